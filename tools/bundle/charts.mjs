// What charts.js uses of Observable Plot and d3-geo, and nothing else.
export { dot, geo, plot, pointer, pointerX, rect, ruleY, text, tip } from "@observablehq/plot";
export { geoEqualEarth, geoPath } from "d3-geo";
