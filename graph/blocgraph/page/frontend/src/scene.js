// What stands where: the actors, blocs and lines of a view, before anything is painted.
import { actor, actors, bloc, homeOf, housed, mixed, page, type } from "./data.js";
import { egoPlaces } from "./ego.js";
import { actorsOn, gather, strongest } from "./filter.js";
import { project, WORLD } from "./projection.js";
import { state } from "./state.js";
import { keepStrongest, sumTies } from "./units.js";

const CLOSED = "\u0001";
export const closedId = (slot) => CLOSED + slot;
export const slotOf = (id) => (id.startsWith(CLOSED) ? id.slice(1) : null);

const measure = () => page.measures.findIndex(({ id }) => id === state.size);
let greatest = [];

function sizeOf(found) {
  const place = measure();
  greatest[place] ??= Math.max(...actors.map(({ scores }) => scores[place][0]), 0) || 1;
  return 8 + 14 * Math.sqrt(Math.max(found.scores[place][0], 0) / greatest[place]);
}

export function colourKey(slot) {
  const { colour } = bloc(slot);
  return colour === null ? "--bloc-none" : `--bloc-${colour}`;
}

const actorNode = (found, x, y, size = sizeOf(found)) => ({
  id: found.id, label: found.label, x, y, size, kind: found.kind, colour: colourKey(homeOf(found.id)), main: true,
});

// Actors that no report speaks of are the background, where there is one.
function withBackground(nodes, lines) {
  if (!mixed) return nodes;
  const main = new Set(lines.filter((line) => line.reported).flatMap(({ one, other }) => [one, other]));
  for (const node of nodes) node.main = main.size === 0 || main.has(node.id);
  return nodes;
}

function networkScene(passed, path) {
  const { drawn, kept, most } = strongest(gather(passed), path);
  const codes = actorsOn(drawn);
  const nodes = actors.filter(({ id }) => codes.has(id)).map((found) => actorNode(found, found.x, found.y));
  if (state.steps && state.selected?.kind === "actor" && state.view === "network") {
    const { x, y } = actor.get(state.selected.id);
    const places = egoPlaces(state.selected.id, [...codes], drawn.map(({ one, other }) => [one, other]), (code) => Math.atan2(actor.get(code).y - y, actor.get(code).x - x));
    for (const node of nodes) [node.x, node.y] = places.get(node.id);
  }
  return { nodes: withBackground(nodes, drawn), lines: drawn, kept, most };
}

const SEA = WORLD.bottom + 30;
const ROW = 74;

function mapScene(passed, path) {
  const scene = networkScene(passed, path);
  const drawn = new Map(scene.nodes.map((node) => [node.id, node]));
  const loose = [];
  for (const node of scene.nodes) {
    node.size *= 0.5;
    const { place } = actor.get(node.id);
    if (place) [node.x, node.y] = project(...place);
    else loose.push(node);
  }
  const columns = Math.max(1, Math.min(8, loose.length));
  loose.forEach((node, at) => {
    node.x = (((at % columns) + 0.5) / columns - 0.5) * (WORLD.right - WORLD.left) * 0.84;
    node.y = SEA + 50 + ROW * Math.floor(at / columns);
  });
  const bottom = loose.length ? SEA + 40 + ROW * Math.ceil(loose.length / columns) : WORLD.bottom;
  return { ...scene, nodes: [...drawn.values()], world: { ...WORLD, bottom }, shore: loose.length ? SEA : null };
}

function blocsScene(passed) {
  const unitOf = (code) => (state.open.has(homeOf(code)) ? code : closedId(homeOf(code)));
  const { lines, inner } = sumTies(passed, unitOf, (unit) => slotOf(unit) !== null);
  const { drawn, kept, most } = keepStrongest(lines, state.sums);
  const nodes = [];
  const discs = [];
  for (const [slot, members] of housed) {
    const { label, disc } = bloc(slot);
    const [x, y, radius] = disc;
    if (state.open.has(slot)) {
      discs.push({ slot, label, x, y, radius, colour: colourKey(slot) });
      const room = 0.42 * (radius / Math.sqrt(members.length + 1));
      for (const found of members) nodes.push(actorNode(found, ...found.seat, Math.min(sizeOf(found), room)));
    } else {
      nodes.push({
        id: closedId(slot), slot, label, count: members.length, inner: inner.get(closedId(slot)),
        x, y, size: radius * 0.86, kind: "bloc", colour: colourKey(slot), main: true,
      });
    }
  }
  return { nodes, lines: drawn, kept, most, discs, summed: true };
}

