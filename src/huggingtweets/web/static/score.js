import { segment } from "./api.js";
import { onSubmit } from "./fields.js";
import { result } from "./sse.js";
import { clone, counted, part, show } from "./templates.js";

const WEAK = 2, STRONG = 6;

/** Score texts: how much do they sound like the account? */
export function scoring() {
  const form = document.getElementById("scoring");
  if (!form) return;
  const told = part(form, "told");
  onSubmit(form, async () => {
    told.textContent = "Loading the persona…";
    const texts = form.elements.texts.value.split("\n").filter((line) => line.trim());
    const path = `/api/personas/${segment(form.dataset.persona)}/scores`;
    const scores = await result(path, { texts }, (words) => (told.textContent = words)).finally(() => (told.textContent = ""));
    if (scores.skipped) told.textContent = `${counted(scores.skipped, "text")} without words skipped.`;
    show(part(form, "bundle"), scores.bundle?.summary);
    show(part(form, "limits"), scores.limits);
    part(form, "scores").replaceChildren(...scores.texts.map(card));
  });
}

/** A text with its words shaded: how much more, or less, the persona expects each than its base. */
function card({ words, summary, is_cut }) {
  const made = clone("t-score", { mark: is_cut ? `${summary} Only the beginning is scored.` : summary });
  part(made, "text").append(...words.map(({ text, bits }) => {
    const word = document.createElement("span");
    word.textContent = text;
    word.title = `${bits < 0 ? "−" : "+"}${Math.abs(bits).toFixed(1)} bits`;
    if (Math.abs(bits) >= WEAK) word.className = `${bits < 0 ? "less" : "more"}${Math.abs(bits) >= STRONG ? " much" : ""}`;
    return word;
  }));
  return made;
}
