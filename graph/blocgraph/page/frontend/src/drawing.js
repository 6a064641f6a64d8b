// The drawing: lines and actors on the canvas, where Python placed them.
import { Network } from "vis-network/esnext";
import { DataSet } from "vis-data/esnext";
import { actor, actors, page, relations, type } from "./data.js";
import { byId, calm, variable } from "./dom.js";
import { paintLabels, paintMarks } from "./labels.js";

const SHAPES = { state: "dot", organisation: "square", armedGroup: "triangle", collective: "diamond" };
const MANY_LINES = 1500;

const nodes = new DataSet();
const edges = new DataSet();
let network = null;
let ink = {};
let lines = new Map();
let selection = null;
let unit = 1;

function readInk() {
  const bloc = (slot) => variable(slot === null ? "--bloc-none" : `--bloc-${slot}`);
  ink = {
    paper: variable("--paper"),
    text: variable("--text"),
    muted: variable("--muted"),
    cooperative: variable("--cooperative"),
    hostile: variable("--hostile"),
    blocs: page.blocs.map((found) => bloc(found.colour)),
    none: bloc(null),
  };
}

export function colourOf(found) {
  const coloured = found.blocs.find((slot) => page.blocs[slot].colour !== null);
  return coloured === undefined ? ink.none : ink.blocs[coloured];
}

export function open(onSelect) {
  readInk();
  network = new Network(byId("network"), { nodes, edges }, {
    physics: { enabled: false },
    layout: { improvedLayout: false },
    nodes: { borderWidth: 2, borderWidthSelected: 3, chosen: false, font: { size: 0 } },
    edges: { smooth: false, chosen: false, selectionWidth: 0, hoverWidth: 0 },
    interaction: {
      hover: true,
      multiselect: false,
      selectConnectedEdges: false,
      hoverConnectedEdges: false,
      tooltipDelay: 1e9,
      keyboard: { enabled: true, bindToWindow: false },
    },
  });
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) onSelect({ kind: "actor", id: node });
    else if (edge !== undefined) onSelect({ kind: "relation", id: lines.get(edge).relations[0].id });
    else onSelect(null);
  });
  network.on("afterDrawing", (context) => {
    const scene = { context, network, ink, lines, selection, shown: nodes };
    paintMarks(scene);
    paintLabels(scene);
  });
  hover();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  addEventListener("beforeprint", repaint);
  addEventListener("afterprint", repaint);
  return network;
}

function repaint() {
  readInk();
  show([...lines.values()], new Set(nodes.getIds()), selection);
}

function hover() {
  const tip = byId("tip");
  const say = (text, { x, y }) => {
    tip.textContent = text;
    tip.hidden = false;
    const box = byId("network-view").getBoundingClientRect();
    tip.style.left = `${Math.min(x + 14, box.width - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.min(y + 14, box.height - tip.offsetHeight - 8)}px`;
  };
  const hide = () => {
    tip.hidden = true;
    network.canvas.body.container.style.cursor = "";
  };
  const point = () => (network.canvas.body.container.style.cursor = "pointer");
  network.on("hoverNode", ({ node, pointer }) => {
    point();
    say(actor.get(node).label, pointer.DOM);
  });
  network.on("hoverEdge", ({ edge, pointer }) => {
    point();
    const line = lines.get(edge);
    if (line) say(describe(line), pointer.DOM);
  });
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, hide);
}

export function describe(line) {
  const [one, other] = JSON.parse(line.dyad);
  const kinds = [...new Set(line.relations.map((found) => type.get(found.type).label))];
  const list = kinds.length > 4 ? `${kinds.slice(0, 3).join(", ")} and ${kinds.length - 3} more` : kinds.join(", ");
  const sign = line.sign > 0 ? "cooperative" : "hostile";
  return `${actor.get(one).label} and ${actor.get(other).label}: ${line.contested ? "contested, " : ""}${sign} (${list})`;
}

function node(found, faded) {
  const colour = colourOf(found);
  const chosen = selection?.kind === "actor" && selection.id === found.id;
  return {
    id: found.id,
    x: found.x,
    y: found.y,
    size: found.size * unit,
    shape: SHAPES[found.kind] ?? "dot",
    color: { background: colour, border: chosen ? ink.text : ink.paper },
    borderWidth: chosen ? 4 : 2,
    opacity: faded ? 0.22 : 1,
  };
}

