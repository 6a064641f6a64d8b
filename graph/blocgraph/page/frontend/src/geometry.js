// Shapes on the plane.

export const overlap = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

// The corners of the smallest convex polygon round the points [x, y], in order.
export function convexHull(points) {
  const sorted = [...points].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  if (sorted.length < 3) return sorted;
  const turn = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  const half = (list) => {
    const corners = [];
    for (const point of list) {
      while (corners.length > 1 && turn(corners.at(-2), corners.at(-1), point) <= 0) corners.pop();
      corners.push(point);
    }
    return corners.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

export function extent(boxes) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const one of boxes) {
    box.left = Math.min(box.left, one.left);
    box.right = Math.max(box.right, one.right);
    box.top = Math.min(box.top, one.top);
    box.bottom = Math.max(box.bottom, one.bottom);
  }
  return box;
}

export function isInside([x, y], polygon) {
  let inside = false;
  polygon.forEach(([x1, y1], place) => {
    const [x2, y2] = polygon[(place + 1) % polygon.length];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  });
  return inside;
}

// Points in groups that hang together by links no longer than REACH, with the links of a shortest tree in each.
function clusters(points, reach) {
  const links = [];
  for (let one = 0; one < points.length; one++) {
    for (let other = 0; other < one; other++) {
      const far = Math.hypot(points[one][0] - points[other][0], points[one][1] - points[other][1]);
      if (far <= reach) links.push([far, one, other]);
    }
  }
  links.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const groups = points.map((point) => ({ points: [point], links: [] }));
  for (const [, one, other] of links) {
    const [here, there] = [groups[one], groups[other]];
    if (here === there) continue;
    here.points.push(...there.points);
    here.links.push(...there.links, [points[one], points[other]]);
    groups.forEach((group, place) => {
      if (group === there) groups[place] = here;
    });
  }
  return [...new Set(groups)];
}

function distance([x, y], [[x1, y1], [x2, y2]]) {
  const long = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const share = long ? Math.min(Math.max(((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / long, 0), 1) : 0;
  return Math.hypot(x - x1 - share * (x2 - x1), y - y1 - share * (y2 - y1));
}

// Outlines with a MARGIN of MEMBERS that hold none of STRANGERS: a polygon where that can be, else links between
// neighbours that pass no stranger, and points where there is no such link.
export function outlines(members, strangers, reach, margin) {
  return clusters(members, reach).map((group) => {
    const polygon = convexHull(group.points);
    if (group.points.length > 2 && !strangers.some((point) => isInside(point, polygon))) return { polygon, links: [] };
    const links = group.links.filter((link) => strangers.every((point) => distance(point, link) > margin));
    const linked = new Set(links.flat());
    const alone = group.points.filter((point) => !linked.has(point)).map((point) => [point, point]);
    return { polygon: null, links: [...links, ...alone] };
  });
}
