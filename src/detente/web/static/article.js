// The article: mark and item point at each other, layers switch without a load, words have addresses.
const reading = document.querySelector(".reading");
const noteOf = (number) => document.getElementById(`i${number}`);
const marksOf = (number) => [...reading.querySelectorAll(".m[data-items]")]
  .filter((mark) => mark.dataset.items.split(" ").includes(number));

// ---------------------------------------------------------------- mark <-> item
const numbersAt = (target) => {
  const note = target.closest?.(".note");
  if (note) return [note.dataset.item];
  const ref = target.closest?.(".ref");
  if (ref) return [ref.dataset.n];
  return target.closest?.(".m[data-items]")?.dataset.items.split(" ") ?? [];
};
const light = (numbers) => {
  for (const lit of reading.querySelectorAll(".on:not(.layer)")) lit.classList.remove("on");
  for (const number of numbers) {
    noteOf(number)?.classList.add("on");
    document.getElementById(`r${number}`)?.classList.add("on");
    for (const mark of marksOf(number)) mark.classList.add("on");
  }
};
reading.addEventListener("pointerover", (event) => light(numbersAt(event.target)));
reading.addEventListener("pointerleave", () => light([]));
reading.addEventListener("focusin", (event) => light(numbersAt(event.target)));
reading.addEventListener("focusout", () => light([]));

const toItem = (number) => {
  const summary = noteOf(number)?.querySelector("summary");
  if (!summary) return;
  summary.focus({ preventScroll: true });
  noteOf(number).scrollIntoView({ block: "nearest" });
};
reading.addEventListener("click", (event) => {
  const ref = event.target.closest(".ref");
  if (ref) { event.preventDefault(); toItem(ref.dataset.n); return; }
  const mark = event.target.closest(".m[data-items]");
  if (mark && !event.target.closest("a") && getSelection().isCollapsed) {
    const shown = mark.dataset.items.split(" ").filter((n) => noteOf(n)?.getClientRects().length);
    // the innermost item is the one with the fewest words
    const size = (n) => marksOf(n).reduce((sum, part) => sum + part.textContent.length, 0);
    shown.sort((a, b) => size(a) - size(b));
    if (shown.length) toItem(shown[0]);
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "m" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("#keys [data-keys-switch]")?.checked === false) return;
  const here = document.activeElement;
  const note = here.closest?.(".note");
  if (note) document.getElementById(`r${note.dataset.item}`)?.focus();
  else if (here.closest?.(".ref")) toItem(here.dataset.n);
});

// ---------------------------------------------------------------- layers
for (const link of reading.querySelectorAll("[data-layer]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    link.classList.toggle("on");
    const layers = [...reading.querySelectorAll("[data-layer]")];
    for (const other of layers) {
      const on = other.classList.contains("on");
      reading.classList.toggle(`show-${other.dataset.layer}`, on);
      other.querySelector(".state").textContent = on ? " shown" : " hidden";
    }
    const shown = layers.filter((one) => one.classList.contains("on")).map((one) => one.dataset.layer);
    const url = new URL(location.href);
    url.searchParams.set("marks", shown.join(",") || "none");
    history.replaceState(null, "", url.href.replaceAll("%2C", ","));
  });
}

// ---------------------------------------------------------------- permalink to a span
// Offsets count code points of the article's text; a browser counts UTF-16 units.
const blocks = () => [...reading.querySelectorAll("[data-start]")];
const leaves = (block) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE || node.classList.contains("ctl")) found.push(node);
  }
  return found;
};
const points = (text) => [...text].length;
const lengthOf = (node) => (node.nodeType === Node.TEXT_NODE ? points(node.data) : 1);
const unit = (text, point) => [...text].slice(0, point).join("").length;

const placeOf = (offset, atEnd) => {
  const block = blocks().filter((one) => Number(one.dataset.start) < offset + (atEnd ? 0 : 1)).at(-1);
  if (!block) return null;
  let at = Number(block.dataset.start);
  let last = null;
  for (const node of leaves(block)) {
    const end = at + lengthOf(node);
    last = node;
    if (atEnd ? offset <= end : offset < end) {
      return node.nodeType === Node.TEXT_NODE ? [node, unit(node.data, offset - at)] : [node, 0];
    }
    at = end;
  }
  return last?.nodeType === Node.TEXT_NODE ? [last, last.data.length] : null;
};
const offsetOf = (node, within) => {
  const block = node.parentElement?.closest("[data-start]");
  if (!block) return null;
  let at = Number(block.dataset.start);
  for (const leaf of leaves(block)) {
    if (leaf === node) return at + points(leaf.data.slice(0, within));
    at += lengthOf(leaf);
  }
  return null;
};

const showPermalink = () => {
  CSS.highlights?.delete("permalink");
  const match = /^#s(\d+)-(\d+)$/.exec(location.hash);
  if (!match) return;
  const from = placeOf(Number(match[1]), false);
  const to = placeOf(Number(match[2]), true);
  if (!from || !to) return;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  if (window.Highlight) CSS.highlights.set("permalink", new Highlight(range));
  range.startContainer.parentElement?.scrollIntoView({ block: "center" });
};
addEventListener("hashchange", showPermalink);
showPermalink();

const cite = reading.querySelector(".cite");
const citeLink = cite.querySelector("a");
document.addEventListener("selectionchange", () => {
  const chosen = getSelection();
  cite.hidden = true;
  if (chosen.isCollapsed || !chosen.rangeCount) return;
  const range = chosen.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null || start >= end) return;
  citeLink.href = `#s${start}-${end}`;
  cite.querySelector("[data-cite]").href = `/cite?article=${reading.dataset.article}&span=${start}-${end}`;
  cite.hidden = false;
});
