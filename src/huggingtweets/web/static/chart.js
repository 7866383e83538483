import { number, part, row } from "./templates.js";

const SVG = "http://www.w3.org/2000/svg";
const ROOM = { left: 38, right: 12, top: 10, bottom: 34 };
const FEWEST = 40;

/** The loss during training: a line for training posts, a dot per epoch for held-out posts, a dashed line for the
 * untuned base. Redrawn to fit with every step, at most once per frame; a table has the same numbers. */
export class LossChart {
  #steps = new Map();
  #epochs = new Map();
  #before = null;
  #planned = 0;
  #asked = false;

  constructor(figure) {
    this.figure = figure;
    this.plot = part(figure, "plot");
    new ResizeObserver(() => this.#soon()).observe(this.plot);
  }

  before({ nats_per_token }) {
    this.#before = nats_per_token;
    this.#soon();
  }

  /** Keyed by number, because a page that reconnects gets them again. */
  step({ step, steps, nats_per_token }) {
    this.#steps.set(step, nats_per_token);
    this.#planned = steps;
    this.#soon();
  }

  epoch(epoch) {
    const at = Math.max(0, ...this.#steps.keys());
    if (!this.#epochs.has(epoch.epoch)) this.#epochs.set(epoch.epoch, { ...epoch, at });
    this.#soon();
  }

  #soon() {
    this.figure.hidden = this.#steps.size === 0 && this.#before === null;
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.#draw();
    });
  }

  #draw() {
    const { clientWidth: width, clientHeight: height } = this.plot;
    if (!width || this.figure.hidden) return;
    const steps = [...this.#steps].sort(([a], [b]) => a - b);
    const epochs = [...this.#epochs.values()];
    // Single steps are noisy: of many, only their running mean shows the learning.
    const line = steps.length < FEWEST ? steps : smooth(steps);
    const values = [...line.map(([, y]) => y), ...epochs.map((each) => each.nats_per_token)];
    if (this.#before !== null) values.push(this.#before);
    const [low, high, tick] = scale(Math.min(...values), Math.max(...values));
    const last = Math.max(this.#planned, 1);
    const x = (step) => ROOM.left + (step / last) * (width - ROOM.left - ROOM.right);
    const y = (nats) => ROOM.top + ((high - nats) / (high - low)) * (height - ROOM.top - ROOM.bottom);
    const latest = steps.length ? `, now ${steps.at(-1)[1].toFixed(2)} on training posts` : "";
    const label = `Loss by training step${latest}. The table has it by epoch.`;
    const svg = element("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });
    for (let at = low; at <= high + tick / 2; at += tick) {
      svg.append(element("line", { class: "grid", x1: ROOM.left, x2: width - ROOM.right, y1: y(at), y2: y(at) }));
      svg.append(text(ROOM.left - 8, y(at) + 4, at.toFixed(Math.max(0, Math.ceil(-Math.log10(tick)))), "end"));
    }
    const under = height - ROOM.bottom + 18;
    const [, , xTick] = scale(0, last);
    for (let at = 0; at <= last; at += Math.max(1, xTick)) svg.append(text(x(at), under, number(at), "middle"));
    svg.append(text(width - ROOM.right, height - 2, "training steps", "end"));
    if (this.#before !== null) {
      const at = y(this.#before);
      svg.append(element("line", { class: "base-line", x1: ROOM.left, x2: width - ROOM.right, y1: at, y2: at }));
      svg.append(text(width - ROOM.right, at < ROOM.top + 14 ? at + 15 : at - 6, `before training ${this.#before.toFixed(2)}`, "end"));
    }
    const path = line.map(([step, nats], n) => `${n ? "L" : "M"}${x(step).toFixed(1)} ${y(nats).toFixed(1)}`).join("");
    if (steps.length) svg.append(element("path", { class: "train-line", d: path }));
    for (const { at, nats_per_token } of epochs) {
      svg.append(element("circle", { class: "held-out", cx: x(at), cy: y(nats_per_token), r: 5 }));
      if (epochs.length <= 6) {
        const isRight = x(at) > width - 60;
        svg.append(text(x(at) + (isRight ? 5 : 0), y(nats_per_token) - 12, nats_per_token.toFixed(2), isRight ? "end" : "middle", "held-out-label"));
      }
    }
    this.plot.replaceChildren(svg);
    this.#table(epochs);
  }

  #table(epochs) {
    const rows = epochs.map((each) => row(each.epoch, each.train_nats_per_token.toFixed(3), each.nats_per_token.toFixed(3), each.bits_per_byte.toFixed(3)));
    if (this.#before !== null) rows.unshift(row("before", "", this.#before.toFixed(3), ""));
    part(this.figure, "rows").replaceChildren(...rows);
  }
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function text(x, y, words, anchor, kind = "") {
  const made = element("text", { x, y, "text-anchor": anchor, class: kind });
  made.textContent = words;
  return made;
}

/** Ends and spacing of about five round ticks from `low` to `high`. */
function scale(low, high) {
  const rough = Math.max(high - low, 1e-3) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const tick = power * [1, 2, 5, 10].find((each) => each * power >= rough);
  const bottom = Math.floor(low / tick);
  const top = Math.max(Math.ceil(high / tick), bottom + 1);
  return [bottom * tick, top * tick, tick];
}

function smooth(steps) {
  const reach = Math.max(2, Math.round(steps.length / 15));
  return steps.map(([step], n) => {
    const near = steps.slice(Math.max(0, n - reach), n + reach + 1);
    return [step, near.reduce((sum, [, nats]) => sum + nats, 0) / near.length];
  });
}
