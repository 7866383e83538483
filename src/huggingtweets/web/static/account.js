import { ask, segment } from "./api.js";
import { accept, changed, refuse } from "./fields.js";
import { offerBase } from "./train.js";
import { say } from "./say.js";
import { clone, number, part } from "./templates.js";

/** Load the counts of kept and dropped posts, after the page because it takes a moment. */
export function account() {
  const found = document.getElementById("found");
  const name = found?.dataset.account;
  if (!name) return;
  const form = document.getElementById("training");
  let latest = 0;
  const load = async (options) => {
    const mine = ++latest;
    try {
      const curated = await ask("POST", `/api/accounts/${segment(name)}/curated`, { options });
      if (mine !== latest) return;
      found.replaceChildren(render(curated, found));
      if (form) offerBase(form, curated.misfit);
      say(`${number(curated.kept)} posts for training, ${number(curated.read - curated.kept)} dropped`);
      if (form) accept(form);
    } catch (error) {
      if (mine !== latest) return;
      if (form && Object.keys(options).length) refuse(form, error);
      else found.firstElementChild.textContent = error.message;
    }
  };
  load({});
  // Show the effect of changed curation options.
  form?.addEventListener("change", (event) => {
    if (event.target.matches("[data-curates]")) load(changed(form, "[data-curates]"));
  });
}

function render(curated, before) {
  const made = clone("t-found", {
    read: number(curated.read),
    kept: number(curated.kept),
    left: number(curated.read - curated.kept),
    masked: number(curated.masked),
    unlinked: number(curated.unlinked),
    languages: curated.languages_in_words,
  });
  const quotes = (texts) => texts.map((text) => {
    const quote = clone("t-quote");
    quote.textContent = text;
    return quote;
  });
  part(made, "kept_examples").replaceChildren(...quotes(curated.kept_examples));
  for (const name of ["masked", "unlinked"]) part(made, `${name}-part`).hidden = !curated[name];
  part(made, "languages-part").hidden = !curated.languages_in_words;
  const dropped = Object.entries(curated.dropped).filter(([, count]) => count).sort(([, a], [, b]) => b - a);
  part(made, "reasons-part").hidden = !dropped.length;
  part(made, "reasons-part").open = Boolean(before.querySelector("[data-f=reasons-part]")?.open);
  part(made, "reasons").replaceChildren(...dropped.map(([reason, count]) => {
    const item = clone("t-reason", { count: number(count), label: curated.labels[reason] });
    part(item, "examples").replaceChildren(...quotes(curated.examples[reason] ?? []));
    return item;
  }));
  return made;
}
