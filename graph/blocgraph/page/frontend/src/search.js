// Find an actor by name or code: a combobox as the ARIA practices describe it.
import { actors } from "./data.js";
import { byId, el, name } from "./dom.js";

const MOST = 12;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const index = actors.map((found) => ({ found, label: plain(found.label), code: plain(found.id) }));

function matches(text) {
  const wanted = plain(text.trim());
  if (!wanted) return [];
  const rank = ({ label, code }) =>
    code === wanted || label === wanted ? 0 : label.startsWith(wanted) ? 1 : code.startsWith(wanted) ? 2 : label.includes(wanted) ? 3 : 4;
  return index
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter(({ rank: at }) => at < 4)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map(({ entry }) => entry.found);
}

export function buildSearch(onPick) {
  const input = byId("search");
  const list = byId("hits");
  let active = -1;

  const point = (place) => {
    active = place;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === place)));
    if (place >= 0) {
      input.setAttribute("aria-activedescendant", list.children[place].id);
      list.children[place].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    point(-1);
  };
  const pick = (found) => {
    input.value = found.label;
    close();
    onPick(found.id);
  };
  const open = () => {
    const found = matches(input.value);
    const options = found.map((one, place) =>
      el("li", { role: "option", id: `hit-${place}`, "aria-selected": "false", on: { pointerdown: (event) => { event.preventDefault(); pick(one); } } }, name(one.label), el("span", { class: "count", text: one.id })),
    );
    if (!options.length && input.value.trim()) options.push(el("li", { role: "option", id: "hit-none", "aria-disabled": "true", "aria-selected": "false", class: "empty", text: "No actor of that name" }));
    list.replaceChildren(...options);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(options.length > 0));
    point(-1);
    return found;
  };

  let found = [];
  input.addEventListener("input", () => (found = open()));
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) found = open();
      if (found.length) point((active + (event.key === "ArrowDown" ? 1 : active < 0 ? found.length : found.length - 1)) % found.length);
    } else if (event.key === "Enter" && !list.hidden && found.length) {
      event.preventDefault();
      pick(found[Math.max(active, 0)]);
    }
  });
}
