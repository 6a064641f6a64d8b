// Shortest paths between two actors, and what the signs along them make of the two.

const BUDGET = 200_000;

function distances(neighbours, goal) {
  const far = new Map([[goal, 0]]);
  let edge = [goal];
  while (edge.length) {
    const next = [];
    for (const at of edge) {
      for (const other of neighbours.get(at)?.keys() ?? []) {
        if (far.has(other)) continue;
        far.set(other, far.get(at) + 1);
        next.push(other);
      }
    }
    edge = next;
  }
  return far;
}

// All paths without repeats of LENGTH steps whose signs multiply to SIGN; the strongest one, or null.
function best(neighbours, start, goal, length, sign, far, purse) {
  let found = null;
  const walk = (at, steps, strength, product, on) => {
    if (purse.left-- <= 0) return;
    if (at === goal) {
      if (steps.length !== length || product !== sign) return;
      const weakest = Math.min(...steps.map((step) => step.weight));
      if (!found || weakest > found.weakest || (weakest === found.weakest && strength > found.strength)) found = { steps: [...steps], weakest, strength };
      return;
    }
    for (const [other, ways] of neighbours.get(at) ?? []) {
      if (on.has(other) || (far.get(other) ?? Infinity) > length - steps.length - 1) continue;
      for (const way of ways) {
        on.add(other);
        steps.push({ from: at, to: other, sign: way.sign, weight: way.weight });
        walk(other, steps, strength + way.weight, product * way.sign, on);
        steps.pop();
        on.delete(other);
      }
    }
  };
  walk(start, [], 0, 1, new Set([start]));
  return found;
}

// TIES are {one, other, sign, weight}, one for each pair and sign. The answer: for each sign of the product of the
// signs along a path, the shortest path (the one whose weakest tie is strongest, where several are), or null where
// there is none of at most two steps more than the very shortest; `certain` is false where the search was cut off.
export function signedPaths(ties, start, goal) {
  const neighbours = new Map();
  const add = (at, other, tie) => {
    if (!neighbours.has(at)) neighbours.set(at, new Map());
    if (!neighbours.get(at).has(other)) neighbours.get(at).set(other, []);
    neighbours.get(at).get(other).push(tie);
  };
  for (const tie of ties) {
    if (tie.one === tie.other) continue;
    add(tie.one, tie.other, tie);
    add(tie.other, tie.one, tie);
  }
  const far = distances(neighbours, goal);
  const least = far.get(start);
  if (start === goal || least === undefined) return { least: null, together: null, against: null, certain: true };
  const purse = { left: BUDGET };
  const search = (sign) => {
    for (let length = least; length <= least + 2 && purse.left > 0; length++) {
      const found = best(neighbours, start, goal, length, sign, far, purse);
      if (found) return found.steps;
    }
    return null;
  };
  const together = search(1);
  const against = search(-1);
  return { least, together, against, certain: purse.left > 0 };
}
