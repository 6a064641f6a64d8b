// Pictures of what is shown: SVG, and PNG painted from it.
import { headsOf, isUnsure, widthOf } from "./scene.js";
import { mostOf, strength } from "./matrix.js";

const FONT = 'font-family="system-ui, Segoe UI, Roboto, Helvetica, Arial, sans-serif"';
const SERIF = 'font-family="Charter, Cambria, Georgia, serif"';
const MARGIN = 32;

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\u202a-\u202e\u2066-\u2069]/g;
const xml = (text) =>
  String(text).toWellFormed().replace(CONTROLS, "").replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
const round = (value) => Math.round(value * 10) / 10;

function frame(width, height, ink, { title, subtitle, note }, body) {
  const top = 82;
  const whole = height + top + 64;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(whole)}" viewBox="0 0 ${round(width)} ${round(whole)}" role="img" aria-label="${xml(title)}">
<title>${xml(title)}</title><desc>${xml(`${subtitle} ${note}`)}</desc>
<rect width="100%" height="100%" fill="${ink("--paper")}"/>
<text x="${MARGIN}" y="42" ${SERIF} font-size="26" font-weight="600" fill="${ink("--text")}">${xml(title)}</text>
<text x="${MARGIN}" y="66" ${FONT} font-size="14" fill="${ink("--muted")}">${xml(subtitle)}</text>
<g transform="translate(0 ${top})">${body}</g>
<g transform="translate(0 ${round(height + top)})" ${FONT} font-size="13" fill="${ink("--muted")}">${key(ink)}<text x="${MARGIN}" y="46">${xml(note)}</text></g>
</svg>
`;
}

function key(ink) {
  const line = (x, colour, more, text) =>
    `<path d="M${x} 17h34" stroke="${colour}" stroke-width="2.5" fill="none"${more}/><text x="${x + 42}" y="21">${text}</text>`;
  return (
    line(MARGIN, ink("--cooperative"), "", "cooperative") + line(MARGIN + 150, ink("--hostile"), "", "hostile") +
    line(MARGIN + 270, ink("--muted"), ' stroke-dasharray="9 5"', "contested") + line(MARGIN + 410, ink("--muted"), ' stroke-dasharray="2 4"', "not asserted")
  );
}

// Where a line leaves a node: its edge, not its middle.
function trim(from, to, gap) {
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) * gap) / far, y: from.y + ((to.y - from.y) * gap) / far };
}

function head(at, from, sign, width, colour) {
  const far = Math.hypot(at.x - from.x, at.y - from.y) || 1;
  const [dx, dy] = [(at.x - from.x) / far, (at.y - from.y) / far];
  const size = 4 + 2 * width;
  const corner = (along, across) => `${round(at.x + dx * along - dy * across)} ${round(at.y + dy * along + dx * across)}`;
  if (sign < 0) return `<path d="M${corner(0, size)}L${corner(0, -size)}" stroke="${colour}" stroke-width="${round(Math.max(width, 2))}"/>`;
  return `<path d="M${corner(0, 0)}L${corner(-size * 1.7, size * 0.7)}L${corner(-size * 1.7, -size * 0.7)}z" fill="${colour}"/>`;
}

function linePath(line, bend, scene, at) {
  const [one, other] = [at.get(line.one), at.get(line.other)];
  if (!one || !other) return "";
  const { ink, unit } = scene;
  const colour = ink(line.sign > 0 ? "--cooperative" : "--hostile");
  const middle = { x: (one.x + other.x) / 2 - (other.y - one.y) * -bend, y: (one.y + other.y) / 2 + (other.x - one.x) * -bend };
  const start = trim(one, middle, one.size + 2);
  const end = trim(other, middle, other.size + 2);
  const width = unit * widthOf(line) * (line.reported || line.summed ? 1 : 0.75);
  const dashes = line.contested ? ` stroke-dasharray="${9 * unit} ${5 * unit}"` : isUnsure(line) ? ` stroke-dasharray="${2 * unit} ${4 * unit}"` : "";
  const heads = headsOf(line);
  const opacity = line.faded ? 0.08 : line.summed ? 0.6 : line.reported || line.lit ? 0.85 : 0.35;
  return `<g opacity="${opacity}"><path d="M${round(start.x)} ${round(start.y)}Q${round(middle.x)} ${round(middle.y)} ${round(end.x)} ${round(end.y)}" fill="none" stroke="${colour}" stroke-width="${round(width)}"${dashes}/>${heads.other ? head(end, middle, line.sign, width, colour) : ""}${heads.one ? head(start, middle, line.sign, width, colour) : ""}</g>`;
}

function nodeShape({ x, y, size, kind, colour, faded, main, lit }, { ink, unit }) {
  const fill = kind === "bloc" ? `fill="${ink(colour)}" fill-opacity="0.2" stroke="${ink(colour)}"` : `fill="${ink(colour)}" stroke="${ink("--paper")}"`;
  const paint = `${fill} stroke-width="${round(2 * unit)}"${faded ? ' opacity="0.2"' : main || lit ? "" : ' opacity="0.62"'}`;
  const corner = (turn) => `${round(x + size * Math.sin(turn))},${round(y - size * Math.cos(turn))}`;
  if (kind === "organisation") return `<rect x="${round(x - size)}" y="${round(y - size)}" width="${round(2 * size)}" height="${round(2 * size)}" ${paint}/>`;
  if (kind === "armedGroup") return `<polygon points="${[0, (2 * Math.PI) / 3, (4 * Math.PI) / 3].map(corner).join(" ")}" ${paint}/>`;
  if (kind === "collective") return `<polygon points="${[0, 0.5, 1, 1.5].map((turn) => corner(turn * Math.PI)).join(" ")}" ${paint}/>`;
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(size)}" ${paint}/>`;
}

