// The relations that pass the filters, as a table: sortable, and the way for who cannot see a canvas.
import { nameOf, type } from "./data.js";
import { span } from "./dates.js";
import { byId, counted, el, name } from "./dom.js";
import { badge } from "./panel.js";

const STEP = 200;
const claims = (found) => found.rows[1] - found.rows[0];
const COLUMNS = [
  ["Source", (found) => nameOf(found.from)],
  ["Relation", (found) => type.get(found.type).label],
  ["Target", (found) => nameOf(found.to)],
  ["Sign", (found) => (found.sign > 0 ? "cooperative" : "hostile")],
  ["Layer", (found) => type.get(found.type).layer],
  ["Status", (found) => found.status],
  ["Valid", (found) => found.start ?? ""],
  ["Claims", claims],
];

let sorting = { column: 0, down: false };
let limit = STEP;
let last = [];
let select = () => {};

function compare(one, other) {
  return typeof one === "number" ? one - other : one.localeCompare(other, "en");
}

export function sorted(relations) {
  const value = COLUMNS[sorting.column][1];
  const rows = [...relations].sort((one, other) => compare(value(one), value(other)) || (one.id < other.id ? -1 : 1));
  return sorting.down ? rows.reverse() : rows;
}

export function buildTable(onSelect) {
  select = onSelect;
  COLUMNS.forEach(([title], column) => {
    const button = el("button", { type: "button", text: title });
    button.addEventListener("click", () => {
      sorting = { column, down: sorting.column === column && !sorting.down };
      showTable(last);
    });
    byId("table-head").append(el("th", { scope: "col" }, button));
  });
  byId("table-more").addEventListener("click", () => {
    limit += STEP;
    showTable(last);
  });
}

const actorCell = (code) =>
  el("td", {}, el("button", { type: "button", class: "link", on: { click: () => select({ kind: "actor", id: code }) } }, name(nameOf(code))));

function row(found) {
  const open = () => select({ kind: "relation", id: found.id });
  return el(
    "tr",
    { class: found.sign > 0 ? "cooperative" : "hostile" },
    actorCell(found.from),
    el("td", {}, el("button", { type: "button", class: "link", text: type.get(found.type).label, on: { click: open } })),
    actorCell(found.to),
    el("td", {}, el("span", { class: "sign", text: found.sign > 0 ? "cooperative" : "hostile" })),
    el("td", { text: type.get(found.type).layer }),
    el("td", {}, badge(found.status)),
    el("td", { text: found.start || found.end ? span(found.start, found.end) : "unknown" }),
    el("td", { class: "number", text: String(claims(found)) }),
  );
}

export function showTable(relations) {
  last = relations;
  [...byId("table-head").children].forEach((head, column) => {
    const on = column === sorting.column;
    head.setAttribute("aria-sort", on ? (sorting.down ? "descending" : "ascending") : "none");
  });
  byId("table-body").replaceChildren(...sorted(relations).slice(0, limit).map(row));
  const shown = Math.min(limit, relations.length);
  byId("table-caption").textContent = shown < relations.length
    ? `The first ${shown} of ${counted(relations.length, "relation")} that pass the filters`
    : `${counted(relations.length, "relation")} that pass${relations.length === 1 ? "es" : ""} the filters`;
  byId("table-more").hidden = shown === relations.length;
}
