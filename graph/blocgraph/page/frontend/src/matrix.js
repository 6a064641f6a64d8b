// Who stands with whom as a square: blocs, or the most tied actors sorted by bloc.
import { actor, bloc, homeOf, housed, nameOf } from "./data.js";
import { byId, el, name } from "./dom.js";
import { state } from "./state.js";

const MOST_BLOCS = 24;
const MOST_ACTORS = 40;

// The balance of each pair: {rows: [{id, label}], sums: Map of "one~other"}.
export function matrixOf(passed) {
  const byActor = (state.matrix ?? (housed.size > 2 ? "blocs" : "actors")) === "actors";
  const unitOf = byActor ? (code) => code : homeOf;
  const sums = new Map();
  const totals = new Map();
  const add = (one, other, found) => {
    const key = `${one}~${other}`;
    const sum = sums.get(key) ?? { cooperative: 0, hostile: 0, contested: 0 };
    sum[found.sign > 0 ? "cooperative" : "hostile"]++;
    if (found.status === "contested") sum.contested++;
    sums.set(key, sum);
  };
  for (const found of passed) {
    const [one, other] = [unitOf(found.from), unitOf(found.to)];
    add(one, other, found);
    if (one !== other) add(other, one, found);
    for (const unit of new Set([one, other])) totals.set(unit, (totals.get(unit) ?? 0) + 1);
  }
  const order = [...totals.keys()].sort((one, other) => totals.get(other) - totals.get(one) || (one < other ? -1 : 1));
  const most = byActor ? MOST_ACTORS : MOST_BLOCS;
  const kept = order.slice(0, most);
  const home = (code) => (actor.get(code).home ?? 1e6) * 1e4 + kept.indexOf(code);
  if (byActor) kept.sort((one, other) => home(one) - home(other));
  else kept.sort((one, other) => (one === "none") - (other === "none"));
  const rows = kept.map((id) => ({
    id, label: byActor ? nameOf(id) : bloc(id).label, colour: byActor ? colour(homeOf(id)) : colour(id), count: byActor ? null : housed.get(id).length,
  }));
  return { rows, sums, byActor, left: order.length - kept.length };
}

const colour = (slot) => (bloc(slot).colour === null ? "--bloc-none" : `--bloc-${bloc(slot).colour}`);

// How strong a cell is painted, -1 (all hostile, most of all) to 1.
export function strength({ cooperative, hostile }, most) {
  const total = cooperative + hostile;
  return total ? ((cooperative - hostile) / total) * (0.35 + 0.65 * (Math.log1p(total) / Math.log1p(most))) : 0;
}

export const mostOf = (sums) => Math.max(...[...sums.values()].map(({ cooperative, hostile }) => cooperative + hostile), 1);

const spot = (key) => {
  const mark = el("span", { class: "dot", "aria-hidden": "true" });
  mark.style.color = `var(${key})`;
  return mark;
};

export function showMatrix(passed, select) {
  const { rows, sums, byActor, left } = matrixOf(passed);
  const most = mostOf(sums);
  const host = byId("matrix");
  for (const key of ["blocs", "actors"]) byId(`matrix-${key}`).setAttribute("aria-pressed", String(byActor === (key === "actors")));
  const open = (id) => select({ kind: byActor ? "actor" : "group", id });
  const chosen = state.selected?.kind === "groups" ? state.selected.id.split("~") : [];
  const head = (row, scope) =>
    el("th", { scope, class: scope }, el("button", { type: "button", class: "link", title: row.label, on: { click: () => open(row.id) } }, spot(row.colour), el("span", {}, name(row.label))));
  const cell = (row, column) => {
    const sum = sums.get(`${row.id}~${column.id}`);
    if (!sum) return el("td", { class: row.id === column.id ? "self" : "" });
    const share = strength(sum, most);
    const on = chosen.length === 2 && ((chosen[0] === row.id && chosen[1] === column.id) || (chosen[1] === row.id && chosen[0] === column.id));
    const text = `${row.label} and ${column.label}: ${sum.cooperative} cooperative, ${sum.hostile} hostile${sum.contested ? `, ${sum.contested} contested` : ""}`;
    const button = el(
      "button",
      { type: "button", class: `cell ${share >= 0 ? "cooperative" : "hostile"}`, "aria-label": text, title: text, "aria-pressed": String(on), on: { click: () => select(byActor && row.id === column.id ? { kind: "actor", id: row.id } : !byActor && row.id === column.id ? { kind: "group", id: row.id } : { kind: "groups", id: `${row.id}~${column.id}` }) } },
      sum.cooperative ? el("span", { class: "plus", text: `+${sum.cooperative}` }) : "",
      sum.hostile ? el("span", { class: "minus", text: `−${sum.hostile}` }) : "",
    );
    button.style.setProperty("--share", `${Math.round(8 + 42 * Math.abs(share))}%`);
    return el("td", { class: row.id === column.id ? "self" : "" }, button);
  };
  host.classList.toggle("dense", byActor);
  host.replaceChildren(
    el("caption", { text: `${byActor ? "Actors" : "Blocs"} by ${byActor ? "actors" : "blocs"}: + cooperative, − hostile relations${left ? `; ${left} with fewer relations are left out` : ""}. Choose a cell to read them.` }),
    el("thead", {}, el("tr", {}, el("td", {}), ...rows.map((row) => head(row, "col")))),
    el("tbody", {}, ...rows.map((row) => el("tr", {}, head(row, "row"), ...rows.map((column) => cell(row, column))))),
  );
}
