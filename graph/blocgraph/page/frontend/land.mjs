// The coastline of the world (Natural Earth, 1:110 million, public domain, as packed by world-atlas) as the data of an
// SVG path in the units of src/projection.js, without Antarctica. Rounded, so that it takes some 20 KB.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { feature } from "topojson-client";
import { project } from "./src/projection.js";

const SOUTHERNMOST = -58;

export function landPath(here) {
  const world = JSON.parse(readFileSync(join(here, "node_modules/world-atlas/land-110m.json"), "utf8"));
  const polygons = feature(world, world.objects.land).features.flatMap(({ geometry }) =>
    geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates,
  );
  return polygons
    .flat()
    .filter((ring) => Math.max(...ring.map(([, latitude]) => latitude)) > SOUTHERNMOST)
    .flatMap(cutAtDateLine)
    .map(ringPath)
    .filter(Boolean)
    .join("");
}

// A ring across the date line is unrolled, and cut into its parts on either side.
function cutAtDateLine(ring) {
  let turn = 0;
  const unrolled = ring.map(([longitude, latitude], place) => {
    const step = place ? longitude - ring[place - 1][0] : 0;
    if (Math.abs(step) > 180) turn -= Math.sign(step) * 360;
    return [longitude + turn, latitude];
  });
  const parts = [-360, 0, 360].map((shift) => {
    const moved = unrolled.map(([longitude, latitude]) => [longitude + shift, latitude]);
    return clip(clip(moved, 180, 1), -180, -1);
  });
  return parts.filter((part) => part.length > 3);
}

// The part of a ring where side * longitude <= side * limit (Sutherland and Hodgman 1974).
function clip(ring, limit, side) {
  const inside = ([longitude]) => side * longitude <= side * limit;
  return ring.flatMap((point, place) => {
    const before = ring[(place + ring.length - 1) % ring.length];
    if (inside(point) === inside(before)) return inside(point) ? [point] : [];
    const share = (limit - before[0]) / (point[0] - before[0]);
    const crossing = [limit, before[1] + share * (point[1] - before[1])];
    return inside(point) ? [crossing, point] : [crossing];
  });
}

function ringPath(ring) {
  const points = ring.map(([longitude, latitude]) => project(longitude, latitude).map(Math.round));
  const kept = points.filter(([x, y], place) => place === 0 || x !== points[place - 1][0] || y !== points[place - 1][1]);
  if (kept.length < 3) return "";
  let [atX, atY] = kept[0];
  const steps = kept.slice(1).map(([x, y]) => {
    const step = `${x - atX}${y - atY < 0 ? "" : " "}${y - atY}`;
    [atX, atY] = [x, y];
    return step;
  });
  const joined = steps.reduce((text, step) => text + (text.endsWith("l") || step.startsWith("-") ? "" : " ") + step, "l");
  return `M${kept[0][0]} ${kept[0][1]}${joined}z`;
}
