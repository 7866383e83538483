import { ask, segment } from "./api.js";
import { part, show } from "./templates.js";

/** Delete after confirmation; the dialog shows what will be deleted. */
export function library() {
  const dialog = document.getElementById("deleting");
  if (!dialog) return;
  const refusal = part(dialog, "refusal");
  const confirm = dialog.querySelector("[data-do=confirm]");
  let path;
  document.getElementById("library").addEventListener("click", async (event) => {
    const button = event.target.closest("[data-do=delete]");
    if (!button) return;
    const { what, name } = button.dataset;
    path = `/api/${what}/${segment(name)}`;
    part(dialog, "name").textContent = what === "accounts" ? `@${name.slice(name.indexOf(":") + 1)}` : name;
    part(dialog, "sentence").textContent = "";
    show(refusal, "");
    confirm.disabled = true;
    dialog.showModal();
    try {
      part(dialog, "sentence").textContent = (await ask("GET", `${path}/removal`)).sentence;
      confirm.disabled = false;
    } catch (error) {
      show(refusal, error.message);
    }
  });
  confirm.addEventListener("click", async () => {
    confirm.disabled = true;
    try {
      await ask("DELETE", path);
      location.assign("/#library");
      // From "/" the line above only scrolls, so reload.
      if (location.pathname === "/" && !location.search) location.reload();
    } catch (error) {
      confirm.disabled = false;
      show(refusal, error.message);
    }
  });
}