function area(colour, ink, shape) {
  return `<g fill="${ink(colour)}" fill-opacity="0.09" stroke="${ink(colour)}" stroke-opacity="0.5">${shape}</g>`;
}

function outline({ polygon, links }, colour, width) {
  const join = (list) => list.map((point) => point.map(round).join(" ")).join("L");
  const path = polygon ? `M${join(polygon)}z` : links.map((link) => `M${join(link)}`).join("");
  return `<path d="${path}" fill="${polygon ? colour : "none"}" stroke="${colour}" stroke-width="${round(width)}" stroke-linejoin="round" stroke-linecap="round" opacity="0.14"/>`;
}

function labelText({ text, x, y, weight, size, faded, node }, { ink, scale }) {
  const closed = node.kind === "bloc";
  const colour = ink(node.main || node.lit ? "--text" : "--muted");
  const halo = closed ? "" : ` stroke="${ink("--paper")}" stroke-width="${round(4 / scale)}" stroke-linejoin="round" paint-order="stroke"`;
  const at = (more) => `x="${round(x)}" y="${round(y + size * 0.35 + more)}" font-size="${round(size)}" fill="${colour}"${faded ? ' opacity="0.3"' : ""}${halo}`;
  const second = closed ? `<text ${at(size * 0.7)} font-weight="400">${node.count} actors</text>` : "";
  return `<text ${at(closed ? -size * 0.55 : 0)} font-weight="${weight}">${xml(text)}</text>${second}`;
}

