// The evidence: who says what about an actor or a tie, and in which words.
import { actor, actors, claimsOf, documentOrder, nameOf, page, relation, relations, titleOf, type } from "./data.js";
import { byId, counted, el, name, safeUrl } from "./dom.js";
import { colourOf } from "./drawing.js";
import { state } from "./state.js";

const KINDS = { state: "State", organisation: "Organisation", armedGroup: "Armed group", collective: "Collective" };
const PAGE = 60;

const isOpen = (date) => date === "..";
export function span(start, end) {
  if (!start && !end) return "date unknown";
  if (!end) return `from ${start}`;
  return isOpen(end) ? `since ${start ?? "unknown"}` : `${start ?? "unknown"} to ${end}`;
}

export const badge = (status) => el("span", { class: `badge ${status}`, text: status });

function dot(found) {
  const mark = el("span", { class: `dot ${found.kind}`, "aria-hidden": "true" });
  mark.style.color = colourOf(found);
  return mark;
}

function source(document) {
  const url = safeUrl(document.url);
  const title = titleOf(document);
  return el(
    "p",
    { class: "source" },
    url ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, name(title)) : el("cite", {}, name(title)),
    document.publisher ? el("span", {}, name(document.publisher)) : "",
    document.published ? el("span", { class: "nolink", text: document.published }) : "",
    url ? "" : el("span", { class: "nolink", text: "no\u00a0link" }),
  );
}

// The words that signalled the relation, each part of a split trigger in its turn.
function marked(sentence, trigger) {
  const quote = el("blockquote", { dir: "auto" });
  let at = 0;
  for (const part of (trigger ?? "").split(/\s*(?:\.\.\.|…)\s*/).filter(Boolean)) {
    const found = sentence.toLowerCase().indexOf(part.toLowerCase(), at);
    if (found < 0) continue;
    quote.append(sentence.slice(at, found), el("mark", { text: sentence.slice(found, found + part.length) }));
    at = found + part.length;
  }
  quote.append(sentence.slice(at));
  return quote;
}

function claimView(claim) {
  const facts = [];
  if (claim.attributedTo.length) facts.push(["On the word of", claim.attributedTo.map(nameOf).join(", ")]);
  if (claim.start || claim.end) facts.push(["Valid", span(claim.start, claim.end)]);
  if (claim.objects.length) facts.push(["Concerns", claim.objects.join(", ")]);
  if (claim.confidence < 1) facts.push(["Confidence", claim.confidence.toFixed(2)]);
  if (claim.cites) facts.push(["Rests on", claim.cites]);
  return el(
    "li",
    { class: "claim" },
    badge(claim.status),
    claim.sentence ? marked(claim.sentence, claim.trigger) : "",
    facts.length ? el("dl", {}, ...facts.flatMap(([term, text]) => [el("dt", { text: term }), el("dd", {}, name(text))])) : "",
    source(claim.document),
  );
}

function relationView(found, open) {
  const kind = type.get(found.type);
  const [first, past] = found.rows;
  const list = el("ul", { class: "claims" });
  const fill = () => {
    if (!list.childElementCount) list.append(...claimsOf(found).map(claimView));
  };
  const view = el(
    "details",
    { class: `relation ${found.sign > 0 ? "cooperative" : "hostile"}`, "data-relation": found.id, open },
    el(
      "summary",
      {},
      el("span", { class: "what", text: kind.label }),
      badge(found.status),
      el("span", { class: "who" }, name(nameOf(found.from)), el("span", { class: "to", text: kind.symmetric ? " and " : " → " }), name(nameOf(found.to))),
      el("span", { class: "when", text: `${span(found.start, found.end)} · ${counted(past - first, "claim")}` }),
    ),
    list,
  );
  if (open) fill();
  view.addEventListener("toggle", fill);
  return view;
}

function listed(found, opened) {
  const views = found.slice(0, PAGE).map((one, place) => relationView(one, opened(one, place)));
  if (found.length > PAGE) views.push(el("p", { class: "hint", text: `${found.length - PAGE} more are in the table.` }));
  return views;
}

const heading = (...children) => el("div", { class: "panel-heading" }, ...children);
const close = (onSelect) =>
  el("button", { type: "button", class: "close", "aria-label": "Close", text: "×", on: { click: () => onSelect(null) } });
const personButton = (found, onSelect, note) =>
  el("button", { type: "button", class: "person", on: { click: () => onSelect({ kind: "actor", id: found.id }, true) } }, dot(found), name(found.label), el("span", { class: "count", text: note }));

