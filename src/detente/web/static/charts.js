// Charts made alive. The server's drawing is there first and stays for print and without a script;
// Plot then draws the same rows, from the same address as JSON, at the width that there is.
const SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 86400000;
const INK = "var(--ink)", SOFT = "var(--soft)", LINE = "var(--line)", ACCENT = "var(--accent)", PAPER = "var(--paper)", TINT = "var(--tint)";

const signed = (value) => {
  const text = Math.abs(value).toFixed(1);
  return text === "0.0" ? text : `${value < 0 ? "\u2212" : "+"}${text}`;
};
const many = (n, one) => `${n.toLocaleString("en")} ${one}${n === 1 ? "" : "s"}`;
// What turns the direction of a text, or is no character to read, is shown for what it is.
const clean = (text) => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
const start = (day) => new Date(`${day}T00:00:00Z`);
const after = (day) => new Date(start(day).getTime() + DAY);
const middle = (row) => new Date((row.left.getTime() + row.right.getTime()) / 2);
const month = (date) => `${SHORT[date.getUTCMonth()]} ${date.getUTCFullYear()}`;

// A chart gives: the points that can be pointed at, in order, each with its words and perhaps an
// address; and the options of Plot at a width.
const kinds = {
  index(rows, names) {
    const called = Object.fromEntries(names.split("|").map((pair) => pair.split("=")));
    const points = rows.map((row) => {
      const others = row.others.reduce((sum, words) => sum + Number(words.match(/\d+$/)?.[0] ?? 0), 0);
      const point = { ...row, others, left: start(row.from), right: after(row.to), pair: `${called[row.actor] ?? row.actor} \u2192 ${called[row.recipient] ?? row.recipient}` };
      const [year, mon] = row.from.split("-");
      const long = Math.round((point.right - point.left) / DAY);
      const label = long > 300 ? year : long > 80 ? `${year} Q${Math.ceil(mon / 3)}` : month(point.left);
      const parts = [`${point.pair}, ${label}`, many(row.events, "event")];
      if (row.score !== null) parts.push(`mean ${signed(row.score)}`);
      if (row.low !== null) parts.push(`95 %: ${signed(row.low)} to ${signed(row.high)}`);
      if (row.sparse && row.events) parts.push("too few for a trend");
      if (others) parts.push(`not actual: ${row.others.join(", ")}`);
      const query = new URLSearchParams(location.search);
      for (const name of ["per", "after", "from", "to", "standing"]) query.delete(name);
      for (const name of ["actor", "recipient", "from", "to"]) query.set(name, row[name]);
      query.set("dated", "within"); query.set("standing", row.events ? "actual" : "not-actual");
      return { ...point, x: middle(point), y: row.score ?? 0, words: parts.join("\n"), href: `/events/joined?${query}` };
    });
    const order = Object.keys(called);
    points.sort((a, b) => order.indexOf(a.actor) - order.indexOf(b.actor) || a.left - b.left);
    const pairs = [...new Set(points.map((point) => point.pair))];
    return { points, draw: (plot, width) => indexOptions(plot, width, points, pairs) };
  },
  density(rows) {
    const points = rows.filter((row) => row.period).map((row) => {
      const [year, mon] = row.period.split("-").map(Number);
      const left = new Date(Date.UTC(year, (mon || 1) - 1, 1));
      const right = new Date(Date.UTC(mon ? year : year + 1, mon || 0, 1));
      const total = row.attributions + row.event_mentions;
      const words = [mon ? month(left) : row.period, `${row.attributions} said, ${many(row.event_mentions, "report")} of something done`];
      if (row.stated) words.push(`${row.stated} with a stated time`);
      if (row.worked_out) words.push(`${row.worked_out} worked out`);
      if (row.day_told) words.push(`${row.day_told} at the day it was told`);
      const query = new URLSearchParams(location.search);
      for (const name of ["per", "after", "from", "to"]) query.delete(name);
      query.set("from", row.period); query.set("to", row.period);
      query.set("dated", "within"); query.set("articles", "no");
      return { ...row, total, left, right, x: middle({ left, right }), y: total, words: words.join("\n"), href: `/timeline?${query}` };
    });
    return { points, draw: (plot, width) => densityOptions(plot, width, points) };
  },
  map(data, _names, world, box) {
    const [west, south, east, north] = box ? box.split(",").map(Number) : [-180, -90, 180, 90];
    const inside = ({ geometry }) => geometry && geometry.coordinates[0] >= west && geometry.coordinates[0] <= east && geometry.coordinates[1] >= south && geometry.coordinates[1] <= north;
    const happened = data.features.filter((one) => inside(one) && one.properties.items);
    const there = new Set(happened.map((one) => one.id));
    const dots = data.features.filter((one) => inside(one) && one.properties.named && !there.has(one.id)).map((one) => {
      const [x, y] = one.geometry.coordinates;
      const often = one.properties.named === 1 ? "once" : `${one.properties.named} times`;
      return { x, y, dot: true, count: 0, name: clean(one.properties.name), words: `${clean(one.properties.name)}\nnamed ${often}, nothing told of it`, href: `/entity/${one.id}` };
    });
    const points = happened.map((one) => {
      const [x, y] = one.geometry.coordinates;
      const { name, kind, events, said, items } = one.properties;
      const vague = kind !== "city" && kind !== "site";
      const words = [clean(name) + (vague ? " (somewhere in it)" : "")];
      if (events) words.push(many(events, "event"));
      if (said) words.push(`${said} said`);
      for (const item of items.slice(0, 3)) words.push(clean(item.label));
      if (items.length > 3) words.push(`and ${items.length - 3} more`);
      return { x, y, vague, name: clean(name), count: items.length, words: words.join("\n"), href: `#${one.id.replace(":", "-")}` };
    });
    const asked = new URLSearchParams(location.search);
    return { points: [...points, ...dots], draw: (plot, width) => mapOptions(plot, width, [points, dots], world, asked, box) };
  },
};

