// What the reader chose, kept in the fragment of the address so that it can be sent on.
import { actor, page, relation } from "./data.js";

const [first, last] = page.years ?? [null, null];
const shown = (options) => new Set(options.filter((option) => option.shown).map((option) => option.id));
const places = (list) => new Set(list.map((_, place) => String(place)));

const FACETS = {
  type: page.types.map((option) => option.id),
  status: page.statuses.map((option) => option.id),
  bloc: [...places(page.blocs), "none"],
  document: [...places(page.documents), "none"],
};

const fresh = () => ({
  type: shown(page.types),
  status: shown(page.statuses),
  bloc: new Set(FACETS.bloc),
  document: new Set(FACETS.document.filter((place) => page.documents[place]?.shown !== false)),
  from: first,
  until: last,
  on: "",
  undated: true,
  ties: null,
  selected: null,
  steps: 0,
  view: "network",
});

export const state = fresh();
export const bounds = { first, last };

const same = (one, other) => one.size === other.size && [...one].every((value) => other.has(value));
const whole = (text, low, high) => {
  const number = Number.parseInt(text, 10);
  return Number.isFinite(number) ? Math.min(Math.max(number, low), high) : null;
};

export function reset() {
  Object.assign(state, fresh());
}

// A selection is an actor's code, or a drawn tie as the ids of its two actors and its look.
export function exists(selected) {
  if (!selected) return false;
  if (selected.kind === "actor") return actor.has(selected.id);
  return selected.kind === "relation" && relation.has(selected.id);
}

export function readFragment() {
  const read = new URLSearchParams(location.hash.slice(1));
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
  state.steps = whole(read.get("steps"), 0, 2) ?? 0;
  if (read.get("view") === "table") state.view = "table";
  for (const kind of ["actor", "relation"]) {
    const selected = { kind, id: read.get(kind) };
    if (read.has(kind) && exists(selected)) state.selected = selected;
  }
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
  if (state.selected) written.set(state.selected.kind, state.selected.id);
  if (state.steps) written.set("steps", state.steps);
  if (state.view !== "network") written.set("view", state.view);
  return written.toString();
}

export function writeFragment() {
  try {
    history.replaceState(null, "", `#${fragment()}`);
  } catch {
    // A sandboxed frame has no history of its own; the state lives on without it.
  }
}