function actorPanel(found, passed, { onSelect, onSteps }) {
  const own = passed.filter((one) => one.from === found.id || one.to === found.id);
  const step = (steps, text) =>
    el("button", { type: "button", "aria-pressed": String(state.steps === steps), on: { click: () => onSteps(steps) }, text });
  const blocs = found.blocs.map((slot) => page.blocs[slot].label);
  const groups = [[1, "Cooperative"], [-1, "Hostile"]].map(([sign, title]) => {
    const some = own.filter((one) => one.sign === sign);
    return some.length ? el("section", {}, el("h3", { text: `${title} (${some.length})` }), ...listed(some, () => false)) : "";
  });
  return [
    heading(el("h2", {}, dot(found), name(found.label)), close(onSelect)),
    el("p", { class: "about" }, `${KINDS[found.kind] ?? found.kind} · ${found.id} · ${counted(own.length, "relation")} shown`),
    blocs.length ? el("p", { class: "chips" }, ...blocs.slice(0, 12).map((bloc) => el("span", { class: "chip" }, name(bloc))), blocs.length > 12 ? el("span", { class: "chip", text: `and ${blocs.length - 12} more` }) : "") : "",
    el("div", { class: "views steps", role: "group", "aria-label": "Neighbourhood" }, step(0, "Whole network"), step(1, "1 step"), step(2, "2 steps")),
    ...groups,
    own.length ? "" : el("p", { class: "hint", text: "No relation of this actor passes the filters." }),
  ];
}

function tiePanel(chosen, passed, { onSelect }) {
  const ends = new Set([chosen.from, chosen.to]);
  const own = passed.filter((one) => ends.has(one.from) && ends.has(one.to));
  const contested = chosen.status === "contested";
  const onLine = (one) => one.sign === chosen.sign && (one.status === "contested") === contested;
  const rest = own.filter((one) => !onLine(one));
  const line = own.filter(onLine).sort((one) => (one.id === chosen.id ? -1 : 0));
  if (!line.some((one) => one.id === chosen.id)) line.unshift(chosen);
  const title = `${contested ? "Contested, " : ""}${chosen.sign > 0 ? "cooperative" : "hostile"}`;
  return [
    heading(el("h2", {}, name(nameOf(chosen.from)), " and ", name(nameOf(chosen.to))), close(onSelect)),
    el("p", { class: "about", text: `${counted(own.length, "relation")} shown between the two` }),
    el("div", { class: "people" }, ...[...ends].map((code) => personButton(actor.get(code), onSelect, ""))),
    el("section", {}, el("h3", { text: `${title[0].toUpperCase()}${title.slice(1)} (${line.length})` }), ...listed(line, (one, place) => line.length < 4 || one.id === chosen.id || place === 0)),
    rest.length ? el("section", {}, el("h3", { text: `Between them as well (${rest.length})` }), ...listed(rest, () => false)) : "",
  ];
}

function overview(passed, { onSelect }) {
  const ties = new Map();
  for (const found of passed) for (const code of new Set([found.from, found.to])) ties.set(code, (ties.get(code) ?? 0) + 1);
  const central = actors.filter((found) => ties.has(found.id)).sort((one, other) => ties.get(other.id) - ties.get(one.id)).slice(0, 8);
  const sources = documentOrder.map((place) => page.documents[place]).filter((document) => document.title || document.url);
  return [
    el("h2", { text: "Evidence" }),
    el("p", { class: "hint", text: relations.length ? "Choose an actor or a line to read the sentences it rests on." : "This network holds no relations." }),
    central.length ? el("section", {}, el("h3", { text: "Most relations" }), el("div", { class: "people" }, ...central.map((found) => personButton(found, onSelect, ties.get(found.id).toLocaleString("en"))))) : "",
    sources.length ? el("section", {}, el("h3", { text: `Documents (${sources.length})` }), ...sources.slice(0, 40).map(source), sources.length > 40 ? el("p", { class: "hint", text: `and ${sources.length - 40} more` }) : "") : "",
  ];
}

export function showPanel(passed, acts) {
  const { selected } = state;
  let content;
  if (selected?.kind === "actor") content = actorPanel(actor.get(selected.id), passed, acts);
  else if (selected?.kind === "relation") content = tiePanel(relation.get(selected.id), passed, acts);
  else content = overview(passed, acts);
  byId("panel").replaceChildren(...content.filter((part) => part !== ""));
  byId("panel").parentElement.classList.toggle("chosen", Boolean(selected));
}
