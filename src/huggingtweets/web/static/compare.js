import { ask } from "./api.js";
import { serve } from "./cards.js";
import { row } from "./templates.js";
import { onWrite, stream } from "./write.js";

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
    const byName = Object.fromEntries(personas.map((each) => [each.name, each]));
    for (const [label, key, shown] of MORE) {
      const values = names.map((name) => byName[name]?.[key]);
      figures.tBodies[0].append(row(label, ...values.map((value) => (value === null || value === undefined ? "–" : shown(value)))));
    }
  }, () => {}); // personas from elsewhere have no posts to count; the rows above remain
}

if (form) {
  const lists = [...document.querySelectorAll("[data-persona]")];
  lists.forEach(serve);
  onWrite(form, async (body, signal) => {
    lists.forEach((list) => list.replaceChildren());
    body.seed ??= Math.floor(Math.random() * 2 ** 31);
    for (const list of lists) {
      if (!signal.aborted) await stream(list.dataset.persona, body, list, signal);
    }
  });
}
