// Partial dates (YYYY, YYYY-MM, YYYY-MM-DD) and what holds when. The end of what still goes on is "..".

export const isOpen = (date) => !date || date === "..";
export const firstDay = (date) => date + "-01-01".slice(3 * (date.match(/-/g) ?? []).length);
export const lastDay = (date) => (date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date);
export const yearOf = (date) => Number(date.slice(0, 4));

export function span(start, end) {
  if (!start && !end) return "date unknown";
  if (!end) return `from ${start}`;
  return end === ".." ? `since ${start ?? "unknown"}` : `${start ?? "unknown"} to ${end}`;
}

// Whether a relation holds in any part of the years FROM to UNTIL; null bounds nothing.
export function holdsWithin(start, end, from, until) {
  if (until !== null && yearOf(start) > until) return false;
  return from === null || isOpen(end) || yearOf(end) >= from;
}

export const holdsOn = (start, end, day) => firstDay(start) <= day && (isOpen(end) || lastDay(end) >= day);

// Years of which something begins, with how many of each sign; [first, last] bounds the bins.
export function binYears(dated, first, last, most = 120) {
  const length = last - first + 1;
  const wide = Math.ceil(length / most);
  const bins = Array.from({ length: Math.ceil(length / wide) }, (_, place) => ({
    from: first + place * wide,
    until: Math.min(first + (place + 1) * wide - 1, last),
    cooperative: 0,
    hostile: 0,
  }));
  for (const { year, sign, number } of dated) {
    const bin = bins[Math.floor((year - first) / wide)];
    if (bin) bin[sign > 0 ? "cooperative" : "hostile"] += number;
  }
  return bins;
}