const looks = { style: { fontFamily: "inherit", fontSize: "11px", background: "none", overflow: "visible" }, className: "drawn" };
const tip = (plot, points, pointer, more = {}) => plot.tip(points, pointer({ x: "x", y: "y", title: "words", fill: PAPER, stroke: SOFT, fontSize: 12, lineWidth: 24, ...more }));

function indexOptions(plot, width, points, pairs) {
  const left = Math.min(...points.map((p) => p.left)), right = Math.max(...points.map((p) => p.right));
  const pixels = (p) => ((p.right - p.left) / (right - left)) * (width - 64);
  const printed = points.filter((p) => pixels(p) >= 15);
  const band = (sparse) => plot.rect(points.filter((p) => p.low !== null && p.sparse === sparse), {
    x1: "left", x2: "right", y1: "low", y2: "high", fy: "pair", insetLeft: 1, insetRight: 1,
    fill: sparse ? "none" : TINT, stroke: ACCENT, strokeWidth: 0.75, strokeDasharray: sparse ? "3 2" : "none",
  });
  const dots = (sparse) => plot.dot(points.filter((p) => p.score !== null && p.sparse === sparse), {
    x: "x", y: "score", fy: "pair", r: 3.5, fill: sparse ? PAPER : ACCENT, stroke: ACCENT, strokeWidth: 1.5,
  });
  return {
    ...looks, width, height: pairs.length * 245 + 10, marginLeft: 56, marginRight: 8, marginBottom: 64, marginTop: 26,
    x: { type: "utc", domain: [left, right], label: null, ticks: Math.max(2, Math.floor(width / 80)), tickSize: 0, tickPadding: 48, grid: true },
    y: { domain: [-10, 10], ticks: [-10, -5, 0, 5, 10], label: null, tickSize: 0, tickFormat: (v) => (v ? signed(v).replace(".0", "") : "0") },
    fy: { domain: pairs, axis: null, padding: 0.32 },
    marks: [
      plot.ruleY([-10, -5, 5, 10], { stroke: LINE }), plot.ruleY([0], { stroke: INK }),
      plot.text(pairs, { fy: (d) => d, text: (d) => d, frameAnchor: "top-left", dy: -20, fontSize: 13, fontWeight: 600, fill: INK }),
      plot.text(pairs, { fy: (d) => d, text: () => "happened", frameAnchor: "bottom-left", dx: -6, dy: 17, textAnchor: "end", fill: SOFT, fontSize: 10.5 }),
      plot.text(pairs, { fy: (d) => d, text: () => "not actual", frameAnchor: "bottom-left", dx: -6, dy: 34, textAnchor: "end", fill: SOFT, fontSize: 10.5 }),
      band(true), band(false), dots(true), dots(false),
      plot.text(printed, { x: "x", y: -10, fy: "pair", dy: 16, text: "events", fill: SOFT }),
      plot.rect(points.filter((p) => p.others), { x1: "left", x2: "right", y1: -10, y2: -10, fy: "pair", insetTop: 27, insetBottom: -43, insetLeft: 1, insetRight: 1, fill: "none", stroke: ACCENT, strokeWidth: 0.75, strokeDasharray: "2 2" }),
      plot.text(printed.filter((p) => p.others), { x: "x", y: -10, fy: "pair", dy: 34, text: "others", fill: SOFT }),
      tip(plot, points, plot.pointerX, { fy: "pair", maxRadius: 100 }),
    ],
  };
}

