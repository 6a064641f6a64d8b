// A guided story: saved views with captions, one after the other.
import { page } from "./data.js";
import { byId, calm, el, name } from "./dom.js";
import { readFragment, reset, state } from "./state.js";

const WORDS_A_MINUTE = 170;
let timer = null;
let arrived = () => {};

export function buildStory(onArrive) {
  arrived = onArrive;
  byId("story").hidden = true;
  byId("story-open").hidden = !page.story.length;
  if (!page.story.length) return;
  byId("story-back").addEventListener("click", () => go(state.scene - 1));
  byId("story-next").addEventListener("click", () => go(state.scene + 1));
  byId("story-close").addEventListener("click", leave);
  byId("story-open").addEventListener("click", () => go(0));
  byId("story-play").addEventListener("click", () => (timer === null ? play() : pause()));
}

export function go(scene) {
  if (scene < 0 || scene >= page.story.length) return;
  reset();
  state.view = page.view;
  readFragment(page.story[scene].fragment);
  state.scene = scene;
  arrived();
  if (timer !== null) play();
}

function leave() {
  pause();
  state.scene = null;
  arrived();
}

// Each scene stays as long as it takes to read it.
function play() {
  clearTimeout(timer);
  const { title, caption } = page.story[state.scene];
  const words = `${title} ${caption}`.split(/\s+/).length;
  const last = state.scene === page.story.length - 1;
  timer = last ? null : setTimeout(() => go(state.scene + 1), (calm() ? 2 : 1) * (2500 + (words / WORDS_A_MINUTE) * 60_000));
  label();
}

export function pause() {
  clearTimeout(timer);
  timer = null;
  label();
}

function label() {
  byId("story-play").textContent = timer === null ? "Play" : "Pause";
  byId("story-play").setAttribute("aria-pressed", String(timer !== null));
}

export function showStory() {
  const on = state.scene !== null && page.story.length > 0;
  byId("story").hidden = !on;
  if (page.story.length) byId("story-open").hidden = on;
  if (!on) return;
  const { title, caption } = page.story[state.scene];
  byId("story-text").replaceChildren(...[title ? el("h2", {}, name(title)) : "", caption ? el("p", {}, name(caption)) : ""].filter(Boolean));
  byId("story-place").textContent = `${state.scene + 1} of ${page.story.length}`;
  byId("story-back").disabled = state.scene === 0;
  byId("story-next").disabled = state.scene === page.story.length - 1;
}