// The drawing as an SVG, with its title, a key and a note.
export function drawingSvg(scene, about) {
  const { view, scale, ink, unit } = scene;
  const at = new Map(scene.nodes.map((node) => [node.id, node]));
  const parts = [];
  if (scene.land) parts.push(`<path d="${scene.land}" fill="${ink("--land")}" stroke="${ink("--rule")}" stroke-width="1" fill-rule="evenodd"/>`);
  if (scene.shore) parts.push(`<path d="M${view.left} ${scene.shore}H${view.right}" stroke="${ink("--rule")}"/><text x="${view.left + 20}" y="${scene.shore - 8}" ${FONT} font-size="${round(12 / scale)}" fill="${ink("--muted")}">Without a place on the map</text>`);
  for (const { x, y, radius, colour } of scene.discs) parts.push(area(colour, ink, `<circle cx="${x}" cy="${y}" r="${radius}"/>`));
  for (const { shapes, colour } of scene.hulls) parts.push(...shapes.map((shape) => outline(shape, ink(colour), 2 * scene.margin * unit)));
  scene.lines.forEach((line, place) => parts.push(linePath(line, scene.bends[place], scene, at)));
  for (const node of [...scene.nodes].reverse()) parts.push(nodeShape(node, scene));
  const marks = scene.marks.map(({ x, y, text, line }) => {
    const half = (text.length > 1 ? 4.5 + 3.4 * text.length : 8) / scale;
    const size = 11.5 / scale;
    return `<rect x="${round(x - half)}" y="${round(y - 8 / scale)}" width="${round(2 * half)}" height="${round(16 / scale)}" rx="${round(8 / scale)}" fill="${ink("--paper")}" stroke="${ink(line.sign > 0 ? "--cooperative" : "--hostile")}" stroke-width="${round(1.5 / scale)}"/><text x="${round(x)}" y="${round(y + size * 0.36)}" font-size="${round(size)}" font-weight="700" fill="${ink("--text")}">${xml(text)}</text>`;
  });
  parts.push(`<g ${FONT} text-anchor="middle">${marks.join("")}${scene.labels.map((label) => labelText(label, scene)).join("")}</g>`);
  const body = `<g transform="scale(${scale}) translate(${round(-view.left)} ${round(-view.top)})">${parts.join("\n")}</g>`;
  return frame((view.right - view.left) * scale, (view.bottom - view.top) * scale, ink, about, body);
}

// The matrix as an SVG.
export function matrixSvg({ rows, sums }, ink, about) {
  const size = rows.length > 24 ? 34 : 54;
  const left = 190;
  const top = 150;
  const most = mostOf(sums);
  const parts = rows.flatMap((row, down) => [
    `<text x="${left - 10}" y="${top + size * (down + 0.5) + 4}" text-anchor="end">${xml(row.label.slice(0, 26))}</text>`,
    `<text transform="translate(${left + size * (down + 0.5) + 4} ${top - 10}) rotate(-50)">${xml(row.label.slice(0, 22))}</text>`,
    ...rows.map((column, across) => {
      const sum = sums.get(`${row.id}~${column.id}`);
      const place = `x="${left + size * across}" y="${top + size * down}" width="${size - 1}" height="${size - 1}"`;
      if (!sum) return `<rect ${place} fill="none" stroke="${ink("--rule")}"/>`;
      const share = strength(sum, most);
      const text = [sum.cooperative ? `+${sum.cooperative}` : "", sum.hostile ? `−${sum.hostile}` : ""].filter(Boolean);
      const middle = left + size * (across + 0.5);
      const lines = text.map((one, line) => `<text x="${middle}" y="${top + size * (down + 0.5) + 4 + (text.length > 1 ? (line ? 8 : -7) : 0)}" text-anchor="middle" font-size="${size > 40 ? 12 : 9.5}">${one}</text>`);
      return `<rect ${place} fill="${ink(share >= 0 ? "--cooperative" : "--hostile")}" fill-opacity="${round(0.08 + 0.42 * Math.abs(share))}"/>${lines.join("")}`;
    }),
  ]);
  const width = Math.max(left + size * rows.length + 60, 640);
  return frame(width, top + size * rows.length + 20, ink, about, `<g ${FONT} font-size="13" fill="${ink("--text")}">${parts.join("\n")}</g>`);
}

// An SVG as a PNG of twice its size, or as large as a canvas can be.
export async function png(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const factor = Math.min(2, 8000 / image.width, 8000 / image.height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * factor);
  canvas.height = Math.round(image.height * factor);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((give) => canvas.toBlob(give, "image/png"));
}
