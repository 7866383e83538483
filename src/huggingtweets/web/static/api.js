/** What the server refused, in its own words: they are made for people, so they are shown as they are. */
export class Refused extends Error {
  /** `field`: the parameter that is to blame, where the server names one. */
  constructor(message, field) {
    super(message);
    this.field = field;
  }
}

export const AWAY = "The server does not answer. Is it still running?";

/** One call of the JSON API. A body is sent even where none is needed: the server takes unsafe calls as JSON only. */
export async function ask(method, path, body, signal) {
  const answer = await request(method, path, body, signal);
  return answer.json();
}

/** The answer before it is read, for those that stream. */
export async function request(method, path, body, signal) {
  const init = { method, signal };
  if (method !== "GET") {
    init.headers = { "Content-Type": "application/json" };
    init.body = JSON.stringify(body ?? {});
  }
  let answer;
  try {
    answer = await fetch(path, init);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused(AWAY);
  }
  if (!answer.ok) throw await refusal(answer);
  return answer;
}

async function refusal(answer) {
  if (answer.status === 401) location.assign("/enter");
  const value = await answer.json().catch(() => null);
  return new Refused(value?.error ?? `The server could not do that (${answer.status}).`, value?.field);
}

/** A persona or an account as one part of a path: their names may hold anything. */
export const segment = encodeURIComponent;

/** A place on the page that a reload finds again. */
export function address(values, hash = "") {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
  return `/${query.size ? "?" : ""}${query}${hash}`;
}
