// Keys, and fields that were left empty. Everything here has a link or a field of its own.
const KEPT = "detente.keys";
const dialog = document.getElementById("keys");
const switches = document.querySelectorAll("[data-keys-switch]");

const stored = () => {
  try { return localStorage.getItem(KEPT); } catch { return null; }
};
let on = stored() !== "off";

for (const box of switches) {
  box.closest("[hidden]")?.removeAttribute("hidden");
  box.checked = on;
  box.addEventListener("change", () => {
    on = box.checked;
    for (const other of switches) other.checked = on;
    try { localStorage.setItem(KEPT, on ? "on" : "off"); } catch { /* a private window keeps nothing */ }
  });
}

document.querySelector("[data-keys]")?.addEventListener("click", (event) => {
  if (!dialog) return;
  event.preventDefault();
  dialog.showModal();
});

// An item is whatever j and k step through; what is focused is its way to the words.
const items = () => [...document.querySelectorAll(".item, .note, .briefs > li, .table tbody tr, .hits > li, .deeds > li, .place, .bulk > li, .account")]
  .filter((item) => item.getClientRects().length);
// What folds is a handle only where it is the item itself: a list of names folded in a cell is not.
const handle = (item) => [":scope > summary", ":scope > details:not(.copies) > summary", ".headline", ".origin", ".name a", "a", "summary"]
  .map((one) => item.querySelector(one)).find(Boolean);

const step = (by) => {
  const all = items();
  if (!all.length) return;
  const now = all.findIndex((item) => item.contains(document.activeElement));
  const below = all.findIndex((item) => item.getBoundingClientRect().top >= 0);
  const start = by > 0 ? Math.max(below, 0) : Math.max(below - 1, 0);
  const next = now < 0 ? start : Math.min(Math.max(now + by, 0), all.length - 1);
  for (const item of all) item.classList.toggle("here", item === all[next]);
  handle(all[next])?.focus({ preventScroll: true });
  all[next].scrollIntoView({ block: "nearest" });
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "Escape" && typing) { typing.blur(); return; }
  if (!on && event.key !== "?") return;
  if (typing || event.ctrlKey || event.metaKey || event.altKey || dialog?.open) return;
  const act = {
    "/": () => { const field = document.getElementById("find") ?? document.getElementById("q"); field?.focus(); field?.select(); },
    "?": () => dialog?.showModal(),
    j: () => step(1),
    k: () => step(-1),
    p: () => (document.querySelector(".item.here .pick-it, .note:focus-within .pick-it, .here .pick-it") ?? document.activeElement.closest(".item, .note, li, tr")?.querySelector(".pick-it"))?.click(),
    r: () => (document.querySelector(".item.here .judge, .note:focus-within .judge") ?? document.querySelector("[data-review]"))?.click(),
  }[event.key];
  if (!act || (event.key === "?" && !on)) return;
  event.preventDefault();
  act();
});

// A line is picked in place; without this module its button sends the form.
const tally = (by) => {
  for (const one of document.querySelectorAll("[data-picks]")) one.textContent = `(${parseInt(one.textContent.slice(1), 10) + by})`;
  document.querySelector(".masthead .picks")?.classList.remove("roomy");
};
let sending = Promise.resolve();
const send = async (button) => {
  const out = button.name === "out";
  const body = new URLSearchParams([[button.name, button.value]]);
  const answer = await fetch("/picked", { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (answer?.type !== "opaqueredirect") { button.form.requestSubmit(button); return; }
  for (const one of document.querySelectorAll(`.pick-it[value="${button.value}"]`)) {
    one.name = out ? "item" : "out";
    one.textContent = out ? "pick" : "picked";
    if (out) one.removeAttribute("aria-pressed"); else one.setAttribute("aria-pressed", "true");
  }
  tally(out ? -1 : 1);
};
for (const button of document.querySelectorAll(".pick-it")) {
  button.addEventListener("click", (event) => {
    if (button.dataset.plain) return;
    event.preventDefault();
    sending = sending.then(() => send(button));
  });
}

// An address says what was asked for and nothing else: empty fields are not sent.
for (const form of document.querySelectorAll("form[action]:not([method=post])")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
}
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form[action] :disabled")) field.disabled = false;
});

// Filters lie open where there is room for them.
if (matchMedia("(min-width: 60rem)").matches) {
  for (const one of document.querySelectorAll(".filters, .narrowing")) one.open = true;
}
