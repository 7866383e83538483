import { ask } from "./api.js";
import { serve } from "./cards.js";
import { accept, refuse, typed } from "./fields.js";
import { stream } from "./write.js";

const figures = document.getElementById("figures");
const form = document.getElementById("together");

const percent = (value) => `${Math.round(100 * value)}%`;

// Counted on request, because all posts must be read.
const MORE = [
  ["Characters per post", "characters", (value) => value.toFixed(0)],
  ["Replies", "replies", percent],
  ["Different words in 5,000", "vocabulary", percent],
];

if (figures) {
  const names = JSON.parse(figures.dataset.personas);
  const query = new URLSearchParams(names.map((name) => ["persona", name]));
  ask("GET", `/api/compare?${query}`).then(({ personas }) => {
    const byName = Object.fromEntries(personas.map((row) => [row.name, row]));
    for (const [label, key, shown] of MORE) {
      const row = document.createElement("tr");
      const head = document.createElement("th");
      head.scope = "row";
      head.textContent = label;
      row.append(head, ...names.map((name) => {
        const cell = document.createElement("td");
        const value = byName[name]?.[key];
        cell.textContent = value === null || value === undefined ? "–" : shown(value);
        return cell;
      }));
      figures.tBodies[0].append(row);
    }
  }, () => {}); // personas from elsewhere have no posts to count; the rows above remain
}

if (form) {
  const write = form.querySelector("button.primary");
  const stop = form.querySelector("[data-do=stop]");
  const lists = [...document.querySelectorAll("[data-persona]")];
  lists.forEach(serve);
  let call;
  stop.addEventListener("click", () => call?.abort());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    accept(form);
    call = new AbortController();
    write.hidden = true;
    stop.hidden = false;
    lists.forEach((list) => list.replaceChildren());
    try {
      const body = {
        start: form.elements.start.value,
        n: typed("integer", form.elements.n.value),
        seed: typed("integer", form.elements.seed.value.trim()) ?? Math.floor(Math.random() * 2 ** 31),
        options: {},
      };
      for (const list of lists) {
        if (!call.signal.aborted) await stream(list.dataset.persona, body, list, call.signal);
      }
    } catch (error) {
      refuse(form, error);
    }
    write.hidden = false;
    stop.hidden = true;
  });
}
