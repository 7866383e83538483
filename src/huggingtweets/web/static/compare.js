import { serve } from "./cards.js";
import { onWrite, writeInto } from "./write.js";

const form = document.getElementById("together");

if (form) {
  const lists = [...document.querySelectorAll("[data-persona]")];
  lists.forEach(serve);
  onWrite(form, async (body, signal) => {
    lists.forEach((list) => [list, list.previousElementSibling].forEach((each) => each.replaceChildren()));
    body.seed ??= Math.floor(Math.random() * 2 ** 31);
    for (const list of lists) {
      if (!signal.aborted) await writeInto(list.dataset.persona, body, list, signal, list.previousElementSibling);
    }
  });
}
