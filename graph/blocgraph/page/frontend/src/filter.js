// Which relations pass the reader's choice, and how many each option would leave.
import { actor, actors, page, relations, relationsOf } from "./data.js";
import { state } from "./state.js";

const blocsOf = (code) => {
  const blocs = actor.get(code).blocs;
  return blocs.length ? blocs.map(String) : ["none"];
};
const documentsOf = (found) => (found.documents.length ? found.documents.map(String) : ["none"]);
const LAST_DAYS = "-12-31";

const firstDay = (date) => date + "-01-01".slice(3 * ((date.match(/-/g) ?? []).length));
const lastDay = (date) => (date.length === 4 ? date + LAST_DAYS : date.length === 7 ? `${date}-31` : date);
const isOpen = (date) => !date || date === "..";

function passesTime(found) {
  const whole = state.from === (page.years?.[0] ?? null) && state.until === (page.years?.[1] ?? null);
  if (!found.start) return state.undated;
  if (!whole) {
    if (Number(found.start.slice(0, 4)) > state.until) return false;
    if (!isOpen(found.end) && Number(found.end.slice(0, 4)) < state.from) return false;
  }
  if (state.on) {
    if (firstDay(found.start) > state.on) return false;
    if (!isOpen(found.end) && lastDay(found.end) < state.on) return false;
  }
  return true;
}

const inBloc = (code) => blocsOf(code).some((bloc) => state.bloc.has(bloc));

function reach() {
  if (!state.steps || state.selected?.kind !== "actor") return null;
  const within = new Set([state.selected.id]);
  let edge = [state.selected.id];
  for (let step = 0; step < state.steps; step++) {
    const next = [];
    for (const code of edge) {
      for (const found of relationsOf.get(code)) {
        const other = found.from === code ? found.to : found.from;
        if (within.has(other) || !passesAll(found)) continue;
        within.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return within;
}

const TESTS = {
  type: (found) => state.type.has(found.type),
  status: (found) => state.status.has(found.status),
  bloc: (found) => inBloc(found.from) && inBloc(found.to),
  document: (found) => documentsOf(found).some((document) => state.document.has(document)),
  time: passesTime,
};
const passesAll = (found) => Object.values(TESTS).every((passes) => passes(found));

const VALUES = {
  type: (found) => [found.type],
  status: (found) => [found.status],
  bloc: (found) => [...new Set([...blocsOf(found.from), ...blocsOf(found.to)])],
  document: documentsOf,
  time: (found) => (found.start ? [found.start.slice(0, 4)] : ["undated"]),
};

// Relations that pass, and for each facet the relations that pass all the others, by value.
export function filter() {
  const within = reach();
  const passed = [];
  const counts = Object.fromEntries(Object.keys(TESTS).map((facet) => [facet, new Map()]));
  const count = (facet, found) => {
    for (const value of VALUES[facet](found)) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
  };
  for (const found of relations) {
    if (within && !(within.has(found.from) && within.has(found.to))) continue;
    const failed = Object.keys(TESTS).filter((facet) => !TESTS[facet](found));
    if (failed.length === 0) {
      passed.push(found);
      Object.keys(TESTS).forEach((facet) => count(facet, found));
    } else if (failed.length === 1) count(failed[0], found);
  }
  return { passed, counts };
}

// One line for each dyad, sign and whether it is contested.
export function gather(passed) {
  const lines = new Map();
  for (const found of passed) {
    const contested = found.status === "contested";
    const id = JSON.stringify([found.dyad, found.sign, contested]);
    if (!lines.has(id)) lines.set(id, { id, dyad: found.dyad, sign: found.sign, contested, score: found.score, relations: [] });
    lines.get(id).relations.push(found);
  }
  return [...lines.values()];
}

const FIRST_SIGHT = 220;

// The lines to draw: all, or those of the most significant dyads.
export function strongest(lines) {
  const scores = new Map(lines.map((line) => [line.dyad, line.score]));
  const dyads = [...scores.keys()].sort((one, other) => scores.get(other) - scores.get(one) || (one < other ? -1 : 1));
  const most = dyads.length;
  const drawn = Math.min(state.ties ?? (most > FIRST_SIGHT * 1.5 ? FIRST_SIGHT : most), most);
  if (drawn === most) return { drawn: lines, kept: most, most };
  const kept = new Set(dyads.slice(0, drawn));
  return { drawn: lines.filter((line) => kept.has(line.dyad)), kept: drawn, most };
}

export function actorsOn(lines) {
  const found = new Set();
  for (const line of lines) for (const one of line.relations.slice(0, 1)) found.add(one.from).add(one.to);
  if (!relations.length) for (const one of actors) found.add(one.id);
  if (state.selected?.kind === "actor") found.add(state.selected.id);
  return found;
}
