/** The element in `root` with data-f="name". */
export const part = (root, name) => root.querySelector(`[data-f="${name}"]`);

/** A copy of a <template> with `texts` in its parts, as text and never as HTML. */
export function clone(id, texts = {}) {
  const made = document.getElementById(id).content.firstElementChild.cloneNode(true);
  for (const [name, text] of Object.entries(texts)) part(made, name).textContent = text;
  return made;
}

/** Show `text` in `element`, or hide it without text. */
export function show(element, text) {
  element.textContent = text ?? "";
  element.hidden = !text;
}

export const number = (value) => value.toLocaleString("en");

export const counted = (count, what) => `${number(count)} ${what}${count === 1 ? "" : "s"}`;

/** A stage of long work in words. */
export const stageWords = ({ name, done, total, unit }) =>
  done ? `${name}: ${number(done)}${total ? ` of ${number(total)}` : ""} ${unit}` : `${name}…`;

/** Show a share, from 0 to 1, in a progress bar. null: unknown. */
export function fill(bar, share) {
  if (share === null) bar.removeAttribute("value");
  else bar.value = share;
}

/** Seconds for people: "14 s", "5 min", "1 h 2 min". */
export function duration(seconds) {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A table row of texts, the first of which is its heading. */
export function row(...texts) {
  const made = document.createElement("tr");
  made.append(...texts.map((text, n) => {
    const cell = document.createElement(n ? "td" : "th");
    if (!n) cell.scope = "row";
    cell.textContent = text;
    return cell;
  }));
  return made;
}