// PATH are steps whose lines are drawn however weak they are.
export function sceneOf(passed, path = null) {
  if (state.view === "map") return mapScene(passed, path);
  return state.view === "blocs" ? blocsScene(passed) : networkScene(passed, path);
}

// What a line says at its ends: an arrow for cooperation, a bar for hostility, nothing where both are alike.
export function headsOf(line) {
  if (line.summed) return { one: false, other: false };
  const directed = line.relations.filter((found) => !type.get(found.type).symmetric);
  return { other: directed.some(({ from }) => from === line.one), one: directed.some(({ from }) => from === line.other) };
}

export const isUnsure = (line) => !line.summed && line.relations.every(({ status }) => status !== "asserted" && status !== "contested");

export const widthOf = (line) =>
  line.summed ? Math.min(3 + 2.2 * Math.log2(line.relations.length), 26) : Math.min(1.3 + 0.9 * Math.log2(line.relations.length), 6);

// Several lines between two ends are bent apart.
const BENDS = [0, 0.16, -0.16, 0.32];
export function bendsOf(lines) {
  const together = new Map();
  for (const { one, other } of lines) {
    const pair = `${one}\u0000${other}`;
    together.set(pair, (together.get(pair) ?? 0) + 1);
  }
  const seen = new Map();
  return lines.map(({ one, other }) => {
    const pair = `${one}\u0000${other}`;
    const place = seen.get(pair) ?? 0;
    seen.set(pair, place + 1);
    return together.get(pair) === 2 ? [0.12, -0.12][place] : (BENDS[place] ?? 0.4);
  });
}

// Which lines and nodes the selection is about; null where nothing is selected.
export function focusOf(scene, selected, path) {
  if (path) {
    const steps = new Set(path.map(({ from, to, sign }) => `${[from, to].sort().join("\u0000")}${sign}`));
    const lines = scene.lines.filter(({ one, other, sign }) => steps.has(`${[one, other].sort().join("\u0000")}${sign}`));
    return { lines: new Set(lines.map(({ id }) => id)), nodes: new Set(path.flatMap(({ from, to }) => [from, to])) };
  }
  if (!selected || (selected.kind === "actor" && state.steps === 2)) return null;
  const near = (wanted) => {
    const lines = scene.lines.filter(wanted);
    return { lines: new Set(lines.map(({ id }) => id)), nodes: new Set(lines.flatMap(({ one, other }) => [one, other])) };
  };
  const unit = (end) => (actor.has(end) ? nodeOf(scene, end) : closedId(end));
  if (selected.kind === "relation") {
    const found = near(({ relations }) => relations.some(({ id }) => id === selected.id));
    return found.lines.size ? found : null;
  }
  if (selected.kind === "groups") {
    const ends = selected.id.split("~").map(unit);
    const found = near(({ one, other }) => ends.includes(one) && ends.includes(other));
    return found.lines.size ? found : null;
  }
  if (selected.kind === "group" && scene.summed && !state.open.has(selected.id)) {
    const found = near(({ one, other }) => one === closedId(selected.id) || other === closedId(selected.id));
    found.nodes.add(closedId(selected.id));
    return found;
  }
  if (selected.kind === "group") {
    const members = new Set((housed.get(selected.id) ?? []).map(({ id }) => id));
    const found = near(({ one, other }) => members.has(one) && members.has(other));
    return { lines: found.lines, nodes: members };
  }
  const code = nodeOf(scene, selected.id);
  const found = near(({ one, other }) => one === code || other === code);
  found.nodes.add(code);
  return found;
}

// The node that an actor is in: its own, or its bloc's while that is closed.
export const nodeOf = (scene, code) => (scene.summed && !state.open.has(homeOf(code)) ? closedId(homeOf(code)) : code);
