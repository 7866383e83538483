import { AWAY, request } from "./api.js";
import { counted, stageWords } from "./templates.js";

const KINDS = ["state", "stage", "before", "step", "epoch", "samples", "notice"];

/** Follow a job's events: calls `on` with kind and value of each, and `onAway` when the connection is lost. Returns a
 * function that stops it. */
export function follow(path, on, onAway) {
  let source, timer;
  const begin = () => {
    source = new EventSource(path);
    for (const kind of KINDS) source.addEventListener(kind, (event) => on(kind, JSON.parse(event.data)));
    source.onerror = () => {
      onAway();
      // Browsers reconnect by themselves, except after an error response, such as a proxy's while the server restarts.
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(begin, 2000);
    };
  };
  begin();
  return () => {
    clearTimeout(timer);
    source.close();
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
