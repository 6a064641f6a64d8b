// Names that are of one size on the screen at every zoom and never over each other.
import { overlap } from "./geometry.js";

const CONTROLS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;
const LONGEST = 30;
const MOST = 160;
const ALWAYS = 24;
export const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

export const short = (text, longest = LONGEST) => {
  const plain = text.replace(CONTROLS, "");
  return plain.length > longest ? `${plain.slice(0, longest - 1).trimEnd()}…` : plain;
};

// As much of a name as fits, or the usual length where that would say too little.
function fitting(text, fits) {
  for (const longest of [LONGEST, 24, 20, 17, 14]) if (fits(short(text, longest))) return short(text, longest);
  return short(text);
}

function candidates({ x, y, size }, width, height, gap) {
  const reach = size + gap;
  const box = (left, top) => ({ left: left - width / 2, right: left + width / 2, top: top - height / 2, bottom: top + height / 2, x: left, y: top });
  return [box(x, y + reach + height / 2), box(x, y - reach - height / 2), box(x + reach + width / 2, y), box(x - reach - width / 2, y)];
}

const rankOf = (node) => (node.chosen ? 0 : node.kind === "bloc" ? 1 : node.faded ? 4 : node.main ? 2 : 3);

// Where names go. NODES come with x, y, size, label, faded, chosen; VIEW bounds what is seen; SCALE is how many screen
// pixels a unit of the plane takes; WIDTH measures a text in screen pixels.
export function placeLabels(nodes, view, scale, width) {
  const visible = nodes.filter(({ x, y }) => overlap(view, { left: x, right: x, top: y, bottom: y }));
  const discs = visible.filter(({ kind }) => kind !== "bloc").map(({ id, x, y, size }) => ({ id, left: x - size, right: x + size, top: y - size, bottom: y + size }));
  const queue = [...visible].sort((one, other) => rankOf(one) - rankOf(other)).slice(0, MOST);
  const taken = [];
  const placed = [];
  for (const [place, node] of queue.entries()) {
    const weight = node.chosen || node.kind === "bloc" ? 700 : node.main ? 600 : 450;
    const size = node.kind === "bloc" ? 14 : node.main ? 13 : 12;
    const measured = (text) => (width(text, weight, size) + 8) / scale;
    const text = node.kind === "bloc" ? fitting(node.label, (some) => measured(some) < node.size * 2) : short(node.label);
    const wide = measured(text);
    const add = (box) => {
      taken.push(box);
      placed.push({ text, x: box.x, y: box.y, weight, size: size / scale, faded: node.faded, node, box });
    };
    if (node.kind === "bloc") {
      const high = 34 / scale;
      const inside = wide < node.size * 2;
      const y = inside ? node.y : node.y + node.size + high / 2;
      const box = { left: node.x - wide / 2, right: node.x + wide / 2, top: y - high / 2, bottom: y + high / 2, x: node.x, y };
      if (!taken.some((other) => overlap(box, other))) add(box);
      continue;
    }
    const boxes = candidates(node, wide, 17 / scale, 3 / scale);
    const clear = (box) => !discs.some((disc) => disc.id !== node.id && overlap(box, disc));
    boxes.sort((one, other) => clear(other) - clear(one));
    const free = boxes.find(
      (box) =>
        (node.chosen || (box.left > view.left && box.right < view.right && box.bottom < view.bottom)) &&
        !taken.some((other) => overlap(box, other)) &&
        (node.chosen || (place < ALWAYS && node.main) || clear(box)),
    );
    if (free) add(free);
  }
  return placed;
}

// The "?" of contested lines and the sums of summed ones: MARKS come with x, y, text; those over another or over NAMES are left
// out.
export function placeMarks(marks, scale, names = []) {
  const taken = [...names];
  return marks.filter((mark) => {
    const high = 9 / scale;
    const wide = (mark.text.length > 1 ? 4 + 4 * mark.text.length : 9) / scale;
    const box = { left: mark.x - wide, right: mark.x + wide, top: mark.y - high, bottom: mark.y + high };
    if (taken.some((other) => overlap(box, other))) return false;
    taken.push(box);
    return true;
  });
}
