// What the colours, lines and shapes mean.
import { actors, page } from "./data.js";
import { byId, el, name } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";
const KINDS = { state: "state", organisation: "organisation", armedGroup: "armed group", collective: "collective" };

function shape(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function line(kind, parts) {
  const drawing = shape("svg", { viewBox: "0 0 36 14", width: 36, height: 14, "aria-hidden": "true", class: kind });
  drawing.append(...parts);
  return drawing;
}

const stroke = (more = {}) => shape("path", { d: "M1 7H34", fill: "none", stroke: "currentColor", "stroke-width": 2, ...more });
const entry = (mark, text) => el("li", {}, mark, el("span", {}, name(text)));

export function buildLegend() {
  const mark = shape("text", { x: 18, y: 11, "text-anchor": "middle", "font-size": 11, "font-weight": 700, fill: "currentColor" });
  mark.textContent = "?";
  const lines = [
    entry(line("cooperative", [stroke({ d: "M1 7H28" }), shape("path", { d: "M26 2.5L35 7L26 11.5Z", fill: "currentColor" })]), "cooperative"),
    entry(line("hostile", [stroke({ d: "M1 7H33" }), shape("path", { d: "M33 2V12", stroke: "currentColor", "stroke-width": 3 })]), "hostile"),
    entry(line("", [stroke({ d: "M1 7H11" }), stroke({ d: "M25 7H35" }), shape("circle", { cx: 18, cy: 7, r: 6.2, fill: "none", stroke: "currentColor", "stroke-width": 1.2 }), mark]), "contested"),
    entry(line("", [stroke({ "stroke-dasharray": "2 4" })]), "not asserted"),
    entry(line("", [stroke()]), "no head: mutual"),
  ];
  const blocs = page.blocs
    .filter((found) => found.colour !== null)
    .map((found) => {
      const spot = el("span", { class: "dot", "aria-hidden": "true" });
      spot.style.color = `var(--bloc-${found.colour})`;
      return entry(spot, found.label);
    });
  const present = new Set(actors.map((found) => found.kind));
  const kinds = Object.keys(KINDS).filter((kind) => present.has(kind)).map((kind) => entry(el("span", { class: `dot ${kind}`, "aria-hidden": "true" }), KINDS[kind]));
  const group = (title, items) => (items.length ? el("div", { class: "legend-group" }, el("h2", { text: title }), el("ul", {}, ...items)) : "");
  byId("legend").querySelector("div").append(...[group("Ties", lines), group("Blocs", blocs), group("Actors", [...kinds, el("li", { class: "note", text: "larger: more central" })])].filter(Boolean));
}
