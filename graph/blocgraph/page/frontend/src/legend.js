// What the colours, lines and shapes mean; each entry also filters.
import { actors, bloc, mixed, page } from "./data.js";
import { byId, el, name, svg } from "./dom.js";
import { state } from "./state.js";

const KINDS = { state: "state", organisation: "organisation", armedGroup: "armed group", collective: "collective" };
const UNSURE = ["alleged", "denied", "negated", "hypothetical"];
const entries = [];

function drawn(kind, ...parts) {
  return svg("svg", { viewBox: "0 0 36 14", width: 34, height: 14, "aria-hidden": "true", class: kind }, ...parts);
}

const stroke = (more = {}) => svg("path", { d: "M1 7H34", fill: "none", stroke: "currentColor", "stroke-width": 2, ...more });

function entry(mark, label, facet, values, count = values) {
  const number = el("span", { class: "count" });
  const button = el("button", { type: "button", class: "key" }, mark, el("span", {}, name(label)), number);
  entries.push({ facet, values, count, button, number });
  return el("li", {}, button);
}

const isOn = ({ facet, values }) => values.some((value) => state[facet].has(value));

const dot = (kind) => el("span", { class: `dot ${kind}`, "aria-hidden": "true" });

export function buildLegend(onChange) {
  const mark = svg("text", { x: 18, y: 11, "text-anchor": "middle", "font-size": 11, "font-weight": 700, fill: "currentColor" });
  mark.textContent = "?";
  const lines = [
    entry(drawn("cooperative", stroke({ d: "M1 7H28" }), svg("path", { d: "M26 2.5L35 7L26 11.5Z", fill: "currentColor" })), "cooperative", "sign", ["1"]),
    entry(drawn("hostile", stroke({ d: "M1 7H33" }), svg("path", { d: "M33 2V12", stroke: "currentColor", "stroke-width": 3 })), "hostile", "sign", ["-1"]),
    entry(drawn("", stroke({ d: "M1 7H11" }), stroke({ d: "M25 7H35" }), svg("circle", { cx: 18, cy: 7, r: 6.2, fill: "none", stroke: "currentColor", "stroke-width": 1.2 }), mark), "contested", "status", ["contested"]),
    entry(drawn("", stroke({ "stroke-dasharray": "2 4" })), "not asserted", "status", UNSURE),
  ];
  if (mixed) {
    lines.push(
      entry(drawn("", stroke({ "stroke-width": 3.4 })), "in the reports", "origin", ["report"]),
      entry(drawn("", stroke({ "stroke-width": 1.6, opacity: 0.45 })), "curated background", "origin", ["curated"]),
    );
  }
  const coloured = [...page.blocs.keys()].map(String).filter((slot) => bloc(slot).colour !== null);
  const blocs = coloured.map((slot) => {
    const spot = dot("");
    spot.style.color = `var(--bloc-${bloc(slot).colour})`;
    return entry(spot, bloc(slot).label, "bloc", [slot]);
  });
  if (blocs.length) blocs.push(entry(dot("none"), "no bloc", "bloc", ["none"]));
  const present = new Set(actors.map((found) => found.kind));
  const kinds = Object.keys(KINDS).filter((kind) => present.has(kind)).map((kind) => entry(dot(kind), KINDS[kind], "kind", [kind]));
  const group = (title, items, ...more) => (items.length ? el("div", { class: "legend-group" }, el("h2", { text: title }), el("ul", {}, ...items, ...more)) : "");
  byId("legend").querySelector("div").append(...[group("Ties", lines, el("li", { class: "note", text: "no head: mutual" })), group("Blocs", blocs), group("Actors", kinds)].filter(Boolean));
  byId("look").append(sizes(onChange), outlines(onChange));
  for (const one of entries) {
    one.button.addEventListener("click", () => {
      const on = isOn(one);
      for (const value of one.values) state[one.facet][on ? "delete" : "add"](value);
      onChange();
    });
  }
}

function sizes(onChange) {
  const choice = el("select", { id: "size" }, ...page.measures.map(({ id, label }) => el("option", { value: id, text: label })));
  choice.addEventListener("change", () => {
    state.size = choice.value;
    onChange();
  });
  return el("div", { class: "range" }, el("label", { for: "size", text: "Larger by" }), choice);
}

function outlines(onChange) {
  if (!page.blocs.some(({ colour }) => colour !== null)) return "";
  const box = el("input", { type: "checkbox", id: "hulls" });
  box.addEventListener("change", () => {
    state.hulls = box.checked;
    onChange();
  });
  return el("label", { class: "check", id: "hulls-option" }, box, el("span", { text: "Outlines of blocs" }));
}

export function showLegend(counts) {
  for (const one of entries) {
    const number = one.count.reduce((sum, value) => sum + (counts[one.facet].get(value) ?? 0), 0);
    one.button.setAttribute("aria-pressed", String(isOn(one)));
    one.number.textContent = number.toLocaleString("en");
  }
  byId("size").value = state.size;
  if (byId("hulls")) {
    byId("hulls").checked = state.hulls;
    byId("hulls-option").hidden = state.view !== "network" || state.steps > 0;
  }
}
