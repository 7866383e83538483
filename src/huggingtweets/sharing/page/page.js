// Load the persona, write posts, show those that may be shown. Everything happens in this browser.

import { fingerprints, similarity } from "./copies.js";
import { Wllama } from "./wllama/wllama.js";

const TRIES = 10;  // posts written for one that may be shown
const CHECK_EVERY = 8;  // tokens between two looks at a post's length
const [button, state, bar, posts, said] =
  ["write", "state", "bar", "posts", "said"].map((id) => document.getElementById(id));
const persona = await (await fetch("persona.json")).json();
const fingerprint = fingerprints(persona.words);
const known = await (await fetch("copies.json")).json();  // real posts, and those written here

// --- Files: from this browser's cache, else from the server ---

const cacheName = `huggingtweets ${new URL(".", location)} ${persona.version}`;
const files = new Map();
const loaded = () => [...files.values()].reduce((sum, blob) => sum + blob.size, 0);

async function load(name, onBytes) {
  const cache = await globalThis.caches?.open(cacheName).catch(() => null);
  const stored = await cache?.match(name);
  const response = stored ?? await fetch(name);
  if (!response.ok) throw new Error(`the server answers ${response.status} for ${name}`);
  const chunks = [], reader = response.body.getReader();
  for (let part = await reader.read(), bytes = 0; !part.done; part = await reader.read()) {
    chunks.push(part.value);
    onBytes(bytes += part.value.length);
  }
  const blob = new Blob(chunks, { type: name.endsWith(".wasm") ? "application/wasm" : "" });
  if (blob.size !== persona.files[name]) throw new Error(`${name} is incomplete`);
  if (!stored) await cache?.put(name, new Response(blob)).catch(() => {});  // no space left: it works without
  files.set(name, blob);
}

let machine = null;

async function start() {
  const total = Object.values(persona.files).reduce((sum, size) => sum + size, 0);
  bar.hidden = false;
  say("Loading the persona.");
  for (const name of Object.keys(persona.files).filter((name) => !files.has(name))) {
    const done = loaded();
    await load(name, (bytes) => showProgress(done + bytes, total));
  }
  bar.hidden = true;
  state.textContent = "Starting …";
  const threads = globalThis.crossOriginIsolated ? Math.min(navigator.hardwareConcurrency >> 1, 4) : 1;
  const runtime = new Wllama({
    "single-thread/wllama.wasm": URL.createObjectURL(files.get("wllama/single.wasm")),
    "multi-thread/wllama.wasm": URL.createObjectURL(files.get("wllama/multi.wasm")),
  }, { suppressNativeLog: true, logger: { debug() {}, log() {}, warn() {}, error() {} } });
  const model = new Blob(persona.pieces.map((name) => files.get(name)));
  await runtime.loadModel([model], { n_ctx: persona.context, n_threads: Math.max(threads, 1) });
  files.clear();
  machine = runtime;
}

// --- Writing: the sampler of huggingtweets.writing ---

/** A token: temperature, then top-p, then min-p. `candidates` are sorted by probability. */
export function draw(candidates, random, { temperature, topP, minP } = persona.sampling) {
  const weights = candidates.map(({ p }) => p ** (1 / temperature));
  const mass = candidates.reduce((sum, { p }) => sum + p, 0);
  // Tokens beyond the candidates weigh at most this, and are never drawn.
  const rest = Math.max(0, 1 - mass) * (candidates.at(-1).p ** (1 / temperature - 1));
  const enough = topP * weights.reduce((sum, weight) => sum + weight, rest);
  let count = 0, held = 0;
  while (count < weights.length && held < enough && weights[count] >= minP * weights[0]) held += weights[count++];
  let point = random * held;
  const drawn = weights.findIndex((weight) => (point -= weight) < 0);
  return candidates[drawn < 0 ? count - 1 : drawn].token;
}

const suppressed = new Set(persona.suppressed);  // tokens that are not text
const decode = async (tokens) => new TextDecoder().decode(await machine.detokenize(tokens));

/** For measurements. */
export const drawn = { tokens: 0, posts: 0, refused: 0 };

/** One post; null if it must not be shown. */
async function sample() {
  const tokens = [];
  await machine.kvClear();
  await machine.decode([persona.start], {});
  while (tokens.length < persona.longest) {
    const candidates = (await machine.getLogits(persona.candidates))
      .filter(({ token }) => token === persona.end ? tokens.length : !suppressed.has(token));
    const token = draw(candidates, Math.random());
    drawn.tokens++;
    if (token === persona.end) {
      const text = (await decode(tokens)).trim();
      return isAllowed(text) ? text : null;
    }
    tokens.push(token);
    if (tokens.length % CHECK_EVERY === 0 && weight(await decode(tokens)) > persona.maxLength) return null;
    await machine.decode([token], {});
  }
  return null;
}

/** Whether a text may be shown: no copy of a real post or of one written here, none too long, empty or broken. */
export function isAllowed(text) {
  const own = fingerprint(text);
  return own.length > 0 && !text.includes("\ufffd") && weight(text) <= persona.maxLength
    && !known.some((each) => similarity(own, each) >= persona.nearCopy);
}

/** Length as X counts it: a link 23, an emoji or a letter of most scripts 2, others 1. */
export function weight(text) {
  const emoji = /\p{Extended_Pictographic}(?:[\ufe0f\p{Emoji_Modifier}]|\u200d\p{Extended_Pictographic})*|\p{RI}{2}/gu;
  const plain = text.replaceAll(/https?:\/\/\S+/gu, "x".repeat(23)).replaceAll(emoji, "xx");
  return [...plain].length + (plain.match(/[^\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]/gu)?.length ?? 0);
}

// --- The page ---

function showProgress(done, total) {
  const megabytes = (count) => Math.round(count / 1e6);
  bar.value = done / total;
  state.textContent = `Loading: ${megabytes(done)} of ${megabytes(total)} MB`;
}

const say = (text) => { said.textContent = text; };

function show(text) {
  const card = document.getElementById("card").content.firstElementChild.cloneNode(true);
  card.querySelector(".post").textContent = text;
  posts.prepend(card);
  say(`${text} ${card.querySelector(".mark").textContent}`);
}

async function write() {
  if (button.hasAttribute("aria-disabled")) return;  // unlike a disabled button, it keeps the focus
  button.setAttribute("aria-disabled", "true");
  state.className = "";
  try {
    if (!machine) await start();
    state.textContent = "Writing …";
    let text = null;
    for (let tries = 0; text === null && tries < TRIES; tries++) {
      text = await sample();
      drawn[text === null ? "refused" : "posts"]++;
    }
    if (text === null) throw new Error("it wrote only posts that copy real ones or are too long");
    known.push(fingerprint(text));
    show(text);
    state.textContent = "";
    button.textContent = "Write another post";
  } catch (error) {
    bar.hidden = true;
    state.className = "error";
    state.textContent = `That did not work: ${error.message ?? error}. Press the button to try again.`;
    say(state.textContent);
  }
  button.removeAttribute("aria-disabled");
}

button.addEventListener("click", write);
button.hidden = false;
state.textContent = "";
navigator.serviceWorker?.register("service-worker.js").catch(() => {});
