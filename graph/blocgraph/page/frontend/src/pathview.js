// The way from one actor to another through the relations that pass the filters.
import { signedPaths } from "./paths.js";

export function waysBetween(lines, start, goal) {
  const ties = lines.map(({ one, other, sign, relations }) => ({ one, other, sign, weight: relations.length }));
  const merged = new Map();
  for (const tie of ties) {
    const key = JSON.stringify([tie.one, tie.other, tie.sign]);
    const found = merged.get(key);
    if (found) found.weight += tie.weight;
    else merged.set(key, { ...tie });
  }
  return signedPaths([...merged.values()], start, goal);
}
