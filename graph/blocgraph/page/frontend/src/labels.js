// Names and marks over the drawing, of one size on the screen at every zoom and never over each other.
import { actors } from "./data.js";

const CONTROLS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;
const LONGEST = 30;
const MOST = 160;
const ALWAYS = 24;
const FONT = '13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

const short = (text) => {
  const plain = text.replace(CONTROLS, "");
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1).trimEnd()}…` : plain;
};

const overlap = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

export function paintMarks({ context, network, ink, lines, selection }) {
  const contested = [...lines.values()].filter((line) => line.contested);
  const scale = network.getScale();
  if (contested.length > 40 && scale < 0.5 && !selection) return;
  const radius = (contested.length > 40 ? 6 : 8) / scale;
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = `700 ${(radius * 1.5).toFixed(2)}px system-ui, sans-serif`;
  const marked = [];
  for (const line of contested) {
    const shape = network.body.edges[line.id]?.edgeType;
    if (!shape) continue;
    const { x, y } = shape.getPoint(0.5);
    const box = { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
    if (marked.some((other) => overlap(box, other))) continue;
    marked.push(box);
    const faded = selection && network.body.edges[line.id].options.color.opacity < 0.5;
    if (faded && contested.length > 40) continue;
    context.globalAlpha = faded ? 0.2 : 1;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = ink.paper;
    context.fill();
    context.lineWidth = 1.5 / scale;
    context.strokeStyle = line.sign > 0 ? ink.cooperative : ink.hostile;
    context.stroke();
    context.fillStyle = ink.text;
    context.fillText("?", x, y + 0.5 / scale);
  }
  context.restore();
}

function candidates(found, width, height, gap) {
  const reach = found.size + gap;
  const box = (x, y) => ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2, x, y });
  return [
    box(found.x, found.y + reach + height / 2),
    box(found.x, found.y - reach - height / 2),
    box(found.x + reach + width / 2, found.y),
    box(found.x - reach - width / 2, found.y),
  ];
}

export function paintLabels({ context, network, ink, shown, selection }) {
  const scale = network.getScale();
  const corner = network.DOMtoCanvas({ x: 0, y: 0 });
  const { clientWidth, clientHeight } = network.canvas.frame;
  const far = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  const view = { left: corner.x, right: far.x, top: corner.y, bottom: far.y };
  const visible = actors
    .filter((found) => shown.get(found.id))
    .filter((found) => overlap(view, { left: found.x, right: found.x, top: found.y, bottom: found.y }));
  const size = (found) => shown.get(found.id).size;
  const discs = visible.map((found) => ({
    id: found.id,
    left: found.x - size(found),
    right: found.x + size(found),
    top: found.y - size(found),
    bottom: found.y + size(found),
  }));
  const faded = (found) => (shown.get(found.id).opacity ?? 1) < 0.5;
  const rank = (found) => (selection?.id === found.id ? 0 : faded(found) ? 2 : 1);
  const queue = [...visible].sort((one, other) => rank(one) - rank(other)).slice(0, MOST);
  const taken = [];
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const [place, found] of queue.entries()) {
    const chosen = rank(found) === 0;
    context.font = `${chosen ? 700 : 550} ${FONT.replace("13px", `${13 / scale}px`)}`;
    const text = short(found.label);
    const width = context.measureText(text).width + 8 / scale;
    const boxes = candidates({ ...found, size: size(found) }, width, 17 / scale, 3 / scale);
    const clear = (box) => !discs.some((disc) => disc.id !== found.id && overlap(box, disc));
    boxes.sort((one, other) => clear(other) - clear(one));
    const free = boxes.find(
      (box) =>
        (chosen || (box.left > view.left && box.right < view.right && box.bottom < view.bottom)) &&
        !taken.some((other) => overlap(box, other)) &&
        (chosen || place < ALWAYS || clear(box)),
    );
    if (!free) continue;
    taken.push(free);
    context.globalAlpha = faded(found) ? 0.3 : 1;
    context.lineWidth = 4 / scale;
    context.strokeStyle = ink.paper;
    context.strokeText(text, free.x, free.y);
    context.fillStyle = ink.text;
    context.fillText(text, free.x, free.y);
  }
  context.restore();
}
