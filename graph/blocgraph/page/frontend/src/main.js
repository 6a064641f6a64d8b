// The page: one state, one function that shows it.
import { actors, relation, relations } from "./data.js";
import { byId, counted, narrow } from "./dom.js";
import { download } from "./csv.js";
import * as drawing from "./drawing.js";
import { buildFacets, showFacets } from "./facets.js";
import { actorsOn, filter, gather, strongest } from "./filter.js";
import { buildLegend } from "./legend.js";
import { showPanel } from "./panel.js";
import { buildSearch } from "./search.js";
import { exists, fragment, readFragment, reset, state, writeFragment } from "./state.js";
import { buildTable, showTable, sorted } from "./table.js";

let passed = [];

function show() {
  const found = filter();
  passed = found.passed;
  const lines = gather(passed);
  const { drawn, kept, most } = strongest(lines);
  const codes = actorsOn(drawn);
  showFacets(found.counts);
  showBackbone(kept, most);
  drawing.show(drawn, codes, state.selected);
  showPanel(passed, { onSelect: select, onSteps });
  showView();
  say(kept, most, codes.size);
  writeFragment();
}

function showBackbone(kept, most) {
  byId("backbone").hidden = most < 40;
  const slider = byId("ties");
  slider.min = Math.min(20, most);
  slider.max = most;
  slider.value = kept;
  byId("ties-out").textContent = kept < most ? `${kept.toLocaleString("en")} of ${most.toLocaleString("en")} pairs` : `all ${counted(most, "pair")}`;
}

function say(kept, most, shown) {
  const left = relations.length - passed.length;
  const parts = [`${counted(passed.length, "relation")}${left ? ` of ${relations.length.toLocaleString("en")}` : ""}`];
  parts.push(kept < most ? `drawn: the ${kept.toLocaleString("en")} most significant of ${counted(most, "pair")}` : `among ${counted(shown, "actor")}`);
  if (state.steps && state.selected?.kind === "actor") parts.push(`within ${counted(state.steps, "step")}`);
  byId("status").textContent = parts.join(", ");
  byId("filter-note").textContent = left ? `${counted(left, "relation")} hidden` : "";
  const nothing = byId("nothing");
  nothing.hidden = !drawing.isEmpty();
  if (!actors.length) nothing.textContent = "This network holds no actors yet.";
  else nothing.textContent = "No relation passes the filters. Widen them, or reset everything.";
}

function showView() {
  const table = state.view === "table";
  byId("network-view").hidden = table;
  byId("table-view").hidden = !table;
  byId("view-network").setAttribute("aria-pressed", String(!table));
  byId("view-table").setAttribute("aria-pressed", String(table));
  if (table) showTable(passed);
}

function select(chosen, move = false) {
  state.selected = exists(chosen) ? chosen : null;
  if (!state.selected) state.steps = 0;
  show();
  const panel = byId("panel");
  panel.scrollTop = 0;
  panel.parentElement.scrollTop = 0;
  if (move && chosen?.kind === "actor" && state.view === "network") drawing.goTo(chosen.id);
  if (chosen && narrow.matches) panel.scrollIntoView({ block: "start" });
}

function onSteps(steps) {
  state.steps = steps;
  show();
  drawing.fit();
}

const view = (name) => () => {
  state.view = name;
  show();
  if (name === "network") drawing.fit();
};

async function copyLink() {
  const button = byId("copy-link");
  const link = `${location.href.split("#")[0]}#${fragment()}`;
  let done = true;
  try {
    await navigator.clipboard.writeText(link);
  } catch {
    const area = document.createElement("textarea");
    area.value = link;
    document.body.append(area);
    area.select();
    done = document.execCommand("copy");
    area.remove();
  }
  button.textContent = done ? "Link copied" : "Copy the address bar";
  setTimeout(() => (button.textContent = "Copy link"), 2000);
}

function fold() {
  for (const id of ["filters", "legend"]) byId(id).open = !narrow.matches;
}

function start() {
  readFragment();
  const network = drawing.open((chosen) => select(chosen));
  buildLegend();
  buildFacets(show);
  buildSearch((code) => {
    select({ kind: "actor", id: code }, true);
    byId("panel").focus({ preventScroll: true });
  });
  buildTable(select);
  byId("view-network").addEventListener("click", view("network"));
  byId("view-table").addEventListener("click", view("table"));
  byId("copy-link").addEventListener("click", copyLink);
  byId("download").addEventListener("click", () => download(sorted(passed)));
  byId("zoom-in").addEventListener("click", () => drawing.zoom(1.35));
  byId("zoom-out").addEventListener("click", () => drawing.zoom(1 / 1.35));
  byId("zoom-fit").addEventListener("click", drawing.fit);
  byId("ties").addEventListener("input", () => {
    state.ties = Number(byId("ties").value);
    show();
  });
  byId("reset").addEventListener("click", () => {
    reset();
    show();
    drawing.fit();
  });
  addEventListener("hashchange", () => {
    if (location.hash.slice(1) === fragment()) return;
    reset();
    readFragment();
    show();
  });
  addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "Escape" && !typing && state.selected) select(null);
  });
  narrow.addEventListener("change", fold);
  fold();
  show();
  drawing.fit();
  let wide = 0;
  new ResizeObserver(([{ contentRect }]) => {
    if (wide && Math.abs(contentRect.width - wide) > 40) drawing.fit();
    wide = contentRect.width;
  }).observe(byId("network"));
  if (state.selected?.kind === "actor") drawing.goTo(state.selected.id);
  // For tests and for who wants to look closer from the console.
  window.blocgraph = { network, state, relation, passed: () => passed };
  requestAnimationFrame(() => requestAnimationFrame(() => (document.documentElement.dataset.ready = "1")));
}

start();
