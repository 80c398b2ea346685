// What charts.js uses of Observable Plot and d3-geo, and nothing else.
export { areaY, axisX, axisY, dot, geo, link, plot, pointer, rect, rectY, ruleX, ruleY, sphere, text, tickY, tip } from "@observablehq/plot";
export { geoEqualEarth } from "d3-geo";
