// The page: one state, one function that shows it.
import { actor, actors, claimsOf, homeOf, page, relation, relations, type } from "./data.js";
import { byId, counted, narrow, save, variable } from "./dom.js";
import { csv } from "./csv.js";
import * as drawing from "./drawing.js";
import { buildFacets, showFacets } from "./facets.js";
import { filter, gather } from "./filter.js";
import { buildLegend, showLegend } from "./legend.js";
import { linked } from "./linked.js";
import { matrixOf, showMatrix } from "./matrix.js";
import { showPanel } from "./panel.js";
import { waysBetween } from "./pathview.js";
import { drawingSvg, matrixSvg, png } from "./picture.js";
import { sceneOf } from "./scene.js";
import { combobox } from "./search.js";
import { exists, fragment, readFragment, reset, state, VIEWS, writeFragment } from "./state.js";
import { buildStory, go, pause, showStory } from "./story.js";
import { buildTable, showTable, sorted } from "./table.js";
import { buildTimeline, showTimeline, stop } from "./timeline.js";

const DRAWN = new Set(["network", "blocs", "map"]);
let passed = [];

function show() {
  const found = filter();
  passed = found.passed;
  const ways = state.path ? waysBetween(gather(passed), state.selected.id, state.path) : null;
  const acts = { onSelect: select, onSteps, onOpen, onPath, ways };
  showFacets(found.counts);
  showLegend(found.counts);
  showTimeline(found.anytime);
  showView(ways);
  showPanel(passed, acts);
  showStory();
  writeFragment();
}

const shortest = (ways) => {
  const both = [ways.together, ways.against].filter(Boolean).sort((one, other) => one.length - other.length);
  return both[0] ?? null;
};

function showView(ways) {
  const drawn = DRAWN.has(state.view);
  byId("network-view").hidden = !drawn;
  byId("matrix-view").hidden = state.view !== "matrix";
  byId("table-view").hidden = state.view !== "table";
  for (const name of VIEWS) byId(`view-${name}`)?.setAttribute("aria-pressed", String(state.view === name));
  const scene = drawn ? sceneOf(passed, ways ? shortest(ways) : null) : null;
  if (drawn) drawing.show(scene, state.selected, ways ? shortest(ways) : null);
  if (state.view === "matrix") showMatrix(passed, select);
  if (state.view === "table") showTable(passed);
  showBackbone(scene);
  say(scene);
}

function showBackbone(scene) {
  byId("facet-look").hidden = !scene;
  byId("backbone").hidden = !scene || scene.most < 40;
  if (!scene) return;
  const slider = byId("ties");
  slider.min = Math.min(20, scene.most);
  slider.max = scene.most;
  slider.value = scene.kept;
  byId("ties-out").textContent = scene.kept < scene.most ? `${scene.kept.toLocaleString("en")} of ${scene.most.toLocaleString("en")} pairs` : `all ${counted(scene.most, "pair")}`;
}

function say(scene) {
  const left = relations.length - passed.length;
  const parts = [`${counted(passed.length, "relation")}${left ? ` of ${relations.length.toLocaleString("en")}` : ""}`];
  if (scene?.summed) parts.push(`summed between ${counted(scene.nodes.filter(({ kind }) => kind === "bloc").length, "bloc")}`);
  if (scene && scene.kept < scene.most) parts.push(`drawn: the ${scene.kept.toLocaleString("en")} most significant of ${counted(scene.most, "pair")}`);
  else if (scene && !scene.summed) parts.push(`among ${counted(scene.nodes.length, "actor")}`);
  if (state.steps && state.selected?.kind === "actor") parts.push(`within ${counted(state.steps, "step")}`);
  byId("status").textContent = parts.join(", ");
  byId("filter-note").textContent = left ? `${counted(left, "relation")} hidden` : "";
  const nothing = byId("nothing");
  nothing.hidden = !(actors.length === 0 || (relations.length > 0 && passed.length === 0));
  if (!actors.length) nothing.textContent = "This network holds no actors yet.";
  else nothing.textContent = "No relation passes the filters. Widen them, or reset everything.";
}

function select(chosen, move = false) {
  pause();
  state.selected = exists(chosen) ? chosen : null;
  state.path = null;
  if (state.selected?.kind !== "actor") state.steps = 0;
  show();
  const panel = byId("panel");
  panel.scrollTop = 0;
  panel.parentElement.scrollTop = 0;
  if (move && chosen?.kind === "actor" && DRAWN.has(state.view)) drawing.goTo(chosen.id);
  if (chosen && narrow.matches) panel.scrollIntoView({ block: "start" });
}

function onSteps(steps) {
  state.steps = steps;
  if (steps && state.view === "blocs") state.view = "network";
  show();
  drawing.fit();
}

function onOpen(slot) {
  if (!state.open.delete(slot)) state.open.add(slot);
  show();
  drawing.visit(slot);
}

