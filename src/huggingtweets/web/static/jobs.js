import { address, ask } from "./api.js";
import { Curve } from "./chart.js";
import { follow } from "./sse.js";
import { say, sayNowAndThen } from "./say.js";
import { clone, counted, duration, number, part, show } from "./templates.js";

const OVER = ["done", "failed", "stopped"];
const WORDS = { stopping: "Stopping after this step…", done: "Done.", failed: "That did not work.", stopped: "Stopped." };

/** Whether something was begun on this page that leaving it would lose. */
let touched = false;

/** Show how every job on the page goes on. All that was before comes again, so a reloaded page misses nothing. */
export function jobs() {
  for (const kind of ["input", "submit", "drop"]) addEventListener(kind, () => (touched = true), { capture: true });
  for (const panel of document.querySelectorAll("[data-job]")) new Panel(panel).begin();
}

class Panel {
  constructor(panel) {
    this.panel = panel;
    this.path = `/api/jobs/${panel.dataset.job}`;
    this.bar = panel.querySelector("progress");
    this.curve = part(panel, "chart") && new Curve(part(panel, "chart"));
    panel.addEventListener("click", (event) => this.act(event.target.closest("[data-do]")));
  }

  get isOver() {
    return OVER.includes(this.panel.dataset.state);
  }

  begin() {
    if (this.isOver && !this.curve) return;
    const end = follow(`${this.path}/events`, {
      state: (job) => {
        this.state(job);
        if (OVER.includes(job.state)) end();
      },
      stage: (stage) => this.stage(stage),
      before: (before) => this.curve?.before(before),
      step: (step) => this.step(step),
      epoch: (epoch) => this.epoch(epoch),
      samples: (samples) => this.samples(samples),
      notice: (notice) => this.notice(notice),
    }, (away) => this.away(away));
  }

  state(job) {
    const wasOver = this.isOver;
    this.panel.dataset.state = job.state;
    const over = OVER.includes(job.state);
    this.button("cancel").hidden = over || job.state === "stopping";
    this.button("resume").hidden = !job.can_resume;
    this.button("resume").textContent = job.state === "failed" ? "Try again" : "Go on";
    this.button("forget").hidden = !over;
    this.bar.hidden = over;
    part(this.panel, "next").hidden = true;
    part(this.panel, "stays").hidden = job.state !== "stopped" || !job.result;
    show(part(this.panel, "error"), job.error);
    if (over) part(this.panel, "left").textContent = "";
    if (job.state === "waiting") {
      this.words(job.position > 1 ? `Waiting, with ${counted(job.position - 1, "job")} before it.` : "Waiting for its turn.");
    } else if (WORDS[job.state]) {
      this.words(WORDS[job.state]);
    }
    if (over && !wasOver) {
      const next = this.next(job);
      say(`${WORDS[job.state]} ${job.error ?? ""}`);
      if (next && touched) this.offer(next);
      else if (next) this.leave(next);
    }
  }

  /** Where the next step is, if there is one: a training that was stopped can write with what it learnt so far, which
   * this page shows when it is drawn anew. */
  next(job) {
    if (!job.result) return null;
    if (job.state !== "done") return location.pathname + location.search;
    const account = job.result.account ?? job.accounts[0];
    return job.kind !== "train" ? address({ account }) : address({ account, persona: job.persona, job: job.id }, "#write");
  }

  offer(next) {
    const link = part(this.panel, "next");
    link.hidden = false;
    link.firstElementChild.href = next;
  }

  /** On to the next step, which the server draws. `replace`, or Back would lead here and on again. */
  leave(next) {
    location.replace(next);
    // To where one is already, that only scrolls.
    if (new URL(next, location).search === location.search) location.reload();
  }

  stage({ name, done, total, unit }) {
    this.words(done ? `${name}: ${number(done)}${total ? ` of ${number(total)}` : ""} ${unit}` : `${name}…`);
    this.progress(total ? done / total : null);
    part(this.panel, "left").textContent = "";
  }

  step(step) {
    this.curve?.step(step);
    const left = `${duration(step.seconds_left)} to go`;
    const epochs = step.epochs > 1 ? `Epoch ${number(step.epoch)} of ${number(step.epochs)}, step` : "Training, step";
    this.words(`${epochs} ${number(step.step)} of ${number(step.steps)}`, left);
    part(this.panel, "left").textContent = this.isOver ? "" : left;
    this.progress(step.step / step.steps);
  }

  epoch(epoch) {
    this.curve?.epoch(epoch);
    say(`Epoch ${epoch.epoch} is done: ${epoch.nats_per_token.toFixed(2)} nats per token on held-out posts.`);
  }

  /** The latest on top and open: what became better is seen first, the rest is there to compare. */
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
    if (this.isOver && !Object.values(WORDS).includes(text)) return;
    part(this.panel, "words").textContent = text;
    sayNowAndThen(more ? `${text}, ${more}` : text);
  }

  progress(share) {
    if (share === null) this.bar.removeAttribute("value");
    else this.bar.value = share;
  }

  away(is) {
    if (is) {
      part(this.panel, "words").textContent = "The server is away. This goes on by itself when it is back.";
      this.progress(null);
    }
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
        this.begin();
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
