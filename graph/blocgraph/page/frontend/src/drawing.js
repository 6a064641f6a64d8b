// The drawing: a scene on the canvas, where Python placed it.
import { Network } from "vis-network/esnext";
import { DataSet } from "vis-data/esnext";
import land from "land";
import { actor, bloc, homeOf, nameOf, type } from "./data.js";
import { byId, calm, counted, variable } from "./dom.js";
import { extent, outlines } from "./geometry.js";
import { FAMILY, placeLabels, placeMarks } from "./labels.js";
import { bendsOf, closedId, focusOf, headsOf, isUnsure, nodeOf, slotOf, widthOf } from "./scene.js";
import { mix, paintArea, roundHull } from "./shapes.js";
import { state } from "./state.js";

const SHAPES = { state: "dot", organisation: "square", armedGroup: "triangle", collective: "diamond", bloc: "dot" };
const MANY_LINES = 1500;
const MARGIN = 27;
const REACH = 420;

const nodes = new DataSet();
const edges = new DataSet();
let network = null;
let ink = {};
let scene = { nodes: [], lines: [] };
let selected = null;
let path = null;
let unit = 1;

const inkOf = (key) => (ink[key] ??= variable(key));

export function open({ onSelect, onOpen }) {
  network = new Network(byId("network"), { nodes, edges }, {
    physics: { enabled: false },
    layout: { improvedLayout: false },
    nodes: { borderWidth: 2, borderWidthSelected: 3, chosen: false, font: { size: 0 } },
    edges: { smooth: false, chosen: false, selectionWidth: 0, hoverWidth: 0 },
    interaction: {
      hover: true, multiselect: false, selectConnectedEdges: false, hoverConnectedEdges: false, tooltipDelay: 1e9,
      keyboard: { enabled: true, bindToWindow: false },
    },
  });
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) onSelect(slotOf(node) === null ? { kind: "actor", id: node } : { kind: "group", id: slotOf(node) });
    else if (edge !== undefined) onSelect(chosenBy(lineOf(edge)));
    else onSelect(null);
  });
  network.on("doubleClick", ({ nodes: [node] }) => {
    if (node !== undefined && slotOf(node) !== null) onOpen(slotOf(node));
  });
  network.on("beforeDrawing", paintGround);
  network.on("afterDrawing", (context) => {
    const labels = labelsInView(context);
    paintMarks(context, labels);
    paintLabels(context, labels);
  });
  hover();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  addEventListener("beforeprint", repaint);
  addEventListener("afterprint", repaint);
  return network;
}

let byEdge = new Map();
const lineOf = (id) => byEdge.get(id);

function chosenBy(line) {
  if (!line.summed) return { kind: "relation", id: line.relations[0].id };
  return { kind: "groups", id: [line.one, line.other].map((end) => slotOf(end) ?? end).join("~") };
}

function repaint() {
  ink = {};
  show(scene, selected, path);
}

function hover() {
  const tip = byId("tip");
  const say = (text, { x, y }) => {
    tip.textContent = text;
    tip.hidden = false;
    const box = byId("network-view").getBoundingClientRect();
    tip.style.left = `${Math.max(0, Math.min(x + 14, box.width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${Math.max(0, Math.min(y + 14, box.height - tip.offsetHeight - 8))}px`;
    network.canvas.body.container.style.cursor = "pointer";
  };
  const hide = () => {
    tip.hidden = true;
    network.canvas.body.container.style.cursor = "";
  };
  network.on("hoverNode", ({ node, pointer }) => say(describeNode(node), pointer.DOM));
  network.on("hoverEdge", ({ edge, pointer }) => {
    if (lineOf(edge)) say(describe(lineOf(edge)), pointer.DOM);
  });
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, hide);
}

const unitName = (id) => (slotOf(id) === null ? nameOf(id) : bloc(slotOf(id)).name);

function describeNode(id) {
  const slot = slotOf(id);
  if (slot === null) {
    const home = homeOf(id);
    return home === "none" ? nameOf(id) : `${nameOf(id)} (${bloc(home).label})`;
  }
  const node = scene.nodes.find((found) => found.id === id);
  const within = node.inner ? `, ${node.inner.cooperative} cooperative and ${node.inner.hostile} hostile within` : "";
  return `${bloc(slot).name}: ${counted(node.count, "actor")}${within}`;
}

