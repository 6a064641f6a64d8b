// How significant each tie is: the disparity filter of Serrano, Boguñá and Vespignani (2009), as in backbone.py.

// TIES are [one, other, weight]; the strongest tie of each end has 1 added, so that nobody loses all ties.
export function significance(ties) {
  const strength = new Map();
  const degree = new Map();
  const strongest = new Map();
  ties.forEach(([one, other, weight], place) => {
    for (const end of new Set([one, other])) {
      strength.set(end, (strength.get(end) ?? 0) + weight);
      degree.set(end, (degree.get(end) ?? 0) + 1);
      if (weight > (strongest.get(end)?.weight ?? 0)) strongest.set(end, { weight, place });
    }
  });
  const kept = new Set([...strongest.values()].map(({ place }) => place));
  return ties.map(([one, other, weight], place) => {
    const alphas = [one, other].map((end) => (1 - weight / strength.get(end)) ** (degree.get(end) - 1));
    return 1 - Math.min(...alphas) + (kept.has(place) ? 1 : 0);
  });
}
