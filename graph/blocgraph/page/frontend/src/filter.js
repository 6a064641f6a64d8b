// Which relations pass the reader's choice, and how many each option would leave.
import { actor, actors, page, relations, relationsOf } from "./data.js";
import { holdsOn, holdsWithin } from "./dates.js";
import { bounds, isUnfiltered, state } from "./state.js";

const NONE = ["none"];
const blocsOf = new Map(actors.map((found) => [found.id, found.blocs.length ? found.blocs.map(String) : NONE]));
for (const found of relations) {
  found.documentPlaces = found.documents.length ? found.documents.map(String) : NONE;
  found.blocPlaces = [...new Set([...blocsOf.get(found.from), ...blocsOf.get(found.to)])];
  found.kinds = [...new Set([actor.get(found.from).kind, actor.get(found.to).kind])];
}

function passesTime(found) {
  if (!found.start && !state.undated) return false;
  if (!found.since) return true;
  const from = state.from === bounds.first ? null : state.from;
  const until = state.until === bounds.last ? null : state.until;
  if (!holdsWithin(found.since, found.end, from, until)) return false;
  return !state.on || holdsOn(found.since, found.end, state.on);
}

const inBloc = (code) => blocsOf.get(code).some((bloc) => state.bloc.has(bloc));

const FACETS = ["type", "status", "bloc", "document", "sign", "kind", "origin", "time"];
const TESTS = [
  (found) => state.type.has(found.type),
  (found) => state.status.has(found.status),
  (found) => inBloc(found.from) && inBloc(found.to),
  (found) => found.documentPlaces.some((document) => state.document.has(document)),
  (found) => state.sign.has(found.sign > 0 ? "1" : "-1"),
  (found) => found.kinds.every((kind) => state.kind.has(kind)),
  (found) => state.origin.has(found.reported ? "report" : "curated"),
  passesTime,
];
const VALUES = [
  (found) => [found.type],
  (found) => [found.status],
  (found) => found.blocPlaces,
  (found) => found.documentPlaces,
  (found) => [found.sign > 0 ? "1" : "-1"],
  (found) => found.kinds,
  (found) => [found.reported ? "report" : "curated"],
  (found) => [found.start ? "dated" : "undated"],
];
const passesAll = (found) => TESTS.every((passes) => passes(found));

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

// Relations that pass, and for each facet the relations that pass all the others, by value. `anytime` are those that
// pass all but the time.
export function filter() {
  const within = reach();
  const passed = [];
  const anytime = [];
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
  const count = (place, found) => {
    const numbers = counts[FACETS[place]];
    for (const value of VALUES[place](found)) numbers.set(value, (numbers.get(value) ?? 0) + 1);
  };
  const time = FACETS.length - 1;
  for (const found of relations) {
    if (within && !(within.has(found.from) && within.has(found.to))) continue;
    let failed = -1;
    let failures = 0;
    for (let place = 0; place < TESTS.length && failures < 2; place++) {
      if (TESTS[place](found)) continue;
      failures++;
      failed = place;
    }
    if (failures > 1) continue;
    if (failures === 0) {
      passed.push(found);
      for (let place = 0; place <= time; place++) count(place, found);
    } else count(failed, found);
    if (failures === 0 || failed === time) anytime.push(found);
  }
  return { passed, counts, anytime };
}

// One line for each dyad, sign and whether it is contested.
export function gather(passed) {
  const lines = new Map();
  for (const found of passed) {
    const contested = found.status === "contested";
    const id = `${found.dyad}${found.sign}${contested ? "?" : ""}`;
    let line = lines.get(id);
    if (!line) {
      const [one, other] = found.ends;
      line = { id, dyad: found.dyad, one, other, sign: found.sign, contested, score: found.score, reported: false, relations: [] };
      lines.set(id, line);
    }
    line.relations.push(found);
    line.reported ||= found.reported;
  }
  return [...lines.values()];
}

const MANY = 330;
const FIRST_SIGHT = 220;

// The lines to draw: all, or those of the most significant dyads; ALWAYS are pairs of actors whose lines stay.
export function strongest(lines, always) {
  const scores = new Map(lines.map((line) => [line.dyad, line.score]));
  const dyads = [...scores.keys()].sort((one, other) => scores.get(other) - scores.get(one) || (one < other ? -1 : 1));
  const most = dyads.length;
  const usual = isUnfiltered() ? page.first : most > MANY ? FIRST_SIGHT : most;
  const drawn = Math.min(state.ties ?? usual, most);
  if (drawn === most) return { drawn: lines, kept: most, most };
  const kept = new Set(dyads.slice(0, drawn));
  for (const { from, to } of always ?? []) kept.add(JSON.stringify([from, to].sort()));
  return { drawn: lines.filter((line) => kept.has(line.dyad)), kept: drawn, most };
}

export function actorsOn(lines) {
  const found = new Set();
  for (const { one, other } of lines) found.add(one).add(other);
  if (!relations.length) for (const one of actors) found.add(one.id);
  if (state.selected?.kind === "actor") found.add(state.selected.id);
  return found;
}