export function describe(line) {
  const names = `${unitName(line.one)} and ${unitName(line.other)}`;
  const sign = line.sign > 0 ? "cooperative" : "hostile";
  if (line.summed) return `${names}: ${counted(line.relations.length, `${sign} relation`)}`;
  const kinds = [...new Set(line.relations.map((found) => type.get(found.type).label))];
  const list = kinds.length > 4 ? `${kinds.slice(0, 3).join(", ")} and ${kinds.length - 3} more` : kinds.join(", ");
  return `${names}: ${line.contested ? "contested, " : ""}${sign} (${list})`;
}

function visNode(node) {
  const colour = inkOf(node.colour);
  const closed = node.kind === "bloc";
  return {
    id: node.id,
    x: node.x,
    y: node.y,
    size: drawnSize(node),
    shape: SHAPES[node.kind] ?? "dot",
    color: closed
      ? { background: mix(colour, inkOf("--paper"), 0.2), border: node.chosen ? inkOf("--text") : colour }
      : { background: colour, border: node.chosen ? inkOf("--text") : inkOf("--paper") },
    borderWidth: (node.chosen ? 4 : node.main || node.lit ? 2 : 0) * (closed ? 2 : scene.summed ? 0.5 : unit),
    opacity: node.faded ? 0.2 : node.main || node.lit ? 1 : 0.62,
  };
}

function visEdge(line, bend, place) {
  const colour = inkOf(line.sign > 0 ? "--cooperative" : "--hostile");
  const heads = headsOf(line);
  const head = (enabled) => ({ enabled, type: line.sign > 0 ? "arrow" : "bar", scaleFactor: (line.sign > 0 ? 0.6 : 0.75) * Math.sqrt(unit) });
  const weak = !line.reported && !line.lit;
  return {
    id: place,
    from: line.one,
    to: line.other,
    color: { color: colour, hover: colour, highlight: colour, opacity: line.faded ? 0.07 : line.lit ? 1 : line.summed ? 0.6 : weak ? 0.3 : 0.8 },
    width: unit * ((line.chosen ? 2 : 0) + widthOf(line)) * (weak && !line.summed ? 0.75 : 1),
    arrowStrikethrough: line.sign < 0,
    dashes: line.contested ? [9 * unit, 5 * unit] : isUnsure(line) ? [2 * unit, 4 * unit] : false,
    arrows: { to: head(heads.other), from: head(heads.one) },
    smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
  };
}

// A wide drawing is seen from afar: its actors and lines grow, so that they stay as large on screen.
function scaleOf(box) {
  const { clientWidth, clientHeight } = byId("network");
  const scale = 0.9 * Math.min(clientWidth / (box.right - box.left + 120), clientHeight / (box.bottom - box.top + 120));
  return scale > 0 && Number.isFinite(scale) ? Math.min(Math.max((scene.world ? 0.8 : clientWidth < 500 ? 0.4 : 0.6) / scale, 1), 5) : 1;
}

const boxOf = ({ x, y, size }) => ({ left: x - size, right: x + size, top: y - size, bottom: y + size });

const bounds = () => scene.world ?? extent(scene.nodes.map(boxOf));

// Whether something of a scene changed that vis has to know; most of all, nothing did.
export function show(next, chosen, along = null) {
  scene = next;
  selected = chosen;
  path = along;
  unit = scene.nodes.length > 1 && !scene.summed ? scaleOf(bounds()) : 1;
  const focus = focusOf(scene, selected, path);
  const own = selected?.kind === "actor" ? nodeOf(scene, selected.id) : selected?.kind === "group" ? closedId(selected.id) : null;
  for (const node of scene.nodes) {
    node.chosen = node.id === own;
    node.lit = Boolean(focus?.nodes.has(node.id));
    node.faded = Boolean(focus) && !node.lit;
  }
  for (const line of scene.lines) {
    line.lit = Boolean(focus?.lines.has(line.id));
    line.faded = Boolean(focus) && !line.lit;
    line.chosen = selected?.kind === "relation" && line.lit;
  }
  const bends = bendsOf(scene.lines);
  byEdge = new Map(scene.lines.map((line) => [line.id, line]));
  const codes = new Set(scene.nodes.map(({ id }) => id));
  edges.remove(edges.getIds().filter((id) => !byEdge.has(id)));
  nodes.remove(nodes.getIds().filter((id) => !codes.has(id)));
  nodes.update(scene.nodes.map(visNode));
  edges.update(scene.lines.map((line, place) => visEdge(line, bends[place], line.id)));
  const many = scene.lines.length > MANY_LINES;
  network.setOptions({ interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many, hover: !many } });
}

