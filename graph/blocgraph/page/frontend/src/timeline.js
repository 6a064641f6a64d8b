// The strip of time under the drawing: what begins when, which years count, and a play button.
import { binYears, yearOf } from "./dates.js";
import { byId, calm, el, svg } from "./dom.js";
import { bounds, state } from "./state.js";

const TICK = 900;
let timer = null;
let stops = [];
let changed = () => {};

export function buildTimeline(onChange) {
  changed = onChange;
  byId("timeline").hidden = bounds.first === null || bounds.first === bounds.last;
  if (bounds.first === null) return;
  for (const key of ["from", "until"]) {
    const slider = byId(key);
    slider.min = bounds.first;
    slider.max = bounds.last;
    slider.addEventListener("input", () => {
      stop();
      state[key] = Number(slider.value);
      if (state.from > state.until) state[key === "from" ? "until" : "from"] = state[key];
      changed();
    });
  }
  byId("play").addEventListener("click", () => (timer === null ? play() : stop()));
}

export function stop() {
  clearTimeout(timer);
  timer = null;
  byId("play").setAttribute("aria-pressed", "false");
  byId("play").textContent = "Play";
}

// From one year in which something begins or ends to the next; each waits until the last one is painted.
function play() {
  byId("play").setAttribute("aria-pressed", "true");
  byId("play").textContent = "Pause";
  if (state.until >= bounds.last) {
    state.until = Math.max(stops[0] ?? bounds.first, state.from);
    changed();
  }
  const step = () => {
    const next = stops.find((year) => year > state.until);
    if (next === undefined) {
      stop();
      return;
    }
    state.until = next;
    changed();
    requestAnimationFrame(() => (timer = timer === null ? null : setTimeout(step, calm() ? 2 * TICK : TICK)));
  };
  timer = setTimeout(step, TICK);
}

export function showTimeline(anytime) {
  if (byId("timeline").hidden) return;
  const { first, last } = bounds;
  const dated = anytime.filter((found) => found.since).map((found) => ({ year: yearOf(found.since), sign: found.sign, number: Math.max(found.rows[1] - found.rows[0], 1) }));
  const ends = anytime.filter((found) => found.end && found.end !== "..").map((found) => yearOf(found.end) + 1);
  stops = [...new Set([...dated.map(({ year }) => year), ...ends])].filter((year) => year >= first && year <= last).sort((one, other) => one - other);
  const bins = binYears(dated, first, last);
  const most = Math.max(...bins.map(({ cooperative, hostile }) => Math.max(cooperative, hostile)), 1);
  const high = (number) => (number ? 1.5 + 20.5 * Math.sqrt(number / most) : 0);
  const wide = 1000 / bins.length;
  const bars = bins.flatMap((bin, place) => {
    const out = bin.until < state.from || bin.from > state.until ? " out" : "";
    const at = { x: place * wide + wide * 0.1, width: Math.max(wide * 0.8, 1) };
    return [["cooperative", 23 - high(bin.cooperative), high(bin.cooperative)], ["hostile", 24, high(bin.hostile)]]
      .filter(([, , height]) => height)
      .map(([kind, y, height]) => svg("rect", { ...at, y, height, class: kind + out }));
  });
  byId("strip").replaceChildren(svg("svg", { viewBox: "0 0 1000 47", preserveAspectRatio: "none" }, svg("path", { d: "M0 23.5H1000", class: "axis" }), ...bars));
  const every = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500].find((step) => (last - first) / step <= 9) ?? 1000;
  const years = [];
  for (let year = Math.ceil(first / every) * every; year <= last; year += every) years.push(year);
  byId("ticks").replaceChildren(
    ...years.map((year) => {
      const tick = el("span", { text: year });
      tick.style.left = `${(100 * (year - first)) / Math.max(last - first, 1)}%`;
      return tick;
    }),
  );
  for (const key of ["from", "until"]) byId(key).value = state[key];
  const whole = state.from === first && state.until === last;
  byId("years-out").textContent = whole ? `${first} to ${last}` : state.from === state.until ? String(state.from) : `${state.from} to ${state.until}`;
}
