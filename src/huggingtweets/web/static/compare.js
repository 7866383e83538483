import { ask } from "./api.js";
import { serve } from "./cards.js";
import { onWrite, stream } from "./write.js";

const figures = document.getElementById("figures");
const form = document.getElementById("together");

// The figures that need all posts, which the page does not wait for.
const SHOWN = {
  characters: (value) => value.toFixed(0),
  replies: (value) => `${(100 * value).toFixed(1)}%`,
  vocabulary: (value) => value.toFixed(2),
};

if (figures) fill();

async function fill() {
  const names = JSON.parse(figures.dataset.personas);
  const query = new URLSearchParams(names.map((name) => ["persona", name]));
  // It is refused for personas from elsewhere, whose posts are unknown.
  const { personas } = await ask("GET", `/api/compare?${query}`).catch(() => ({ personas: [] }));
  for (const line of figures.querySelectorAll("[data-figure]")) {
    const { figure } = line.dataset;
    names.forEach((name, n) => {
      const value = personas.find((each) => each.name === name)?.[figure];
      line.cells[n + 1].textContent = typeof value === "number" ? SHOWN[figure](value) : "–";
    });
  }
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
