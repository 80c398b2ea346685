// Copies a citation, in italics where it has some; without this module the text can be selected.
// The key c goes to the citation of the item at hand, and copies the first one on its page.
const copied = async (button) => {
  const words = button.closest("[data-copies]").querySelector(".citation");
  const plain = words.innerText.trim();
  try {
    const rich = new Blob([words.innerHTML], { type: "text/html" });
    const text = new Blob([plain], { type: "text/plain" });
    const both = words.tagName === "PRE" ? { "text/plain": text } : { "text/html": rich, "text/plain": text };
    await navigator.clipboard.write([new ClipboardItem(both)]);
    button.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(words);
    button.textContent = "Selected";
  }
  setTimeout(() => { button.textContent = "Copy"; }, 2000);
};
const buttons = [...document.querySelectorAll("button.copy")];
for (const button of buttons) {
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", () => copied(button));
}

const switchedOff = () => {
  try { return localStorage.getItem("detente.keys") === "off"; } catch { return false; }
};
document.addEventListener("keydown", (event) => {
  if (event.key !== "c" || event.ctrlKey || event.metaKey || event.altKey || switchedOff()) return;
  if (event.target.closest("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return;
  if (buttons.length) { event.preventDefault(); copied(buttons[0]); return; }
  const chosen = document.querySelector(".cite:not([hidden]) [data-cite]");
  const item = document.activeElement.closest(".item, .note") ?? document.querySelector(".item.here, .note.here");
  const link = chosen ?? item?.querySelector("a.citing-link") ?? document.querySelector(".record a.citing-link");
  if (link) { event.preventDefault(); location.assign(link.href); }
});
