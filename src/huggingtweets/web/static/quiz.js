import { ask } from "./api.js";
import { typed } from "./fields.js";
import { result } from "./sse.js";
import { say } from "./say.js";
import { clone, fill, show } from "./templates.js";

const root = document.getElementById("quiz");
const parts = Object.fromEntries([...root.querySelectorAll("[data-f]")].map((each) => [each.dataset.f, each]));
let quiz, at, answers;

parts.begin.addEventListener("submit", (event) => {
  event.preventDefault();
  begin();
});
parts.again.addEventListener("click", begin);
parts.guess.addEventListener("click", (event) => {
  const said = event.target.closest("[data-say]")?.dataset.say;
  if (said) answer(said === "machine");
});
parts.next.addEventListener("click", () => {
  at += 1;
  question();
});

function only(name) {
  for (const each of ["begin", "making", "asking", "end"]) parts[each].hidden = each !== name;
}

async function begin() {
  only("making");
  show(parts.refusal, "");
  const bar = parts.making.querySelector("progress");
  try {
    const body = { persona: root.dataset.persona, n: typed("integer", document.getElementById("n").value), seed: null };
    quiz = await result("/api/quizzes", body, (words, share) => {
      parts.words.textContent = words;
      fill(bar, share);
    });
    [at, answers] = [0, []];
    only("asking");
    question();
  } catch (error) {
    only("begin");
    show(parts.refusal, error.message);
  }
}

function question() {
  if (at === quiz.questions.length) {
    only("end");
    document.getElementById("ended").focus();
    return;
  }
  parts.asked.textContent = `Question ${at + 1} of ${quiz.questions.length}`;
  parts.text.textContent = quiz.questions[at].text;
  parts.guess.hidden = false;
  parts.reveal.hidden = true;
  show(parts.refusal, "");
  parts.asked.focus();
  say(quiz.questions[at].text);
}

async function answer(machine) {
  const { position, text } = quiz.questions[at];
  const buttons = parts.guess.querySelectorAll("button");
  buttons.forEach((button) => (button.disabled = true));
  try {
    const told = await ask("POST", `/api/quizzes/${quiz.id}/answers`, { position, machine });
    answers.push({ text, ...told });
    parts.guess.hidden = true;
    parts.reveal.hidden = false;
    parts.answer.textContent = told.feedback;
    parts.next.textContent = at + 1 === quiz.questions.length ? "Result" : "Next";
    parts.next.focus();
    if (told.verdict) end(told);
  } catch (error) {
    show(parts.refusal, error.message);
  }
  buttons.forEach((button) => (button.disabled = false));
}

function end({ verdict, figures }) {
  parts.verdict.textContent = verdict;
  parts.figures.replaceChildren(...Object.entries(figures).map(([label, value]) => clone("t-figure", { label, value })));
  parts.recap.replaceChildren(...answers.map((each) => clone("t-recap", {
    text: each.text,
    mark: `${each.machine_written ? "A machine wrote it" : "It is real"}. Your answer was ${each.right ? "right" : "wrong"}.`,
  })));
}
