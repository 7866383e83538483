import { address, ask } from "./api.js";
import { accept, changed, refuse } from "./fields.js";
import { part } from "./templates.js";

/** Step 2: train with the changed options. */
export function training() {
  const form = document.getElementById("training");
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    accept(form);
    const button = form.querySelector("[data-do=train]");
    button.disabled = true;
    const others = [...form.querySelectorAll("[data-account]:checked")].map((input) => input.value);
    const fitting = part(form, "base-choice").hidden ? {} : { base: form.elements.fitting.value };
    try {
      const job = await ask("POST", "/api/trainings", {
        handles: [form.dataset.account, ...others],
        name: form.elements.name.value.trim() || null,
        accept_terms: form.elements.accept_terms.checked,
        fast: form.elements.fast.checked,
        options: { ...fitting, ...changed(form) },
      });
      location.assign(address({ account: form.dataset.account, job: job.id }, "#train"));
    } catch (error) {
      button.disabled = false;
      refuse(form, error);
    }
  });
}
