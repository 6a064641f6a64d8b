// Find an actor by any of its names or its code: a combobox as the ARIA practices describe it.
import { actors, bloc, housed } from "./data.js";
import { el, name } from "./dom.js";

const MOST = 12;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const entry = (chosen, label, code, aliases = []) => ({ chosen, label, code, plain: plain(label), plainCode: plain(code), aliases: aliases.map((text) => ({ text, plain: plain(text) })) });
const people = actors.map((found) => entry({ kind: "actor", id: found.id }, found.label, found.id, found.aliases));
const groups = [...housed.keys()]
  .filter((slot) => slot !== "none")
  .map((slot) => entry({ kind: "group", id: slot }, bloc(slot).label, "bloc", bloc(slot).name === bloc(slot).label ? [] : [bloc(slot).name]));

function rank(found, wanted) {
  if (found.plainCode === wanted || found.plain === wanted) return 0;
  if (found.plain.startsWith(wanted)) return 1;
  if (found.plainCode.startsWith(wanted)) return 2;
  if (found.plain.includes(wanted)) return 4;
  const aliases = found.aliases.map((alias) => (alias.plain === wanted ? 0.5 : alias.plain.startsWith(wanted) ? 3 : alias.plain.includes(wanted) ? 5 : 9));
  return Math.min(9, ...aliases);
}

// The best matches first; an actor that was found by another name says by which.
function matches(text, entries) {
  const wanted = plain(text.trim());
  if (!wanted) return [];
  return entries
    .map((found) => ({ found, at: rank(found, wanted) }))
    .filter(({ at }) => at < 9)
    .sort((one, other) => one.at - other.at)
    .slice(0, MOST)
    .map(({ found, at }) => ({ ...found, by: [0.5, 3, 5].includes(at) ? found.aliases.find((alias) => alias.plain.includes(wanted)).text : "" }));
}

export function combobox(input, list, onPick, { blocs = true } = {}) {
  const entries = blocs ? [...people, ...groups] : people;
  let active = -1;
  let found = [];

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
  const pick = (one) => {
    input.value = one.label;
    close();
    onPick(one.chosen);
  };
  const open = () => {
    found = matches(input.value, entries);
    const options = found.map((one, place) =>
      el(
        "li",
        { role: "option", id: `${list.id}-${place}`, "aria-selected": "false", on: { pointerdown: (event) => { event.preventDefault(); pick(one); } } },
        el("span", {}, name(one.label), one.by ? el("span", { class: "alias" }, " ", name(one.by)) : ""),
        el("span", { class: "count", text: one.code }),
      ),
    );
    if (!options.length && input.value.trim()) {
      options.push(el("li", { role: "option", id: `${list.id}-none`, "aria-disabled": "true", "aria-selected": "false", class: "empty", text: "No actor of that name" }));
    }
    list.replaceChildren(...options);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(options.length > 0));
    point(-1);
  };

  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open();
      if (found.length) point((active + (event.key === "ArrowDown" ? 1 : active < 0 ? found.length : found.length - 1)) % found.length);
    } else if (event.key === "Enter" && !list.hidden && found.length) {
      event.preventDefault();
      pick(found[Math.max(active, 0)]);
    }
  });
}
