// An actor in the middle and its neighbours round it: places for who is one and two steps away.

const SPACING = 118;
const STRETCH = 1.3;

// CODES stand round CENTRE, PAIRS [one, other] are tied, ANGLE_OF an actor is its direction in the whole drawing, which
// orders the ring. Neighbours of neighbours stand outside, each beyond one that it is tied to.
export function egoPlaces(centre, codes, pairs, angleOf) {
  const neighbours = new Map(codes.map((code) => [code, []]));
  for (const [one, other] of pairs) {
    neighbours.get(one)?.push(other);
    neighbours.get(other)?.push(one);
  }
  const first = codes.filter((code) => code !== centre && neighbours.get(code).includes(centre));
  const near = new Set([centre, ...first]);
  const second = codes.filter((code) => !near.has(code));
  const places = new Map([[centre, [0, 0]]]);
  const angles = new Map();
  const ring = (list, direction, least) => {
    const ordered = list.map((code) => [direction(code), code]).sort((one, other) => one[0] - other[0] || (one[1] < other[1] ? -1 : 1));
    const rows = Math.max(1, Math.ceil((ordered.length * SPACING) / (2 * Math.PI * least * 1.6)));
    ordered.forEach(([, code], place) => {
      const angle = -Math.PI + (2 * Math.PI * place) / ordered.length;
      const away = least + (place % Math.min(rows, 4)) * SPACING * 0.8;
      angles.set(code, angle);
      places.set(code, [STRETCH * away * Math.cos(angle), away * Math.sin(angle)]);
    });
    return least + Math.min(rows, 4) * SPACING * 0.8;
  };
  const inside = Math.max(2.2 * SPACING, first.length * 9, second.length * 5);
  const outside = ring(first, angleOf, inside);
  ring(second, (code) => {
    const inner = neighbours.get(code).filter((other) => angles.has(other));
    return inner.length ? angles.get(inner[0]) : angleOf(code);
  }, Math.max(outside + 0.8 * SPACING, second.length * 9));
  return places;
}