function onPath(code) {
  state.path = code;
  if (code && state.view === "blocs") state.view = "network";
  show();
  byId("path-to")?.focus({ preventScroll: true });
}

const view = (name) => () => {
  state.view = name;
  show();
  if (DRAWN.has(name)) drawing.fit();
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

function picture() {
  const title = document.querySelector("h1").textContent;
  const about = { title, subtitle: byId("status").textContent, note: [...document.querySelectorAll(".subtitle span")].map((part) => part.textContent).join(" · ") };
  if (state.view === "matrix") return matrixSvg(matrixOf(passed), variable, about);
  if (!DRAWN.has(state.view)) {
    byId("network-view").hidden = false;
    drawing.show(sceneOf(passed), state.selected);
    byId("network-view").hidden = true;
  }
  return drawingSvg(drawing.snapshot(), about);
}

const DOWNLOADS = {
  png: async () => save(await png(picture()), "image/png", "network.png"),
  svg: () => save([picture()], "image/svg+xml", "network.svg"),
  csv: () => save(["\ufeff", csv(sorted(passed))], "text/csv;charset=utf-8", "relations.csv"),
  jsonld: () => {
    const codes = new Set(passed.flatMap((found) => [found.from, found.to]));
    const found = linked(passed, { claimsOf, layerOf: ({ type: id }) => type.get(id).layer, actors: actors.filter(({ id }) => codes.has(id)) });
    save([JSON.stringify(found, null, 1)], "application/ld+json", "claims.jsonld");
  },
};

function buildDownloads() {
  const menu = byId("downloads");
  for (const [form, act] of Object.entries(DOWNLOADS)) {
    byId(`download-${form}`).addEventListener("click", () => {
      menu.open = false;
      act();
    });
  }
  addEventListener("click", ({ target }) => {
    if (menu.open && !menu.contains(target)) menu.open = false;
  });
}

function fold() {
  for (const id of ["filters", "legend"]) byId(id).open = !narrow.matches;
}

function arrive() {
  show();
  if (DRAWN.has(state.view)) drawing.fit();
}

function buildKeys() {
  addEventListener("hashchange", () => {
    if (location.hash.slice(1) === fragment()) return;
    reset();
    state.view = page.view;
    state.scene = null;
    readFragment(location.hash.slice(1));
    arrive();
  });
  addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "Escape" && byId("downloads").open) {
      byId("downloads").open = false;
      byId("downloads").querySelector("summary").focus();
    } else if (event.key === "Escape" && !typing && state.selected) select(null);
  });
}

function start() {
  readFragment(location.hash.slice(1));
  const network = drawing.open({ onSelect: (chosen) => select(chosen), onOpen });
  buildLegend(show);
  buildFacets(show);
  buildTimeline(show);
  combobox(byId("search"), byId("hits"), (chosen) => {
    select(chosen, true);
    byId("panel").focus({ preventScroll: true });
  });
  buildTable(select);
  buildDownloads();
  buildStory(arrive);
  buildKeys();
  for (const name of VIEWS) byId(`view-${name}`)?.addEventListener("click", view(name));
  for (const name of ["blocs", "actors"]) {
    byId(`matrix-${name}`).addEventListener("click", () => {
      state.matrix = name;
      show();
    });
  }
  byId("copy-link").addEventListener("click", copyLink);
  byId("zoom-in").addEventListener("click", () => drawing.zoom(1.35));
  byId("zoom-out").addEventListener("click", () => drawing.zoom(1 / 1.35));
  byId("zoom-fit").addEventListener("click", drawing.fit);
  byId("ties").addEventListener("input", () => {
    state[state.view === "blocs" ? "sums" : "ties"] = Number(byId("ties").value);
    show();
  });
  byId("reset").addEventListener("click", () => {
    stop();
    reset();
    state.view = page.view;
    arrive();
  });
  narrow.addEventListener("change", fold);
  addEventListener("beforeprint", () => (byId("legend").open = true));
  fold();
  const asked = location.hash.slice(1).match(/^(?:scene=(\d+))?$/);
  if (page.story.length && asked) go(Math.min(Number(asked[1] ?? 0), page.story.length - 1));
  else arrive();
  let wide = 0;
  new ResizeObserver(([{ contentRect }]) => {
    if (wide && contentRect.width && Math.abs(contentRect.width - wide) > 40) drawing.fit();
    if (contentRect.width) wide = contentRect.width;
  }).observe(byId("network"));
  if (state.selected?.kind === "actor" && !state.steps && state.view === "network") drawing.goTo(state.selected.id);
  // For tests and for who wants to look closer from the console.
  window.blocgraph = { network, state, relation, actor, homeOf, passed: () => passed };
  requestAnimationFrame(() => requestAnimationFrame(() => (document.documentElement.dataset.ready = "1")));
}

start();
