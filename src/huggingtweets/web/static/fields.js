import { part, show } from "./templates.js";

/** On submit, call `action`, with the button disabled meanwhile. Its error is shown in the form. */
export function onSubmit(form, action) {
  const button = form.querySelector("button:not([type=button])");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    accept(form);
    button.disabled = true;
    await action().catch((error) => refuse(form, error));
    button.disabled = false;
  });
}

/** The options in `form` that differ from their defaults; the server fills in the rest. */
export function changed(form, which = "[data-kind]") {
  const values = {};
  for (const input of form.querySelectorAll(which)) {
    const [value, initial] = input.type === "checkbox"
      ? [input.checked, input.defaultChecked]
      : input.tagName === "SELECT"
        ? [input.value, [...input.options].find((option) => option.defaultSelected)?.value ?? input.options[0].value]
        : [input.value.trim(), input.defaultValue.trim()];
    if (value !== initial) values[input.name] = typed(input.dataset.kind, value);
  }
  return values;
}

/** A field's value as JSON. What is not a number is sent as typed, and the server explains what is wrong. */
export function typed(kind, value) {
  if (kind === "list") return value.split(",").map((word) => word.trim()).filter(Boolean);
  if (value === "") return null;
  if (kind === "integer" || kind === "number") return Number.isFinite(Number(value)) ? Number(value) : value;
  return value;
}

/** Show an error beside the field to blame, else where the form has room for it. */
export function refuse(form, { message, field }) {
  accept(form);
  const input = field && [...form.elements].find((each) => each.name === field);
  if (!input) {
    show(part(form, "refusal"), message);
    return;
  }
  for (let each = input.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
  const error = document.createElement("p");
  error.className = "error";
  error.id = `${input.id}-error`;
  error.textContent = message;
  const place = input.closest(".field");
  place.hidden = false;
  place.append(error);
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-errormessage", error.id);
  input.focus();
}

/** Remove the errors that `refuse` showed. */
export function accept(form) {
  show(part(form, "refusal"), "");
  for (const input of form.querySelectorAll("[aria-invalid]")) {
    document.getElementById(`${input.id}-error`)?.remove();
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-errormessage");
  }
}
