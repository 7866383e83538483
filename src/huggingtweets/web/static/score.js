import { segment } from "./api.js";
import { accept, refuse } from "./fields.js";
import { posted } from "./sse.js";
import { clone, counted, number, part, show } from "./templates.js";

const WEAK = 2, STRONG = 6;

/** Score texts: how much do they sound like the account? */
export function scoring() {
  const form = document.getElementById("scoring");
  if (!form) return;
  const button = form.querySelector("button");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    accept(form);
    const told = part(form, "told");
    button.disabled = true;
    told.textContent = "Loading the persona…";
    try {
      const texts = form.elements.texts.value.split("\n").filter((line) => line.trim());
      let scores;
      for await (const [kind, value] of posted(`/api/personas/${segment(form.dataset.persona)}/scores`, { texts })) {
        if (kind === "waiting" && value.position > 1) told.textContent = `Waiting: ${counted(value.position - 1, "request")} ahead of you.`;
        if (kind === "stage") told.textContent = value.total ? `${value.name}: ${number(value.done)} of ${number(value.total)}` : `${value.name}…`;
        if (kind === "error") throw new Error(value.error);
        if (kind === "end") scores = value;
      }
      if (!scores) throw new Error("The connection was lost. Try again.");
      told.textContent = scores.skipped ? `${counted(scores.skipped, "text")} without words skipped.` : "";
      show(part(form, "bundle"), scores.bundle?.summary);
      show(part(form, "limits"), scores.limits);
      part(form, "scores").replaceChildren(...scores.texts.map(card));
    } catch (error) {
      told.textContent = "";
      refuse(form, error);
    }
    button.disabled = false;
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
