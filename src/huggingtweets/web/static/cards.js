import { ask } from "./api.js";
import { say } from "./say.js";
import { clone, part } from "./templates.js";

/** An empty card for a post that is being written. */
export const growing = () => {
  const card = clone("t-card");
  card.classList.add("growing");
  return card;
};

/** Show a finished post in its card. */
export function finish(card, post) {
  card.classList.remove("growing");
  card.dataset.id = post.id ?? "";
  part(card, "text").textContent = post.text;
  part(card, "persona").textContent = post.persona;
  part(card, "copied").hidden = !post.copied;
  const picture = part(card, "picture");
  picture.hidden = !post.id || Boolean(post.copied);
  if (post.id) picture.href = `/api/posts/${post.id}/picture?size=link&theme=light`;
  // A post that is not in the library cannot be rated or compared.
  for (const button of card.querySelectorAll("[data-do=closest], .thumbs")) button.hidden = !post.id;
  press(card, post.good);
}

/** Handle the buttons of all cards in `list`, including later ones. */
export function serve(list) {
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    const card = button?.closest(".card");
    if (card) DO[button.dataset.do]?.(card, button, event);
  });
}

const textOf = (card) => part(card, "text").textContent;

const signed = (card) => `${textOf(card)}\n\n(Written by a machine: the persona ${part(card, "persona").textContent} of HuggingTweets.)\n`;

const DO = {
  async copy(card, button) {
    try {
      await navigator.clipboard.writeText(textOf(card));
      flash(button, "Copied");
    } catch {
      // Over plain HTTP, browsers allow the clipboard on localhost only. Select the text instead.
      getSelection().selectAllChildren(part(card, "text"));
      flash(button, "Selected: press Ctrl+C");
    }
  },

  save(card) {
    const persona = part(card, "persona").textContent;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([signed(card)], { type: "text/plain" }));
    link.download = `${persona}-${card.dataset.id || "post"}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  },

  picture(card, link, event) {
    event.preventDefault();
    const dialog = document.getElementById("picture");
    // A dark page gets a dark picture.
    const theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const draw = () => {
      const { size } = dialog.querySelector("form").elements;
      const path = `/api/posts/${card.dataset.id}/picture?size=${size.value}&theme=${theme}`;
      part(dialog, "image").src = part(dialog, "download").href = path;
    };
    part(dialog, "alt").value = part(dialog, "image").alt = signed(card).trim();
    dialog.onchange = draw;
    draw();
    dialog.showModal();
  },

  async closest(card, button) {
    const box = card.querySelector(".closest");
    const mark = part(card, "closest-mark");
    if (!box.hidden) {
      box.hidden = true;
      button.setAttribute("aria-expanded", "false");
      return;
    }
    box.hidden = false;
    button.setAttribute("aria-expanded", "true");
    mark.textContent = "Searching…";
    part(card, "closest-text").textContent = "";
    try {
      const { similarity, post } = await ask("GET", `/api/posts/${card.dataset.id}/closest`);
      mark.textContent = post
        ? `Real post by @${post.handle}${post.created_at ? `, ${day(post.created_at)}` : ""}: ${Math.round(100 * similarity)}% similar`
        : "No real post shares three words in a row.";
      part(card, "closest-text").textContent = post?.text ?? "";
      say(`${mark.textContent}: ${post?.text ?? ""}`);
    } catch (error) {
      mark.textContent = error.message;
    }
  },

  good: (card, button) => rate(card, button, true),
  bad: (card, button) => rate(card, button, false),
};

async function rate(card, button, good) {
  const wanted = button.getAttribute("aria-pressed") === "true" ? null : good;
  try {
    press(card, (await ask("PUT", `/api/posts/${card.dataset.id}/rating`, { good: wanted })).good);
  } catch (error) {
    say(error.message);
  }
}

function press(card, good) {
  card.querySelector("[data-do=good]").setAttribute("aria-pressed", String(good === true));
  card.querySelector("[data-do=bad]").setAttribute("aria-pressed", String(good === false));
}

function flash(button, text) {
  const before = button.dataset.label ??= button.textContent;
  button.textContent = text;
  say(text);
  setTimeout(() => (button.textContent = before), 2000);
}

const day = (time) => new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
