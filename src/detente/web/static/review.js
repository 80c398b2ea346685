// Review by keys: each is the press of a button or link that names it (data-key, data-also).
const off = () => document.querySelector("#keys [data-keys-switch]")?.checked === false;
const shown = (one) => one.getClientRects().length > 0;
const named = (key) => [...document.querySelectorAll("[data-key], [data-also]")]
  .find((one) => (one.dataset.key === key || one.dataset.also === key) && shown(one));

const mark = () => document.documentElement.classList.toggle("no-keys", off());
document.addEventListener("DOMContentLoaded", mark); // keys.js has set the switch by then
for (const box of document.querySelectorAll("[data-keys-switch]")) box.addEventListener("change", mark);

let pressed = false;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || off() || pressed) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  const one = named(event.key);
  if (!one) return;
  event.preventDefault();
  if (one.tagName === "SUMMARY") {
    one.parentElement.open = true;
    one.parentElement.querySelector("textarea, input:not([type=hidden])")?.focus();
    return;
  }
  pressed = !one.closest("[data-stays]"); // a second key before the next page came is not meant for it
  one.click();
});
addEventListener("pageshow", () => { pressed = false; });

// Enter in "why" is no verdict.
for (const field of document.querySelectorAll(".why input")) {
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
}

// After a verdict the page begins at its question, so that Tab and a screen reader go on from there.
if (new URLSearchParams(location.search).has("done")) {
  document.querySelector(".question")?.focus({ preventScroll: true });
}