function densityOptions(plot, width, points) {
  const left = Math.min(...points.map((p) => p.left)), right = Math.max(...points.map((p) => p.right));
  const printed = points.filter((p) => ((p.right - p.left) / (right - left)) * (width - 40) >= 16);
  const bar = (y1, y2, fill, more = {}) => plot.rect(points.filter((p) => y2(p) > y1(p)), { x1: "left", x2: "right", y1, y2, insetLeft: 1, insetRight: 1, fill, stroke: ACCENT, strokeWidth: 0.75, ...more });
  return {
    ...looks, width, height: 210, marginLeft: 34, marginRight: 6, marginTop: 18, marginBottom: 24,
    x: { type: "utc", domain: [left, right], label: null, ticks: Math.max(2, Math.floor(width / 80)), tickSize: 0 },
    y: { label: null, ticks: 4, tickSize: 0, grid: false },
    marks: [
      plot.ruleY([0], { stroke: INK }),
      bar(() => 0, (p) => p.stated, ACCENT),
      bar((p) => p.stated, (p) => p.stated + p.worked_out, "var(--half)"),
      bar((p) => p.stated + p.worked_out, (p) => p.total, PAPER, { strokeDasharray: "2 2" }),
      plot.text(printed, { x: "x", y: "total", dy: -7, text: (p) => p.total.toLocaleString("en"), fill: SOFT, fontSize: 10.5 }),
      tip(plot, points, plot.pointerX, { maxRadius: 100 }),
    ],
  };
}

// The whole world, or a box around the places of at least a continent's width.
function domainOf(points, asked, box) {
  if (box) {
    const [west, south, east, north] = box.split(",").map(Number);
    return { type: "MultiPoint", coordinates: [[west, south], [west, north], [east, south], [east, north], [(west + east) / 2, north], [(west + east) / 2, south]] };
  }
  if (asked.get("view") === "world") return { type: "Sphere" };
  if (!points.length || ["yes", "1", "true", "on"].includes(asked.get("world"))) return { type: "Sphere" };
  const xs = points.map((p) => p.x), ys = points.map((p) => p.y);
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const wide = Math.max((high - low) * 0.18, (100 - (high - low)) / 2, 8), tall = Math.max((Math.max(...ys) - Math.min(...ys)) * 0.18, 12);
  const west = Math.max(low - wide, -180), east = Math.min(high + wide, 180);
  const south = Math.max(Math.min(...ys) - tall, -85), north = Math.min(Math.max(...ys) + tall, 84);
  if (east - west > 300) return { type: "Sphere" };
  return { type: "MultiPoint", coordinates: [[west, south], [west, north], [east, south], [east, north]] };
}

