// What the reader chose, kept in the fragment of the address so that it can be sent on.
import { actor, actors, mixed, page, relation } from "./data.js";

const [first, last] = page.years ?? [null, null];
const shown = (options) => new Set(options.filter((option) => option.shown).map((option) => option.id));
const places = (list) => [...list.keys()].map(String);
export const VIEWS = ["network", "blocs", "matrix", "map", "table"];

const FACETS = {
  type: page.types.map((option) => option.id),
  status: page.statuses.map((option) => option.id),
  bloc: [...places(page.blocs), "none"],
  document: [...places(page.documents), "none"],
  sign: ["1", "-1"],
  kind: [...new Set(actors.map((found) => found.kind))],
  origin: mixed ? ["report", "curated"] : ["report"],
};

const fresh = () => ({
  type: shown(page.types),
  status: shown(page.statuses),
  bloc: new Set(FACETS.bloc),
  document: new Set(FACETS.document),
  sign: new Set(FACETS.sign),
  kind: new Set(FACETS.kind),
  origin: new Set(FACETS.origin),
  from: first,
  until: last,
  on: "",
  undated: true,
  ties: null,
  sums: null,
  selected: null,
  steps: 0,
  path: null,
  view: page.view,
  open: new Set(),
  size: page.measures[0].id,
  hulls: false,
  matrix: null,
  scene: null,
});

export const state = fresh();
export const bounds = { first, last };

const same = (one, other) => one.size === other.size && [...one].every((value) => other.has(value));
const whole = (text, low, high) => {
  const number = Number.parseInt(text, 10);
  return Number.isFinite(number) ? Math.min(Math.max(number, low), high) : null;
};

export function reset() {
  const { scene, view } = state;
  Object.assign(state, fresh(), { scene, view });
}

// Whether all facets and times are as they were at first.
export function isUnfiltered() {
  const usual = fresh();
  const times = state.from === first && state.until === last && !state.on && state.undated;
  return times && !state.steps && Object.keys(FACETS).every((facet) => same(state[facet], usual[facet]));
}

const isSlot = (slot) => slot === "none" || (/^\d{1,6}$/.test(slot) && Number(slot) < page.blocs.length);

// A selection is an actor, a relation (and with it the drawn tie), a bloc by its number, or two blocs as `1~2`.
export function exists(selected) {
  if (!selected) return false;
  if (selected.kind === "actor") return actor.has(selected.id);
  if (selected.kind === "relation") return relation.has(selected.id);
  if (selected.kind === "group") return isSlot(selected.id);
  const ends = selected.id.split("~");
  return selected.kind === "groups" && ends.length === 2 && ends.every((end) => isSlot(end) || actor.has(end));
}

export function readFragment(text) {
  const read = new URLSearchParams(text);
  for (const [facet, known] of Object.entries(FACETS)) {
    if (read.has(facet)) state[facet] = new Set(read.get(facet).split(".").filter((value) => known.includes(value)));
  }
  if (first !== null) {
    state.from = whole(read.get("from"), first, last) ?? first;
    state.until = whole(read.get("until"), state.from, last) ?? last;
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(read.get("on") ?? "")) state.on = read.get("on");
  state.undated = read.get("undated") !== "0";
  state.ties = whole(read.get("ties"), 1, 1e6);
  state.sums = whole(read.get("sums"), 1, 1e6);
  state.steps = whole(read.get("steps"), 0, 2) ?? 0;
  if (VIEWS.includes(read.get("view"))) state.view = read.get("view");
  else if ((state.steps || read.has("path")) && state.view === "blocs") state.view = "network";
  if (page.measures.some(({ id }) => id === read.get("size"))) state.size = read.get("size");
  if (["blocs", "actors"].includes(read.get("matrix"))) state.matrix = read.get("matrix");
  state.hulls = read.get("hulls") === "1";
  state.open = new Set((read.get("open") ?? "").split(".").filter(isSlot));
  for (const kind of ["actor", "relation", "group", "groups"]) {
    const selected = { kind, id: read.get(kind) };
    if (read.has(kind) && exists(selected)) state.selected = selected;
  }
  if (state.selected?.kind === "actor" && actor.has(read.get("path"))) state.path = read.get("path");
  if (page.story.length && read.has("scene")) state.scene = whole(read.get("scene"), 0, page.story.length - 1);
}

export function fragment() {
  const written = new URLSearchParams();
  const usual = fresh();
  for (const facet of Object.keys(FACETS)) {
    if (!same(state[facet], usual[facet])) written.set(facet, [...state[facet]].join("."));
  }
  if (state.from !== usual.from) written.set("from", state.from);
  if (state.until !== usual.until) written.set("until", state.until);
  if (state.on) written.set("on", state.on);
  if (!state.undated) written.set("undated", "0");
  if (state.ties !== null) written.set("ties", state.ties);
  if (state.sums !== null) written.set("sums", state.sums);
  if (state.selected) written.set(state.selected.kind, state.selected.id);
  if (state.path) written.set("path", state.path);
  if (state.steps) written.set("steps", state.steps);
  if (state.view !== usual.view || state.steps || state.path) written.set("view", state.view);
  if (state.size !== usual.size) written.set("size", state.size);
  if (state.matrix) written.set("matrix", state.matrix);
  if (state.hulls) written.set("hulls", "1");
  if (state.open.size) written.set("open", [...state.open].join("."));
  if (state.scene !== null) written.set("scene", state.scene);
  return written.toString();
}

export function writeFragment() {
  try {
    history.replaceState(null, "", `#${fragment()}`);
  } catch {
    // A sandboxed frame has no history of its own; the state lives on without it.
  }
}