function paintGround(context) {
  const scale = network.getScale();
  if (scene.world) {
    const shape = new Path2D(land);
    context.fillStyle = inkOf("--land");
    context.fill(shape, "evenodd");
    context.strokeStyle = inkOf("--rule");
    context.lineWidth = 0.8 / scale;
    context.stroke(shape);
    if (scene.shore) paintShore(context, scale);
  }
  for (const { x, y, radius, colour } of scene.discs ?? []) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    paintArea(context, inkOf(colour), 1.5 / scale);
  }
  for (const { shapes, colour } of hulls()) {
    context.save();
    context.globalAlpha = 0.14;
    context.lineCap = "round";
    context.lineWidth = 2 * MARGIN * unit;
    context.strokeStyle = context.fillStyle = inkOf(colour);
    for (const { polygon, links } of shapes) {
      context.beginPath();
      if (polygon) {
        roundHull(context, polygon, MARGIN * unit);
        context.fill();
        continue;
      }
      for (const [one, other] of links) {
        context.moveTo(...one);
        context.lineTo(...other);
      }
      context.stroke();
    }
    context.restore();
  }
}

// Below the sea stand those who have no capital.
function paintShore(context, scale) {
  const { left, right } = scene.world;
  context.beginPath();
  context.moveTo(left, scene.shore);
  context.lineTo(right, scene.shore);
  context.stroke();
  context.fillStyle = inkOf("--muted");
  context.font = `${12 / scale}px ${FAMILY}`;
  context.fillText("Without a place on the map", left, scene.shore - 7 / scale);
}

// The outlines of the coloured blocs round their actors.
export function hulls() {
  if (!state.hulls || state.steps || scene.summed || scene.world) return [];
  const groups = new Map();
  for (const node of scene.nodes) {
    if (node.colour === "--bloc-none") continue;
    if (!groups.has(node.colour)) groups.set(node.colour, []);
    groups.get(node.colour).push(node);
  }
  const at = ({ x, y }) => [x, y];
  return [...groups].map(([colour, members]) => {
    const strangers = scene.nodes.filter((node) => node.colour !== colour).map(at);
    return { colour, shapes: outlines(members.map(at), strangers, REACH, 1.5 * MARGIN * unit) };
  });
}

export const middleOf = (line) => network.body.edges[line.id]?.edgeType.getPoint(0.5);

function marks(labels) {
  const scale = network.getScale();
  const contested = scene.lines.filter((line) => line.contested);
  const crowded = contested.length > 40;
  const some = crowded && scale < 0.5 && !selected ? [] : contested.filter(({ faded }) => !(crowded && faded));
  const summed = scene.lines.filter((line) => line.summed && !line.faded && (scene.lines.length <= 40 || line.lit));
  const blocs = scene.nodes.filter(({ kind }) => kind === "bloc");
  const covered = ({ x, y }) => blocs.some((node) => Math.hypot(node.x - x, node.y - y) < node.size);
  const found = [...some.map((line) => ({ line, text: "?" })), ...summed.map((line) => ({ line, text: line.relations.length.toLocaleString("en") }))];
  return placeMarks(found.flatMap(({ line, text }) => {
    const at = middleOf(line);
    return at && !covered(at) ? [{ line, text, x: at.x, y: at.y, faded: line.faded }] : [];
  }), scale, labels.filter(({ node }) => node.kind === "bloc").map(({ box }) => box));
}

function paintMarks(context, labels) {
  const scale = network.getScale();
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = `700 ${(11.5 / scale).toFixed(2)}px ${FAMILY}`;
  for (const { line, text, x, y, faded } of marks(labels)) {
    const half = (text.length > 1 ? 4.5 + 3.4 * text.length : 8) / scale;
    const high = 8 / scale;
    context.globalAlpha = faded ? 0.2 : 1;
    context.beginPath();
    context.roundRect(x - half, y - high, 2 * half, 2 * high, high);
    context.fillStyle = inkOf("--paper");
    context.fill();
    context.lineWidth = 1.5 / scale;
    context.strokeStyle = inkOf(line.sign > 0 ? "--cooperative" : "--hostile");
    context.stroke();
    context.fillStyle = inkOf("--text");
    context.fillText(text, x, y + 0.5 / scale);
  }
  context.restore();
}

