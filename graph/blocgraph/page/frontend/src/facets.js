// The filters: what can be chosen, with how many relations each choice would show.
import { actors, documentOrder, page, relations, titleOf } from "./data.js";
import { byId, el, name } from "./dom.js";
import { bounds, state } from "./state.js";

const LAYERS = ["diplomatic", "military", "economic", "conflict"];
const MANY = 12;
const boxes = [];
const layers = [];

function option(facet, value, label, mark) {
  const input = el("input", { type: "checkbox", value, "data-facet": facet });
  const count = el("span", { class: "count" });
  boxes.push({ facet, value, input, count });
  return el("label", { class: "check" }, input, mark ?? "", el("span", {}, name(label)), count);
}

function typeFacet(host) {
  for (const layer of LAYERS) {
    const types = page.types.filter((found) => found.layer === layer);
    if (!types.length) continue;
    const all = el("input", { type: "checkbox", "data-layer": layer });
    const count = el("span", { class: "count" });
    layers.push({ all, count, ids: types.map((found) => found.id) });
    host.append(
      el("label", { class: "check layer" }, all, el("span", { text: layer }), count),
      el("div", { class: "types" }, ...types.map((found) => option("type", found.id, found.label))),
    );
  }
}

function blocFacet(host) {
  page.blocs.forEach((found, slot) => {
    const mark = el("span", { class: "dot", "aria-hidden": "true" });
    mark.style.color = found.colour === null ? "var(--bloc-none)" : `var(--bloc-${found.colour})`;
    const label = option("bloc", String(slot), found.label, mark);
    if (found.name !== found.label) label.title = found.name;
    host.append(label);
  });
  if (actors.some((found) => !found.blocs.length)) host.append(option("bloc", "none", "no bloc", el("span", { class: "dot none", "aria-hidden": "true" })));
}

function onlyOne(host, facet) {
  const all = boxes.filter((box) => box.facet === facet);
  if (all.length < 3) return;
  const set = (on) => () => {
    state[facet] = new Set(on ? all.map((box) => box.value) : []);
    changed();
  };
  host.parentElement.querySelector("h2").append(
    el("span", { class: "allnone" },
      el("button", { type: "button", class: "quiet", text: "all", "aria-label": `All: ${facet}`, on: { click: set(true) } }),
      el("button", { type: "button", class: "quiet", text: "none", "aria-label": `None: ${facet}`, on: { click: set(false) } })),
  );
}

function findable(host) {
  const input = el("input", { type: "text", placeholder: "Find in this list", "aria-label": "Find a document in the list" });
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    for (const label of host.querySelectorAll("label")) label.hidden = !label.textContent.toLowerCase().includes(wanted);
  });
  host.before(input);
}

let changed = () => {};

export function buildFacets(onChange) {
  changed = onChange;
  const host = (facet) => byId(`facet-${facet}`).querySelector("div");
  typeFacet(host("type"));
  host("status").append(...page.statuses.map((found) => option("status", found.id, found.label, el("span", { class: `line ${found.id}`, "aria-hidden": "true" }))));
  blocFacet(host("bloc"));
  for (const place of documentOrder) host("document").append(option("document", String(place), titleOf(page.documents[place])));
  if (relations.some((found) => !found.documents.length)) host("document").append(option("document", "none", "no document"));
  if (page.documents.length > MANY) findable(host("document"));
  byId("facet-type").hidden = !page.types.length;
  byId("facet-bloc").hidden = !page.blocs.length;
  byId("facet-document").hidden = page.documents.length < 2;
  for (const facet of ["type", "status", "bloc", "document"]) onlyOne(host(facet), facet);
  for (const box of boxes) {
    box.input.addEventListener("change", () => {
      if (box.input.checked) state[box.facet].add(box.value);
      else state[box.facet].delete(box.value);
      changed();
    });
  }
  for (const layer of layers) {
    layer.all.addEventListener("change", () => {
      for (const id of layer.ids) state.type[layer.all.checked ? "add" : "delete"](id);
      changed();
    });
  }
  buildTime();
}

function buildTime() {
  byId("facet-time").hidden = bounds.first === null;
  byId("on").addEventListener("change", () => {
    state.on = byId("on").value;
    changed();
  });
  byId("undated").addEventListener("change", () => {
    state.undated = byId("undated").checked;
    changed();
  });
}

export function showFacets(counts) {
  for (const box of boxes) {
    const number = counts[box.facet].get(box.value) ?? 0;
    box.input.checked = state[box.facet].has(box.value);
    box.count.textContent = number.toLocaleString("en");
    box.input.parentElement.classList.toggle("none", number === 0);
  }
  for (const { all, count, ids } of layers) {
    const on = ids.filter((id) => state.type.has(id)).length;
    all.checked = on === ids.length;
    all.indeterminate = on > 0 && on < ids.length;
    count.textContent = ids.reduce((sum, id) => sum + (counts.type.get(id) ?? 0), 0).toLocaleString("en");
  }
  byId("on").value = state.on;
  byId("undated").checked = state.undated;
  byId("undated-count").textContent = (counts.time.get("undated") ?? 0).toLocaleString("en");
}
