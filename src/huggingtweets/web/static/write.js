import { segment } from "./api.js";
import { finish, growing, serve } from "./cards.js";
import { accept, changed, refuse, typed } from "./fields.js";
import { posted } from "./sse.js";
import { say } from "./say.js";
import { part } from "./templates.js";

/** Step 3: write posts into cards, above the older ones. */
export function writing() {
  const form = document.getElementById("writing");
  if (!form) return;
  const list = document.getElementById("cards");
  serve(list);
  const { temperature } = form.elements;
  temperature.addEventListener("input", () => (document.getElementById("heat").textContent = temperature.value));
  const told = part(form, "told");
  onWrite(form, async (body, signal) => {
    await writeInto(form.dataset.persona, body, list, signal, told);
    say(told.textContent);
  });
}

/** Have `persona` write into `list`, with progress and a summary in `told`. */
export async function writeInto(persona, body, list, signal, told) {
  told.textContent = "Loading the persona…";
  try {
    told.textContent = await stream(persona, body, list, signal, (text) => (told.textContent = text));
  } catch (error) {
    told.textContent = "";
    throw error;
  }
}

/** On submit, call `write` with what the form asks for and with a signal that its Stop button aborts. */
export function onWrite(form, write) {
  const start = form.querySelector("button.primary");
  const stop = form.querySelector("[data-do=stop]");
  let call;
  stop.addEventListener("click", () => call.abort());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    accept(form);
    call = new AbortController();
    start.hidden = true;
    stop.hidden = false;
    stop.focus({ preventScroll: true });
    const body = {
      start: form.elements.start.value,
      n: typed("integer", form.elements.n.value),
      seed: typed("integer", form.elements.seed.value.trim()),
      options: changed(form),
    };
    await write(body, call.signal).catch((error) => refuse(form, error));
    const hadFocus = document.activeElement === stop;
    start.hidden = false;
    stop.hidden = true;
    if (hadFocus) start.focus({ preventScroll: true });
  });
}

/** Have `persona` write into `list`. Returns a summary. */
async function stream(persona, body, list, signal, onWords) {
  const cards = new Map();
  // The latest finished post comes first, as after a reload, and those that grow stand above it.
  const place = (card) => list.insertBefore(card, list.querySelector(".card:not(.growing)"));
  const card = (row) => {
    if (!cards.has(row)) {
      cards.set(row, place(growing()));
      part(cards.get(row), "persona").textContent = persona;
    }
    return cards.get(row);
  };
  let done = 0;
  try {
    for await (const [kind, value] of posted(`/api/personas/${segment(persona)}/posts`, body, onWords, signal)) {
      if (kind === "growth") {
        onWords("Writing…");
        part(card(value.row), "text").textContent = value.text;
      }
      if (kind === "post") {
        finish(place(card(value.row)), value);
        cards.delete(value.row);
        done += 1;
        say(value.text);
      }
      if (kind === "end") return value.summary;
    }
  } catch (error) {
    if (error.name === "AbortError") return `Stopped. ${done ? "Finished posts are kept." : ""}`;
    throw error;
  } finally {
    list.querySelectorAll(".growing").forEach((each) => each.remove());
  }
}