const drawnSize = (node) => node.size * unit;
const drawnNodes = () => scene.nodes.map((node) => ({ ...node, size: drawnSize(node) }));

function labelsWithin(context, view, scale) {
  const width = (text, weight, size) => {
    context.font = `${weight} ${size}px ${FAMILY}`;
    return context.measureText(text).width;
  };
  return placeLabels(drawnNodes(), view, scale, width);
}

function labelsInView(context) {
  const corner = network.DOMtoCanvas({ x: 0, y: 0 });
  const { clientWidth, clientHeight } = network.canvas.frame;
  const far = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  return labelsWithin(context, { left: corner.x, right: far.x, top: corner.y, bottom: far.y }, network.getScale());
}

function paintLabels(context, placed) {
  const scale = network.getScale();
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const write = (text, x, y) => {
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  };
  for (const { text, x, y, weight, size, faded, node } of placed) {
    const closed = node.kind === "bloc";
    context.font = `${weight} ${size}px ${FAMILY}`;
    context.globalAlpha = faded ? 0.3 : 1;
    context.lineWidth = closed ? 0.01 : 4 / scale;
    context.strokeStyle = inkOf("--paper");
    context.fillStyle = node.main || node.lit ? inkOf("--text") : inkOf("--muted");
    write(text, x, closed ? y - 8 / scale : y);
    if (!closed) continue;
    context.font = `450 ${12 / scale}px ${FAMILY}`;
    write(counted(node.count, "actor"), x, y + 9 / scale);
  }
  for (const { label, x, y, radius } of scene.discs ?? []) {
    context.font = `700 ${14 / scale}px ${FAMILY}`;
    context.globalAlpha = 1;
    context.lineWidth = 4 / scale;
    context.strokeStyle = inkOf("--paper");
    context.fillStyle = inkOf("--text");
    write(label, x, y - radius - 24 / scale);
  }
  context.restore();
}

// What a picture of the drawing needs: the scene as it is painted, seen whole at SCALE.
export function snapshot() {
  const margin = scene.world ? 20 : scene.summed ? 120 : 60 * unit;
  const box = bounds();
  const view = { left: box.left - margin, right: box.right + margin, top: box.top - margin, bottom: box.bottom + margin };
  const scale = 1500 / (view.right - view.left);
  const labels = labelsWithin(document.createElement("canvas").getContext("2d"), view, scale);
  return {
    view, scale, unit, land: scene.world ? land : null, shore: scene.shore ?? null, nodes: drawnNodes(), discs: scene.discs ?? [], hulls: hulls(), margin: MARGIN, ink: inkOf,
    bends: bendsOf(scene.lines), lines: scene.lines, marks: marks(labels), labels,
  };
}

export function fit() {
  if (!scene.nodes.length) return;
  const box = bounds();
  const { clientWidth, clientHeight } = byId("network");
  const margin = scene.world ? 10 : scene.summed ? 100 : 44 * unit;
  const scale = Math.min(clientWidth / (box.right - box.left + 2 * margin), clientHeight / (box.bottom - box.top + 2 * margin), 1.5);
  if (!(scale > 0)) return;
  network.moveTo({ position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, scale, animation: false });
}

// Goes to a bloc that was opened.
export function visit(slot) {
  const disc = scene.discs?.find((found) => found.slot === slot);
  if (!disc) return fit();
  const { clientWidth, clientHeight } = byId("network");
  const scale = Math.min(clientWidth, clientHeight) / (3.2 * disc.radius);
  return network.moveTo({ position: { x: disc.x, y: disc.y }, scale, animation: calm() ? false : { duration: 420 } });
}

export function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: calm() ? false : { duration: 180 } });
}

export function goTo(code) {
  const id = nodeOf(scene, code);
  if (!nodes.get(id)) return;
  const { x, y } = network.canvasToDOM(network.getPosition(id));
  const { clientWidth, clientHeight } = byId("network");
  const inside = x > 40 && x < clientWidth - 40 && y > 40 && y < clientHeight - 40;
  if (inside && network.getScale() > 0.35) return;
  network.focus(id, { scale: Math.max(network.getScale(), scene.summed ? 0.3 : 0.9), animation: calm() ? false : { duration: 320 } });
}

export const isEmpty = () => scene.nodes.length === 0 || (actor.size > 1 && scene.lines.length === 0 && !scene.summed);
