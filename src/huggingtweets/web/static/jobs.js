import { address, ask } from "./api.js";
import { LossChart } from "./chart.js";
import { follow } from "./sse.js";
import { say, sayNowAndThen } from "./say.js";
import { clone, counted, duration, fill, number, part, show, stageWords } from "./templates.js";

const FINISHED = ["done", "failed", "stopped"];
const STATES = { stopping: "Stopping after this step…", done: "Done.", failed: "Failed.", stopped: "Stopped." };

const TITLE = document.title;

/** Whether the user has entered something that leaving the page would lose. */
let touched = false;

/** Follow every job on the page. All its earlier events come again, so a reloaded page misses nothing. */
export function jobs() {
  for (const kind of ["input", "submit", "drop"]) addEventListener(kind, () => (touched = true), { capture: true });
  for (const panel of document.querySelectorAll("[data-job]")) new Panel(panel).follow();
}

class Panel {
  constructor(panel) {
    this.panel = panel;
    this.path = `/api/jobs/${panel.dataset.job}`;
    this.bar = panel.querySelector("progress");
    this.chart = part(panel, "chart") && new LossChart(part(panel, "chart"));
    panel.addEventListener("click", (event) => this.act(event.target.closest("[data-do]")));
  }

  get isFinished() {
    return FINISHED.includes(this.panel.dataset.state);
  }

  follow() {
    if (this.isFinished && !this.chart) return;
    const stop = follow(`${this.path}/events`, (kind, value) => {
      this[kind](value);
      if (kind === "state" && this.isFinished) stop();
    }, () => {
      part(this.panel, "words").textContent = "Connection lost. Reconnecting…";
      this.progress(null);
    });
  }

  state(job) {
    const wasFinished = this.isFinished;
    this.panel.dataset.state = job.state;
    const { isFinished } = this;
    this.button("cancel").hidden = isFinished || job.state === "stopping";
    this.button("resume").hidden = !job.can_resume;
    this.button("resume").textContent = job.state === "failed" ? "Try again" : "Resume";
    this.button("delete").hidden = !isFinished;
    this.bar.hidden = isFinished;
    const link = part(this.panel, "next");
    link.hidden = true;
    part(this.panel, "kept").hidden = job.state !== "stopped" || !job.result;
    show(part(this.panel, "error"), job.error);
    if (isFinished) part(this.panel, "left").textContent = "";
    if (job.state === "waiting") {
      this.words(job.position > 1 ? `Waiting: ${counted(job.position - 1, "job")} ahead.` : "Waiting.");
    } else if (STATES[job.state]) {
      this.words(STATES[job.state]);
    }
    if (isFinished && !wasFinished) {
      document.title = `${STATES[job.state]} ${TITLE}`;
      say(`${STATES[job.state]} ${job.error ?? ""}`);
      const next = this.next(job);
      if (next && !touched) this.leave(next);
      link.hidden = !(next && job.result);
      link.firstElementChild.href = next;
    }
  }

  /** The address of the next step, if any. After a stop or a failure it is this page, which then offers what can be done. */
  next(job) {
    if (job.state !== "done") return location.pathname + location.search;
    if (!job.result) return null;
    if (job.kind === "make") return address({ persona: job.persona, job: job.id }, "#share");
    const account = job.result.account ?? job.accounts[0];
    return job.kind !== "train" ? address({ account }) : address({ account, persona: job.persona, job: job.id }, "#write");
  }

  /** Go to the next step. Uses `replace`, because Back would lead here and forward again. */
  leave(next) {
    location.replace(next);
    // The same address only scrolls.
    if (new URL(next, location).search === location.search) location.reload();
  }

  stage(stage) {
    this.words(stageWords(stage));
    this.progress(stage.total ? stage.done / stage.total : null);
    part(this.panel, "left").textContent = "";
  }

  before(before) {
    this.chart?.before(before);
  }

  step(step) {
    this.chart?.step(step);
    const left = `${duration(step.seconds_left)} left`;
    const epochs = step.epochs > 1 ? `Epoch ${number(step.epoch)} of ${number(step.epochs)}, step` : "Training, step";
    this.words(`${epochs} ${number(step.step)} of ${number(step.steps)}`, left);
    part(this.panel, "left").textContent = this.isFinished ? "" : left;
    this.progress(step.step / step.steps);
  }

  epoch(epoch) {
    this.chart?.epoch(epoch);
    say(`Epoch ${epoch.epoch} done: ${epoch.nats_per_token.toFixed(2)} nats per token on held-out posts.`);
  }

  /** The latest samples come first and open. */
  samples({ epoch, posts }) {
    const key = `epoch-${this.panel.dataset.job}-${epoch}`;
    if (document.getElementById(key)) return;
    const made = clone("t-samples", { title: `After epoch ${epoch}` });
    made.id = key;
    const inOrder = posts.toSorted((a, b) => (a.start < b.start ? -1 : 1));
    part(made, "posts").replaceChildren(...inOrder.map(({ start, text }) => {
      const quote = clone("t-quote");
      const given = document.createElement("b");
      given.textContent = text.startsWith(start) ? start : "";
      quote.replaceChildren(given, text.slice(given.textContent.length));
      return quote;
    }));
    const list = part(this.panel, "samples");
    for (const earlier of list.children) earlier.open = false;
    list.prepend(made);
    part(this.panel, "samples-part").hidden = false;
  }

  notice({ text, is_warning }) {
    const list = part(this.panel, "notices");
    if ([...list.children].some((item) => item.textContent === text)) return;
    const item = document.createElement("li");
    item.textContent = text;
    item.classList.toggle("warning", is_warning);
    list.append(item);
  }

  words(text, more = "") {
    if (this.isFinished && !Object.values(STATES).includes(text)) return;
    part(this.panel, "words").textContent = text;
    sayNowAndThen(more ? `${text}, ${more}` : text);
  }

  progress(share) {
    fill(this.bar, share);
    if (!this.isFinished) document.title = share === null ? TITLE : `${Math.round(100 * share)}% · ${TITLE}`;
  }

  button(name) {
    return this.panel.querySelector(`[data-do=${name}]`);
  }

  async act(button) {
    if (!button) return;
    button.disabled = true;
    try {
      if (button.dataset.do === "cancel") {
        this.state(await ask("POST", `${this.path}/cancel`));
      } else if (button.dataset.do === "resume") {
        this.state(await ask("POST", `${this.path}/resume`));
        this.follow();
        this.panel.focus();
      } else {
        await ask("DELETE", this.path);
        location.assign(address({ account: button.dataset.account }));
      }
    } catch (error) {
      show(part(this.panel, "error"), error.message);
    }
    button.disabled = false;
  }
}
