const EVERY = 10_000;
let waiting = [], timer, last = 0;

/** Announce `text` to screen readers. Texts in quick succession are announced together. */
export function say(text) {
  waiting.push(text);
  clearTimeout(timer);
  timer = setTimeout(() => {
    document.getElementById("say").textContent = waiting.join("\n");
    waiting = [];
  }, 300);
}

/** Like `say`, at most every 10 seconds: for progress. */
export function sayNowAndThen(text) {
  const now = Date.now();
  if (now - last < EVERY) return;
  last = now;
  say(text);
}
