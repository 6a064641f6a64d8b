// The evidence: who says what about an actor or a tie, and in which words.
import { actor, actors, bloc, claimsOf, documentOrder, homeOf, housed, nameOf, page, relation, relations, titleOf, type } from "./data.js";
import { span } from "./dates.js";
import { byId, counted, el, name, safeUrl } from "./dom.js";
import { colourKey } from "./scene.js";
import { combobox } from "./search.js";
import { state } from "./state.js";

const KINDS = { state: "State", organisation: "Organisation", armedGroup: "Armed group", collective: "Collective" };
const PAGE = 60;
const CLAIMS = 25;
const MEMBERS = 30;

export const badge = (status) => el("span", { class: `badge ${status}`, text: status });

function dot(found) {
  const mark = el("span", { class: `dot ${found.kind}`, "aria-hidden": "true" });
  mark.style.color = `var(${colourKey(homeOf(found.id))})`;
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
    claim.sentence ? (claim.cites == null ? marked(claim.sentence, claim.trigger) : el("p", { class: "record", dir: "auto", text: claim.sentence })) : "",
    facts.length ? el("dl", {}, ...facts.flatMap(([term, text]) => [el("dt", { text: term }), el("dd", {}, name(text))])) : "",
    source(claim.document),
  );
}

function relationView(found, open) {
  const kind = type.get(found.type);
  const [first, past] = found.rows;
  const list = el("ul", { class: "claims" });
  const fill = () => {
    if (list.childElementCount) return;
    const claims = claimsOf(found);
    const more = el("button", { type: "button", class: "more" });
    const add = () => {
      const some = claims.slice(list.childElementCount, list.childElementCount + CLAIMS);
      list.append(...some.map(claimView));
      const left = claims.length - list.childElementCount;
      more.textContent = `Show ${Math.min(left, CLAIMS)} more of ${counted(claims.length, "claim")}`;
      more.hidden = left === 0;
    };
    more.addEventListener("click", add);
    add();
    list.after(more);
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

const groups = (own, opened = () => false) =>
  [[1, "Cooperative"], [-1, "Hostile"]].map(([sign, title]) => {
    const some = own.filter((one) => one.sign === sign).sort((one, other) => other.reported - one.reported);
    return some.length ? el("section", {}, el("h3", { text: `${title} (${some.length.toLocaleString("en")})` }), ...listed(some, opened)) : "";
  });

const plainNumber = (value) => (Number.isInteger(value) ? value.toLocaleString("en") : Number(value.toPrecision(4)).toLocaleString("en", { maximumSignificantDigits: 4 }));

// The measures of an actor, each with its interval where one is known.
function scoreTable(found) {
  const rows = page.measures.map(({ label, note }, place) => {
    const [value, low, high, rank, rankLow, rankHigh] = found.scores[place];
    const interval = low == null ? "" : ` (${plainNumber(low)} to ${plainNumber(high)})`;
    const places = rank == null ? "" : `${rank}${rankLow == null || (rankLow === rank && rankHigh === rank) ? "" : ` (${rankLow} to ${rankHigh})`}`;
    return el("tr", { title: note || null }, el("th", { scope: "row", text: label }), el("td", { text: `${plainNumber(value)}${interval}` }), el("td", { text: places }));
  });
  const known = page.measures.some((_, place) => found.scores[place][1] != null);
  const notes = [...new Set(page.measures.map(({ note }) => note).filter(Boolean))];
  return el(
    "details",
    { class: "scores" },
    el("summary", { text: "Centrality" }),
    el("table", {}, el("thead", {}, el("tr", {}, el("td", {}), el("th", { scope: "col", text: known ? "value (interval)" : "value" }), el("th", { scope: "col", text: known ? "rank (interval)" : "rank" }))), el("tbody", {}, ...rows)),
    ...notes.map((text) => el("p", { class: "hint", text })),
  );
}

const pair = (step) => (one) => (one.from === step.from && one.to === step.to) || (one.from === step.to && one.to === step.from);

function wayView(steps, title, passed, onSelect) {
  if (!steps) return "";
  return el(
    "section",
    { class: "way" },
    el("h3", { text: title }),
    el("ol", {}, ...steps.map((step) => {
      const own = passed.filter((one) => pair(step)(one) && one.sign === step.sign);
      const kinds = [...new Set(own.map((one) => type.get(one.type).label))];
      return el(
        "li",
        { class: step.sign > 0 ? "cooperative" : "hostile" },
        el("button", { type: "button", class: "link", on: { click: () => onSelect({ kind: "relation", id: own[0].id }) } }, name(nameOf(step.from)), " and ", name(nameOf(step.to))),
        el("span", { class: "about", text: `${step.sign > 0 ? "cooperative" : "hostile"}: ${kinds.slice(0, 4).join(", ")}${kinds.length > 4 ? " …" : ""}` }),
      );
    })),
  );
}

function pathPart(found, passed, { onPath, onSelect, ways }) {
  const input = el("input", { id: "path-to", type: "text", autocomplete: "off", spellcheck: "false", placeholder: "Name of another actor", role: "combobox", "aria-expanded": "false", "aria-controls": "path-hits", "aria-autocomplete": "list" });
  const list = el("ul", { id: "path-hits", role: "listbox", "aria-label": "Matching actors", hidden: true });
  combobox(input, list, ({ id }) => onPath(id), { blocs: false });
  const parts = [el("div", { class: "search" }, el("label", { for: "path-to", text: "Shortest path to" }), input, list)];
  if (!state.path) return parts;
  input.value = nameOf(state.path);
  parts.push(el("button", { type: "button", class: "quiet", text: "Clear the path", on: { click: () => onPath(null) } }));
  if (ways.least === null) return [...parts, el("p", { class: "hint", text: state.path === found.id ? "Choose another actor." : "No path through the relations that pass the filters." })];
  const [first, second] = (ways.together?.length ?? 99) <= (ways.against?.length ?? 99) ? ["together", "against"] : ["against", "together"];
  const titles = { together: "Indirectly on the same side", against: "Indirectly on opposite sides" };
  const title = (kind) => (ways[kind]?.length === 1 ? `Directly: ${kind === "together" ? "cooperative" : "hostile"}` : `${titles[kind]}: ${counted(ways[kind]?.length ?? 0, "step")}`);
  parts.push(wayView(ways[first], title(first), passed, onSelect), wayView(ways[second], title(second), passed, onSelect));
  parts.push(el("p", { class: "hint", text: "The signs along a path multiply: two hostile steps put its ends on one side. Of equally short paths the one whose weakest tie has most relations is shown." }));
  if (!ways.certain) parts.push(el("p", { class: "hint", text: "Too many paths to try them all: a shorter one of the other sign may exist." }));
  return parts;
}

function actorPanel(found, passed, acts) {
  const { onSelect, onSteps } = acts;
  const own = passed.filter((one) => one.from === found.id || one.to === found.id);
  const step = (steps, text) =>
    el("button", { type: "button", "aria-pressed": String(state.steps === steps), on: { click: () => onSteps(steps) }, text });
  const chips = found.blocs.map((slot) =>
    el("button", { type: "button", class: "chip", title: bloc(String(slot)).name, on: { click: () => onSelect({ kind: "group", id: String(slot) }) } }, name(page.blocs[slot].label)));
  return [
    heading(el("h2", {}, dot(found), name(found.label)), close(onSelect)),
    el("p", { class: "about" }, `${KINDS[found.kind] ?? found.kind} · ${found.id} · ${counted(own.length, "relation")} shown`),
    chips.length ? el("p", { class: "chips" }, ...chips.slice(0, 12), chips.length > 12 ? el("span", { class: "chip", text: `and ${chips.length - 12} more` }) : "") : "",
    el("div", { class: "views steps", role: "group", "aria-label": "Neighbourhood" }, step(0, "Whole network"), step(1, "1 step"), step(2, "2 steps")),
    scoreTable(found),
    ...pathPart(found, passed, acts),
    ...(state.path ? [] : groups(own)),
    own.length ? "" : el("p", { class: "hint", text: "No relation of this actor passes the filters." }),
  ];
}

function tiePanel(chosen, passed, { onSelect }) {
  const ends = new Set([chosen.from, chosen.to]);
  const own = passed.filter((one) => ends.has(one.from) && ends.has(one.to));
  const contested = chosen.status === "contested";
  const onLine = (one) => one.sign === chosen.sign && (one.status === "contested") === contested;
  const rest = own.filter((one) => !onLine(one));
  const line = own.filter(onLine).sort((one, other) => (other.id === chosen.id) - (one.id === chosen.id));
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

const blocDot = (slot) => {
  const mark = el("span", { class: "dot", "aria-hidden": "true" });
  mark.style.color = `var(${colourKey(slot)})`;
  return mark;
};

const balance = ({ cooperative, hostile }) => `+${cooperative.toLocaleString("en")} −${hostile.toLocaleString("en")}`;

function groupPanel(slot, passed, { onSelect, onOpen }) {
  const found = bloc(slot);
  const codes = new Set(slot === "none" ? (housed.get(slot) ?? []).map(({ id }) => id) : actors.filter(({ blocs }) => blocs.includes(Number(slot))).map(({ id }) => id));
  const within = passed.filter((one) => codes.has(one.from) && codes.has(one.to));
  const outside = new Map();
  const ties = new Map();
  for (const one of passed) {
    for (const code of new Set([one.from, one.to])) if (codes.has(code)) ties.set(code, (ties.get(code) ?? 0) + 1);
    if (codes.has(one.from) === codes.has(one.to)) continue;
    const home = homeOf(codes.has(one.from) ? one.to : one.from);
    const sum = outside.get(home) ?? { cooperative: 0, hostile: 0 };
    sum[one.sign > 0 ? "cooperative" : "hostile"]++;
    outside.set(home, sum);
  }
  const others = [...outside].filter(([home]) => home !== slot).sort(([, one], [, other]) => other.cooperative + other.hostile - one.cooperative - one.hostile);
  const members = actors.filter(({ id }) => codes.has(id)).sort((one, other) => (ties.get(other.id) ?? 0) - (ties.get(one.id) ?? 0));
  const open = state.open.has(slot);
  const seen = housed.has(slot) && state.view === "blocs";
  return [
    heading(el("h2", {}, blocDot(slot), name(found.label)), close(onSelect)),
    el("p", { class: "about" }, name(found.name === found.label ? "Bloc" : found.name), ` · ${counted(codes.size, "actor")}`),
    seen ? el("p", { class: "steps" }, el("button", { type: "button", id: "open-bloc", "aria-pressed": String(open), text: open ? "Close into one" : "Open into its members", on: { click: () => onOpen(slot) } })) : "",
    others.length ? el("section", {}, el("h3", { text: "Relations with other blocs" }), el("div", { class: "people" }, ...others.slice(0, 12).map(([home, sum]) =>
      el("button", { type: "button", class: "person", on: { click: () => onSelect({ kind: "groups", id: `${slot}~${home}` }) } }, blocDot(home), name(bloc(home).label), el("span", { class: "count", text: balance(sum) }))))) : "",
    el("section", {}, el("h3", { text: "Members" }), el("div", { class: "people" }, ...members.slice(0, MEMBERS).map((one) => personButton(one, onSelect, (ties.get(one.id) ?? 0).toLocaleString("en")))), members.length > MEMBERS ? el("p", { class: "hint", text: `and ${members.length - MEMBERS} more` }) : ""),
    ...(within.length ? [el("h3", { text: `Among its members (${within.length.toLocaleString("en")})` }), ...groups(within)] : []),
  ];
}

function groupsPanel(id, passed, { onSelect }) {
  const ends = id.split("~");
  const holds = (end) => (actor.has(end) ? (code) => code === end : (code) => homeOf(code) === end);
  const [one, other] = ends.map(holds);
  const own = passed.filter(({ from, to }) => (one(from) && other(to)) || (one(to) && other(from)));
  const button = (end) => (actor.has(end) ? personButton(actor.get(end), onSelect, "") : el("button", { type: "button", class: "person", on: { click: () => onSelect({ kind: "group", id: end }) } }, blocDot(end), name(bloc(end).label)));
  const label = (end) => (actor.has(end) ? nameOf(end) : bloc(end).label);
  return [
    heading(el("h2", {}, name(label(ends[0])), " and ", name(label(ends[1]))), close(onSelect)),
    el("p", { class: "about", text: `${counted(own.length, "relation")} shown between the two` }),
    el("div", { class: "people" }, ...[...new Set(ends)].map(button)),
    ...groups(own, (_, place) => own.length < 4 && place === 0),
    own.length ? "" : el("p", { class: "hint", text: "No relation between them passes the filters." }),
  ];
}

function overview(passed, { onSelect }) {
  const ties = new Map();
  for (const found of passed) {
    if (!found.reported) continue;
    for (const code of new Set([found.from, found.to])) ties.set(code, (ties.get(code) ?? 0) + 1);
  }
  const central = actors.filter((found) => ties.has(found.id)).sort((one, other) => ties.get(other.id) - ties.get(one.id)).slice(0, 8);
  const sources = documentOrder.map((place) => page.documents[place]).filter((document) => document.title || document.url);
  const mixed = sources.some(({ curated }) => curated);
  return [
    el("h2", { text: "Evidence" }),
    el("p", { class: "hint", text: relations.length ? "Choose an actor or a line to read the sentences it rests on." : "This network holds no relations." }),
    central.length ? el("section", {}, el("h3", { text: mixed ? "Most relations in the reports" : "Most relations" }), el("div", { class: "people" }, ...central.map((found) => personButton(found, onSelect, ties.get(found.id).toLocaleString("en"))))) : "",
    sources.length ? el("section", {}, el("h3", { text: `Documents (${sources.length})` }), ...sources.slice(0, 40).map(source), sources.length > 40 ? el("p", { class: "hint", text: `and ${sources.length - 40} more` }) : "") : "",
  ];
}

export function showPanel(passed, acts) {
  const { selected } = state;
  let content;
  if (selected?.kind === "actor") content = actorPanel(actor.get(selected.id), passed, acts);
  else if (selected?.kind === "relation") content = tiePanel(relation.get(selected.id), passed, acts);
  else if (selected?.kind === "group") content = groupPanel(selected.id, passed, acts);
  else if (selected?.kind === "groups") content = groupsPanel(selected.id, passed, acts);
  else content = overview(passed, acts);
  byId("panel").replaceChildren(...content.filter((part) => part !== ""));
  byId("panel").parentElement.classList.toggle("chosen", Boolean(selected));
}
