import { address, ask } from "./api.js";
import { accept, onSubmit, refuse, typed } from "./fields.js";
import { number, part } from "./templates.js";
import { sayNowAndThen } from "./say.js";

/** Step 1: a file, an account or the sample. Each starts a job with its own page. */
export function addPosts() {
  const form = document.getElementById("upload");
  if (!form) return;
  drop(form);
  const fetching = document.getElementById("fetch");
  const { argument, limit, with_cw } = fetching.elements;
  onSubmit(fetching, async () => open(await ask("POST", "/api/fetches", {
    argument: argument.value.trim(),
    limit: typed("integer", limit.value.trim()),
    with_cw: with_cw.checked,
  })));
  onSubmit(document.getElementById("sample"), async () => open(await ask("POST", "/api/samples")));
}

const open = (job) => location.assign(address({ job: job.id }));

function drop(form) {
  const input = document.getElementById("file");
  input.addEventListener("change", () => input.files[0] && send(form, input.files[0]));
  // The whole page takes drops: outside of the box, the browser would open the file.
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    form.classList.add("over");
  });
  addEventListener("dragleave", (event) => event.relatedTarget || form.classList.remove("over"));
  addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    form.classList.remove("over");
    for (let each = form.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
    const [item] = event.dataTransfer.items;
    if (item?.webkitGetAsEntry?.()?.isDirectory) {
      refuse(form, new Error("That is a folder. Drop the archive as you received it."));
    } else if (event.dataTransfer.files.length > 1) {
      refuse(form, new Error("Drop one file at a time."));
    } else if (event.dataTransfer.files[0]) {
      send(form, event.dataTransfer.files[0]);
    }
  });
}

/** Uses XMLHttpRequest, because fetch does not report upload progress. */
function send(form, file) {
  accept(form);
  const bar = form.querySelector("progress");
  const told = part(form, "told");
  const cancel = form.querySelector("[data-do=cancel]");
  const call = new XMLHttpRequest();
  const busy = (is) => {
    bar.hidden = told.hidden = cancel.hidden = !is;
    document.getElementById("file").disabled = is;
    document.getElementById("file").value = "";
  };
  const over = (message, field) => {
    busy(false);
    if (message) refuse(form, { message, field });
  };
  const query = new URLSearchParams(new FormData(form));
  query.set("name", file.name);
  call.open("POST", `/api/uploads?${query}`);
  call.setRequestHeader("Content-Type", "application/octet-stream");
  call.responseType = "json";
  call.upload.addEventListener("progress", ({ loaded, total }) => {
    bar.value = total ? loaded / total : 0;
    told.textContent = `${file.name}: ${megabytes(loaded)} of ${megabytes(total)} MB`;
    sayNowAndThen(`${Math.round(100 * bar.value)} per cent uploaded`);
  });
  call.addEventListener("load", () => {
    if (call.status === 202) open(call.response);
    else over(call.response?.error ?? `The server refused the file (${call.status}).`, call.response?.field);
  });
  call.addEventListener("error", () => over("The upload failed. Is the server still running?"));
  call.addEventListener("abort", () => over());
  cancel.onclick = () => call.abort();
  bar.value = 0;
  told.textContent = file.name;
  busy(true);
  call.send(file);
}

const megabytes = (bytes) => (bytes < 1e7 ? (bytes / 1e6).toFixed(1) : number(Math.round(bytes / 1e6)));