function mapOptions(plot, width, [points, dots], world, asked, box) {
  const most = Math.max(10, ...points.map((p) => p.count));
  const land = { type: "MultiPolygon", coordinates: world.land };
  const borders = { type: "MultiLineString", coordinates: world.borders };
  const bare = ["no", "0", "false", "off"].includes(asked.get("borders"));
  const radius = (p) => Math.max(4, 22 * Math.sqrt(p.count / most));
  const domain = domainOf(points, asked, box);
  const projection = plot.geoEqualEarth().fitWidth(width, domain);
  const [[, top], [, bottom]] = plot.geoPath(projection).bounds(domain);
  // Places in one line across the world would leave a strip: more of the land above and below is shown.
  const height = Math.ceil(Math.max(bottom - top, width * 0.42)), [x, y] = projection.translate();
  projection.translate([x, y + (height - (bottom - top)) / 2]);
  for (const point of [...points, ...dots]) point.pixel = projection([point.x, point.y]);
  return {
    ...looks, width, height, margin: 0,
    style: { ...looks.style, overflow: "hidden" },
    projection: () => projection,
    r: { type: "identity" },
    marks: [
      plot.geo(land, { fill: "var(--land)", stroke: "var(--shore)", strokeWidth: 0.6 }),
      ...(bare ? [] : [plot.geo(borders, { stroke: "var(--shore)", strokeWidth: 0.6 })]),
      plot.dot(dots, { x: "x", y: "y", r: 2.75, fill: PAPER, stroke: SOFT, strokeWidth: 1 }),
      plot.dot(points.filter((p) => !p.vague), { x: "x", y: "y", r: radius, fill: ACCENT, fillOpacity: 0.55, stroke: ACCENT, strokeWidth: 1.25 }),
      plot.dot(points.filter((p) => p.vague), { x: "x", y: "y", r: radius, fill: ACCENT, fillOpacity: 0.12, stroke: ACCENT, strokeDasharray: "3 2" }),
      ...named(freely(points, width), radius).map(([dx, some]) => plot.text(some, { x: "x", y: "y", text: "name", dx, textAnchor: "start", fill: INK, stroke: PAPER, strokeWidth: 3, fontSize: 12 })),
      tip(plot, [...points, ...dots], plot.pointer, { maxRadius: 30 }),
    ],
  };
}

// Names stand beside their circles: those of circles of one size together.
const named = (points, radius) => Object.entries(Object.groupBy(points, (p) => Math.round(radius(p)) + 4)).map(([dx, some]) => [Number(dx), some]);

// Names that do not stand in one another's way, the fullest places first; the tips have them all.
const freely = (points, width) => {
  const kept = [];
  const span = Math.max(...points.map((p) => p.x)) - Math.min(...points.map((p) => p.x));
  const degrees = Math.max(span * 1.4, 100) / width;
  for (const p of points.slice(0, 40)) {
    const long = (p.name.length * 7 + 16) * degrees;
    const meets = (q, reach) => Math.abs(p.y - q.y) < 13 * degrees && q.x + reach > p.x && q.x < p.x + long;
    if (kept.every((q) => !meets(q, (q.name.length * 7 + 16) * degrees)) && points.every((q) => q === p || !meets(q, 0))) kept.push(p);
  }
  return kept;
};

// ---------------------------------------------------------------- drawing, pointing, keys

async function alive(figure) {
  const { chart: kind, rows, names, box: corners, plot: bundle, world: outlines } = figure.dataset;
  const [plot, data, world] = await Promise.all([
    import(bundle), fetch(rows).then((answer) => answer.json()),
    kind === "map" ? fetch(outlines).then((answer) => answer.json()) : null,
  ]);
  const { points, draw } = kinds[kind](data, names ?? "", world, corners);
  if (!points.length) return;
  const still = figure.querySelector(".still");
  const label = still.querySelector("svg").getAttribute("aria-label");
  const box = Object.assign(document.createElement("div"), { className: "plot", tabIndex: 0 });
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", `${label}. Arrow keys go from point to point${points[0].href ? ", Enter follows" : ""}.`);
  const readout = Object.assign(document.createElement("p"), { className: "readout out" });
  readout.setAttribute("role", "status");
  still.before(box, readout);
  let svg, drawn = 0, at = -1;
  const redraw = () => {
    const width = Math.floor(box.clientWidth);
    if (!width || Math.abs(width - drawn) < 4) return;
    drawn = width;
    const made = plot.plot({ ...draw(plot, width), ariaLabel: null });
    for (const one of made.querySelectorAll("[aria-label], [aria-description]")) { one.removeAttribute("aria-label"); one.removeAttribute("aria-description"); }
    made.setAttribute("role", "img");
    made.setAttribute("aria-label", label);
    box.replaceChildren(made, ...legend(figure), ...view(figure));
    svg = made;
    svg.addEventListener("click", () => follow(svg.value));
    svg.addEventListener("input", () => { svg.style.cursor = svg.value?.href ? "pointer" : ""; });
  };
  const follow = (point) => { if (point?.href) location.assign(point.href); };
  const show = (to) => {
    at = Math.min(Math.max(to, 0), points.length - 1);
    const point = points[at], place = pixel(svg, point);
    const frame = svg.getBoundingClientRect();
    const where = { clientX: frame.left + place[0], clientY: frame.top + place[1], bubbles: true, pointerType: "mouse", view: window };
    svg.dispatchEvent(new PointerEvent("pointerenter", where));
    svg.dispatchEvent(new PointerEvent("pointermove", where));
    readout.textContent = point.words.replaceAll("\n", "; ");
  };
  box.addEventListener("keydown", (event) => {
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: points.length - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); show(to); }
    if (event.key === "Enter" && at >= 0) follow(points[at]);
    if (event.key === "Escape") svg.dispatchEvent(new PointerEvent("pointerleave", { bubbles: true, pointerType: "mouse" }));
  });
  still.hidden = true;
  redraw();
  new ResizeObserver(redraw).observe(box);
}

