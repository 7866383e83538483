import { AWAY, request } from "./api.js";
import { counted, stageWords } from "./templates.js";

const KINDS = ["state", "stage", "before", "step", "epoch", "samples", "notice"];

/** Follow a job's events: calls `on` with kind and value of each, and `onAway` when the connection is lost. Returns a function that stops it.
 *
 * Browsers reconnect by themselves, except after an error response: then this reconnects, so that a restart of the
 * server is not noticed. A hidden tab closes its connection, because browsers allow six per host. */
export function follow(path, on, onAway) {
  let source, timer, ended = false;
  const begin = () => {
    source = new EventSource(path);
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => ended || on(kind, JSON.parse(event.data)));
    }
    source.onerror = () => {
      if (ended) return;
      onAway();
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(begin, 2000);
    };
  };
  const rest = () => {
    clearTimeout(timer);
    source.close();
  };
  const look = () => {
    rest();
    if (!document.hidden) begin();
  };
  begin();
  document.addEventListener("visibilitychange", look);
  return () => {
    ended = true;
    rest();
    document.removeEventListener("visibilitychange", look);
  };
}

/** The events of a POST response as [kind, value]; EventSource only supports GET. `onWords` gets progress in words and
 * as a share, null if unknown. Throws the error that the work ends with. */
export async function* posted(path, body, onWords, signal) {
  for await (const [kind, value] of events(path, body, signal)) {
    if (kind === "error") throw new Error(value.error);
    if (kind === "stage") onWords(stageWords(value), value.total ? value.done / value.total : null);
    else if (kind !== "waiting") yield [kind, value];
    else if (value.position > 1) onWords(`Waiting: ${counted(value.position - 1, "request")} ahead of you.`, null);
  }
  throw new Error("The connection was lost. Try again.");
}

/** The result of work that has no events but progress. */
export const result = async (path, body, onWords) => (await posted(path, body, onWords).next()).value[1];

async function* events(path, body, signal) {
  const answer = await request("POST", path, body, signal);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read().catch((error) => {
      throw error.name === "AbortError" ? error : new Error(AWAY);
    });
    if (done) return;
    const parts = (rest + value).split(/\r?\n\r?\n/);
    rest = parts.pop();
    for (const part of parts) {
      let kind = "message", data = "";
      for (const line of part.split(/\r?\n/)) {
        if (line.startsWith("event:")) kind = line.slice(6).trim();
        if (line.startsWith("data:")) data += line.slice(5);
      }
      if (data) yield [kind, JSON.parse(data)];
    }
  }
}
