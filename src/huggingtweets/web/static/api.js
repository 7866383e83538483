export const AWAY = "The server does not respond. Is it still running?";

/** Call the JSON API. Unsafe calls always have a JSON body, which other sites cannot send without permission. */
export async function ask(method, path, body, signal) {
  const answer = await request(method, path, body, signal);
  return answer.json();
}

/** The response before its body is read, for streams. */
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
    throw new Error(AWAY);
  }
  if (!answer.ok) throw await refusal(answer);
  return answer;
}

/** An error whose message is shown as it is. `field`: the parameter to blame, if any. */
async function refusal(answer) {
  if (answer.status === 401) location.assign("/enter");
  const value = await answer.json().catch(() => null);
  const error = new Error(value?.error ?? `The server returned an error (${answer.status}).`);
  return Object.assign(error, { field: value?.field });
}

/** A name as one segment of a path. */
export const segment = encodeURIComponent;

/** The address of the start page that shows `values`. */
export function address(values, hash = "") {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
  return `/${query.size ? "?" : ""}${query}${hash}`;
}
