const EVERY = 10_000;
let waiting = [], timer, last = 0;

/** Have a screen reader say `text`. What comes close together is said together, or the last would hide the rest. */
export function say(text) {
  waiting.push(text);
  clearTimeout(timer);
  timer = setTimeout(() => {
    document.getElementById("say").textContent = waiting.join("\n");
    waiting = [];
  }, 300);
}

/** As `say`, but for progress, which changes all the time and is told now and then. */
export function sayNowAndThen(text) {
  const now = Date.now();
  if (now - last < EVERY) return;
  last = now;
  say(text);
}
