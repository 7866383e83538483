import { address, ask, segment } from "./api.js";
import { accept, refuse } from "./fields.js";

/** Evaluate the persona, or make a file of it. The job is shown in place. */
export function products() {
  const form = document.getElementById("making");
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    accept(form);
    const { persona } = form.dataset;
    const { product, not_mine } = form.elements;
    try {
      const body = { product: product.value, not_mine: not_mine.checked };
      const job = await ask("POST", `/api/personas/${segment(persona)}/products`, body);
      location.assign(address({ persona, job: job.id }, "#share"));
    } catch (error) {
      refuse(form, error);
    }
  });
}
