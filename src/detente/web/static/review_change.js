// Ends of the words, by mouse and by keyboard, without a load. Offsets count code points of the text.
const block = document.querySelector(".words[data-start]");
const pieces = [...document.querySelectorAll("[data-piece]")];
const WORD = /[\p{L}\p{N}_]+(?:['’-][\p{L}\p{N}_]+)*|[^\p{L}\p{N}_\s]/gu;

const leaves = () => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("[data-skip]")) continue;
    if (node.nodeType === Node.TEXT_NODE || node.classList.contains("ctl")) found.push(node);
  }
  return found;
};
const points = (text) => [...text].length;
const lengthOf = (node) => (node.nodeType === Node.TEXT_NODE ? points(node.data) : 1);
const text = () => leaves().map((node) => (node.nodeType === Node.TEXT_NODE ? node.data : "\uFFFD")).join("");

if (block && pieces.length) {
  const base = Number(block.dataset.start);
  const chars = [...text()];
  const words = [...chars.join("").matchAll(WORD)].map((match) => {
    const start = points(chars.join("").slice(0, match.index));
    return [base + start, base + start + points(match[0])];
  });
  const fields = (piece) => [piece.querySelector("[name=v_start]"), piece.querySelector("[name=v_end]")];

  const paint = () => {
    CSS.highlights?.delete("chosen");
    const ranges = [];
    for (const piece of pieces) {
      const [start, end] = fields(piece).map((field) => Number(field.value) - base);
      piece.querySelector(".chosen").textContent = chars.slice(Math.max(start, 0), end).join("");
      const from = placeOf(start, false);
      const to = placeOf(end, true);
      if (!from || !to) continue;
      const range = document.createRange();
      range.setStart(...from);
      range.setEnd(...to);
      ranges.push(range);
    }
    if (window.Highlight) CSS.highlights.set("chosen", new Highlight(...ranges));
  };
  const placeOf = (offset, atEnd) => {
    let at = 0;
    for (const node of leaves()) {
      const end = at + lengthOf(node);
      if ((atEnd ? offset <= end : offset < end) && node.nodeType === Node.TEXT_NODE) {
        return [node, [...node.data].slice(0, Math.max(offset - at, 0)).join("").length];
      }
      at = end;
    }
    return null;
  };
  const move = (piece, how) => {
    const [first, last] = fields(piece);
    const [start, end] = [Number(first.value), Number(last.value)];
    const [which, way] = how.split("-");
    const edges = words.map((word) => word[which === "start" ? 0 : 1]);
    const now = which === "start" ? start : end;
    const to = way === "left" ? edges.filter((edge) => edge < now).at(-1) : edges.find((edge) => edge > now);
    if (to === undefined || (which === "start" ? to >= end : to <= start)) return;
    (which === "start" ? first : last).value = to;
    paint();
  };
  for (const piece of pieces) {
    for (const button of piece.querySelectorAll("[data-move]")) {
      button.addEventListener("click", (event) => { event.preventDefault(); move(piece, button.dataset.move); });
    }
  }
  const offsetOf = (node, within) => {
    let at = base;
    for (const leaf of leaves()) {
      if (leaf === node) return at + points(leaf.data.slice(0, within));
      at += lengthOf(leaf);
    }
    return null;
  };
  document.addEventListener("mouseup", () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !block.contains(chosen.anchorNode)) return;
    const range = chosen.getRangeAt(0);
    const start = offsetOf(range.startContainer, range.startOffset);
    const end = offsetOf(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    const at = Number(document.querySelector("[name=piece]:checked")?.value ?? 0);
    const [first, last] = fields(pieces[at]);
    // whole words: a mouse is seldom exact to the letter
    first.value = words.filter((word) => word[1] > start)[0]?.[0] ?? start;
    last.value = words.filter((word) => word[0] < end).at(-1)?.[1] ?? end;
    chosen.removeAllRanges();
    paint();
  });
  paint();
}
