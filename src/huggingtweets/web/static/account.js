import { request, segment } from "./api.js";
import { accept, changed, refuse } from "./fields.js";
import { offerBase } from "./train.js";
import { say } from "./say.js";
import { part } from "./templates.js";

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
      const answer = await request("POST", `/api/accounts/${segment(name)}/found`, { options });
      const rendered = await answer.text();
      if (mine !== latest) return;
      const wasOpen = part(found, "reasons")?.open;
      found.innerHTML = rendered; // by the same template as the page, which escapes all text
      if (wasOpen) part(found, "reasons")?.setAttribute("open", "");
      const { misfit, summary } = found.firstElementChild.dataset;
      say(summary);
      if (!form) return;
      offerBase(form, misfit);
      accept(form);
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
