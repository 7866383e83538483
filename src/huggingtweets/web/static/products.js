import { address, ask, segment } from "./api.js";
import { onSubmit } from "./fields.js";

/** Evaluate the persona, or make a file of it. The job is shown in place. */
export function products() {
  const form = document.getElementById("making");
  if (!form) return;
  const { persona } = form.dataset;
  const { product, not_mine } = form.elements;
  onSubmit(form, async () => {
    const body = { product: product.value, not_mine: not_mine.checked };
    const job = await ask("POST", `/api/personas/${segment(persona)}/products`, body);
    location.assign(address({ persona, job: job.id }, "#share"));
  });
}
