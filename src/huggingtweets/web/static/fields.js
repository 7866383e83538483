import { part, show } from "./templates.js";

/** What was changed of the options in `form`: the server fills in the rest, so that a default is written once. */
export function changed(form, which = "[data-kind]") {
  const values = {};
  for (const input of form.querySelectorAll(which)) {
    const [value, offered] = input.type === "checkbox"
      ? [input.checked, input.defaultChecked]
      : input.tagName === "SELECT"
        ? [input.value, [...input.options].find((option) => option.defaultSelected)?.value ?? input.options[0].value]
        : [input.value.trim(), input.defaultValue.trim()];
    if (value !== offered) values[input.name] = typed(input.dataset.kind, value);
  }
  return values;
}

/** What is no number goes as it was typed: the server says best what is wrong with it. */
export function typed(kind, value) {
  if (kind === "list") return value.split(",").map((word) => word.trim()).filter(Boolean);
  if (value === "") return null;
  if (kind === "integer" || kind === "number") return Number.isFinite(Number(value)) ? Number(value) : value;
  return value;
}

/** Show why the server refused: beside the field that is to blame, else where the form keeps room for it. */
export function refuse(form, { message, field }) {
  accept(form);
  const named = /^“(.+?)” /.exec(message)?.[1];
  const called = (each) => each.dataset.called ?? each.labels?.[0]?.textContent;
  const input = [...form.elements].find((each) => (field && each.name === field) || (named && called(each) === named));
  const sentence = input && field ? message.replace(field, `“${called(input)}”`) : message;
  if (!input) {
    show(part(form, "refusal"), sentence);
    return;
  }
  for (let each = input.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
  const said = document.createElement("p");
  said.className = "error";
  said.id = `${input.id}-error`;
  said.textContent = sentence;
  input.closest(".field").append(said);
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-errormessage", said.id);
  input.focus();
}

/** Take back what `refuse` said. */
export function accept(form) {
  show(part(form, "refusal"), "");
  for (const input of form.querySelectorAll("[aria-invalid]")) {
    document.getElementById(`${input.id}-error`)?.remove();
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-errormessage");
  }
}
