import { AWAY, Refused, request } from "./api.js";

const KINDS = ["state", "stage", "before", "step", "epoch", "samples", "notice"];

/** Follow a job. The browser reconnects by itself when a connection breaks, but not when the server that comes back
 * refuses at first; that is tried again here, so that a restart of the server goes by unseen. A tab that nobody sees
 * lets go of its connection, for a browser has only six, and gets all it missed when it is seen again. Gives what ends
 * it. */
export function follow(path, on, onAway) {
  let source, timer, ended = false;
  const begin = () => {
    source = new EventSource(path);
    source.onopen = () => onAway(false);
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => ended || on[kind]?.(JSON.parse(event.data)));
    }
    source.onerror = () => {
      if (ended) return;
      onAway(true);
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

/** The events that a POST answers with, as [kind, value]: EventSource can only GET. */
export async function* posted(path, body, signal) {
  const answer = await request("POST", path, body, signal);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read().catch((error) => {
      throw error.name === "AbortError" ? error : new Refused(AWAY);
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
