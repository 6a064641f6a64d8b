// Ties summed between units: blocs that are closed, and actors of blocs that are open.
import { significance } from "./backbone.js";

// One line for each pair of units and sign that RELATIONS join, the sum of them; those within a unit are `inner`. A line
// is `summed` where it ends at a unit that holds several.
export function sumTies(relations, unitOf, holdsSeveral = () => true) {
  const lines = new Map();
  const inner = new Map();
  for (const found of relations) {
    const ends = [unitOf(found.from), unitOf(found.to)];
    const [one, other] = ends[0] < ends[1] ? ends : [ends[1], ends[0]];
    if (one === other) {
      const sums = inner.get(one) ?? { cooperative: 0, hostile: 0 };
      sums[found.sign > 0 ? "cooperative" : "hostile"]++;
      inner.set(one, sums);
      continue;
    }
    const id = JSON.stringify([one, other, found.sign]);
    let line = lines.get(id);
    if (!line) {
      line = { id, one, other, sign: found.sign, contested: false, reported: false, summed: holdsSeveral(one) || holdsSeveral(other), relations: [] };
      lines.set(id, line);
    }
    line.relations.push(found);
    line.reported ||= found.reported;
  }
  return { lines: [...lines.values()], inner };
}

// The lines of the most significant pairs, as many as `number`, or by default some for each unit.
export function keepStrongest(lines, number) {
  const weights = new Map();
  for (const { one, other, relations } of lines) {
    const pair = JSON.stringify([one, other]);
    weights.set(pair, (weights.get(pair) ?? 0) + relations.length);
  }
  const pairs = [...weights].map(([pair, weight]) => [...JSON.parse(pair), weight]);
  const scores = significance(pairs);
  const order = pairs.map((_, place) => place).sort((a, b) => scores[b] - scores[a] || pairs[b][2] - pairs[a][2] || a - b);
  const units = new Set(pairs.flatMap(([one, other]) => [one, other])).size;
  const usual = pairs.length <= 45 ? pairs.length : Math.max(30, Math.round(1.4 * units));
  const kept = Math.min(number ?? usual, pairs.length);
  const chosen = new Set(order.slice(0, kept).map((place) => JSON.stringify(pairs[place].slice(0, 2))));
  return { drawn: lines.filter(({ one, other }) => chosen.has(JSON.stringify([one, other]))), kept, most: pairs.length };
}
