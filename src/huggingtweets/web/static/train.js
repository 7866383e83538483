import { address, ask } from "./api.js";
import { changed, onSubmit } from "./fields.js";
import { part } from "./templates.js";

/** Step 2: train with the changed options. */
export function training() {
  const form = document.getElementById("training");
  if (!form) return;
  const told = part(form, "told");
  form.elements.base.addEventListener("input", () => showBase(form));
  form.addEventListener("change", ({ target }) => target.name === "fitting" && setBase(form, target.value));
  showBase(form);
  onSubmit(form, async () => {
    const others = [...form.querySelectorAll("[data-account]:checked")].map((input) => input.value);
    // A base that was chosen is sent even if it is the default one.
    const chosen = part(form, "base-choice").hidden ? {} : { base: form.elements.base.value.trim() || null };
    told.textContent = "Checking the posts…";
    const job = await ask("POST", "/api/trainings", {
      handles: [form.dataset.account, ...others],
      name: form.elements.name.value.trim() || null,
      accept_terms: form.elements.accept_terms.checked,
      fast: form.elements.fast.checked,
      options: { ...changed(form), ...chosen },
    }).finally(() => (told.textContent = ""));
    location.assign(address({ account: form.dataset.account, job: job.id }, "#train"));
  });
}

/** Ask for a base if the default one does not suit the posts, as `misfit` says. */
export function offerBase(form, misfit) {
  const choice = part(form, "base-choice");
  part(form, "misfit").textContent = misfit;
  if (choice.hidden === !misfit) return;
  choice.hidden = !misfit;
  const { base, fitting } = form.elements;
  const isTyped = ![base.defaultValue, ...[...fitting].map((radio) => radio.value)].includes(base.value);
  if (!isTyped) setBase(form, misfit ? fitting[0].value : base.defaultValue);
}

function setBase(form, name) {
  form.elements.base.value = name;
  showBase(form);
}

/** Show the base in the field as the chosen one, with its terms. */
function showBase(form) {
  const name = form.elements.base.value.trim();
  for (const radio of form.elements.fitting) radio.checked = radio.value === name;
  const terms = [...form.querySelectorAll("[data-bases]")];
  for (const each of terms) each.hidden = !each.dataset.bases.split(" ").includes(name);
  part(form, "terms").hidden = terms.every((each) => each.hidden);
}