function heads(line) {
  const [one] = JSON.parse(line.dyad);
  const directed = line.relations.filter((found) => !type.get(found.type).symmetric);
  const head = (enabled) => ({ enabled, type: line.sign > 0 ? "arrow" : "bar", scaleFactor: (line.sign > 0 ? 0.6 : 0.75) * Math.sqrt(unit) });
  return {
    to: head(directed.some((found) => found.from === one)),
    from: head(directed.some((found) => found.from !== one)),
  };
}

const BENDS = [0, 0.16, -0.16, 0.32];

function edge(line, place, together, faded) {
  const [one, other] = JSON.parse(line.dyad);
  const colour = line.sign > 0 ? ink.cooperative : ink.hostile;
  const bend = together === 2 ? [0.12, -0.12][place] : BENDS[place];
  const unsure = line.relations.every((found) => found.status !== "asserted" && found.status !== "contested");
  const chosen = selection?.kind === "relation" && line.relations.some((found) => found.id === selection.id);
  return {
    id: line.id,
    from: one,
    to: other,
    color: { color: colour, hover: colour, highlight: colour, opacity: faded ? 0.1 : chosen ? 1 : 0.78 },
    width: unit * ((chosen ? 2 : 0) + Math.min(1.3 + 0.9 * Math.log2(line.relations.length), 6)),
    arrowStrikethrough: line.sign < 0,
    dashes: line.contested ? [9 * unit, 5 * unit] : unsure ? [2 * unit, 4 * unit] : false,
    arrows: heads(line),
    smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
  };
}

function focusOf(drawn) {
  if (!selection) return null;
  if (selection.kind === "relation") {
    const line = drawn.find((found) => found.relations.some(({ id }) => id === selection.id));
    return line ? { lines: new Set([line.id]), actors: new Set(JSON.parse(line.dyad)) } : null;
  }
  const near = drawn.filter((found) => JSON.parse(found.dyad).includes(selection.id));
  return {
    lines: new Set(near.map((found) => found.id)),
    actors: new Set([selection.id, ...near.flatMap((found) => JSON.parse(found.dyad))]),
  };
}

// A wide drawing is seen from afar: its actors and lines grow, so that they stay as large on screen.
function measure(codes) {
  const seen = actors.filter((found) => codes.has(found.id));
  if (seen.length < 2) return 1;
  const extent = (axis) => Math.max(...seen.map((found) => found[axis])) - Math.min(...seen.map((found) => found[axis]));
  const { clientWidth, clientHeight } = byId("network");
  const scale = 0.9 * Math.min(clientWidth / (extent("x") + 120), clientHeight / (extent("y") + 120));
  return scale > 0 ? Math.min(Math.max(0.6 / scale, 1), 5) : 1;
}

export function show(drawn, codes, chosen) {
  selection = chosen;
  unit = measure(codes);
  lines = new Map(drawn.map((line) => [line.id, line]));
  const focus = focusOf(drawn);
  const together = new Map();
  for (const line of drawn) together.set(line.dyad, [...(together.get(line.dyad) ?? []), line.id]);
  const wantedEdges = drawn.map((line) => {
    const siblings = together.get(line.dyad);
    return edge(line, siblings.indexOf(line.id), siblings.length, focus && !focus.lines.has(line.id));
  });
  const wantedNodes = actors
    .filter((found) => codes.has(found.id))
    .map((found) => node(found, focus && !focus.actors.has(found.id)));
  edges.remove(edges.getIds().filter((id) => !lines.has(id)));
  nodes.remove(nodes.getIds().filter((id) => !codes.has(id)));
  nodes.update(wantedNodes);
  edges.update(wantedEdges);
  const many = drawn.length > MANY_LINES;
  network.setOptions({ interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many, hover: !many } });
}

export function fit() {
  if (!nodes.length) return;
  const animation = false;
  network.fit({ animation, maxZoomLevel: 1.5 });
  network.moveTo({ scale: network.getScale() * 0.9, animation });
}

export function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: calm() ? false : { duration: 180 } });
}

export function goTo(code) {
  if (!nodes.get(code)) return;
  const { x, y } = network.canvasToDOM(network.getPosition(code));
  const { clientWidth, clientHeight } = byId("network");
  const inside = x > 40 && x < clientWidth - 40 && y > 40 && y < clientHeight - 40;
  if (inside && network.getScale() > 0.6) return;
  const scale = Math.max(network.getScale(), 0.9);
  network.focus(code, { scale, animation: calm() ? false : { duration: 320 } });
}

export const isEmpty = () => nodes.length === 0 || (relations.length > 0 && edges.length === 0);
