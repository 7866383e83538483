/** The part of `root` that the template calls `name`. */
export const part = (root, name) => root.querySelector(`[data-f="${name}"]`);

/** A copy of a <template>, with texts in its parts. Only ever as text: people and machines wrote them. */
export function clone(id, texts = {}) {
  const made = document.getElementById(id).content.firstElementChild.cloneNode(true);
  for (const [name, text] of Object.entries(texts)) part(made, name).textContent = text;
  return made;
}

/** Show `text` in an element that is hidden while there is none. */
export function show(element, text) {
  element.textContent = text ?? "";
  element.hidden = !text;
}

export const number = (value) => value.toLocaleString("en");

export const counted = (count, what) => `${number(count)} ${what}${count === 1 ? "" : "s"}`;

/** Seconds as a person says them. */
export function duration(seconds) {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