// What the marks mean stands in the server's drawing, and is said beneath Plot's as well.
const legend = (figure) => [...figure.querySelectorAll(".still .wide .legend")].map(legendList);
// Whose boundaries a map shows is said on every drawing of it.
const view = (figure) => {
  const words = [...figure.querySelectorAll(".still .wide .c-view")].map((line) => line.textContent).join(" ");
  return words ? [Object.assign(document.createElement("p"), { className: "view", textContent: words })] : [];
};
function legendList(old) {
  const list = Object.assign(document.createElement("ul"), { className: "legend-list" });
  for (const mark of old.querySelectorAll(":scope > g")) {
    const item = document.createElement("li");
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("width", "17"); svg.setAttribute("height", "12"); svg.setAttribute("viewBox", "0 -1 17 12"); svg.setAttribute("aria-hidden", "true");
    svg.append(...[...mark.children].map((one) => one.cloneNode(true)));
    item.append(svg, mark.nextElementSibling.textContent);
    list.append(item);
  }
  return list;
}

// Where a point lies in the drawing, in pixels of the page.
function pixel(svg, point) {
  const by = svg.getBoundingClientRect().width / Number(svg.getAttribute("width"));
  if (point.pixel) return point.pixel.map((n) => n * by);
  const facet = svg.scale("fy")?.apply(point.pair) ?? 0;
  return [svg.scale("x").apply(point.x) * by, (svg.scale("y").apply(point.y) + facet) * by];
}

// A drawing whose marks are links: one stop for Tab, arrows inside, the words of the mark beneath.
function enliven(figure) {
  const readout = Object.assign(document.createElement("p"), { className: "readout" });
  readout.setAttribute("role", "status");
  figure.querySelector(".still").after(readout);
  for (const svg of figure.querySelectorAll(".still svg")) {
    const links = [...svg.querySelectorAll("a")];
    links.forEach((link, n) => link.setAttribute("tabindex", n ? "-1" : "0"));
    const words = (link) => link?.querySelector("title")?.textContent ?? "";
    svg.addEventListener("pointerover", (event) => { readout.textContent = words(event.target.closest("a")); });
    svg.addEventListener("focusin", (event) => { readout.textContent = words(event.target.closest("a")); });
    svg.addEventListener("keydown", (event) => {
      const now = links.indexOf(document.activeElement);
      const to = { ArrowRight: now + 1, ArrowDown: now + 1, ArrowLeft: now - 1, ArrowUp: now - 1, Home: 0, End: links.length - 1 }[event.key];
      if (now < 0 || to === undefined || !links[to]) return;
      event.preventDefault();
      links[now].setAttribute("tabindex", "-1"); links[to].setAttribute("tabindex", "0"); links[to].focus();
    });
  }
}

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    // Where something fails, the server's drawing stands as it did.
    alive(target).catch((error) => { console.warn(error); target.querySelector(".plot")?.remove(); target.querySelector(".still").hidden = false; });
  }
}, { rootMargin: "300px" });
for (const figure of document.querySelectorAll("figure.chart")) {
  if (kinds[figure.dataset.chart]) seen.observe(figure); else enliven(figure);
}
