import assert from "node:assert/strict";
import { test } from "node:test";
import { binYears, firstDay, holdsOn, holdsWithin, lastDay, span } from "../src/dates.js";

test("partial dates have a first and a last day", () => {
  assert.deepEqual(["2025", "2025-01", "2025-01-17"].map(firstDay), ["2025-01-01", "2025-01-01", "2025-01-17"]);
  assert.deepEqual(["2025", "2025-01-17"].map(lastDay), ["2025-12-31", "2025-01-17"]);
});

test("what has no end still holds", () => {
  for (const end of [undefined, null, ".."]) {
    assert.equal(holdsWithin("1999", end, 2020, 2025), true);
    assert.equal(holdsOn("1999-05", end, "2025-01-01"), true);
  }
});

test("what ended in a year may have held until its last day", () => {
  assert.equal(holdsOn("1999", "2010", "2010-12-31"), true);
  assert.equal(holdsOn("1999", "2010", "2011-01-01"), false);
  assert.equal(holdsWithin("1999", "2010", 2011, null), false);
  assert.equal(holdsWithin("2026", "..", null, 2025), false);
});

test("spans are named as they are known", () => {
  assert.equal(span(null, null), "date unknown");
  assert.equal(span("2025", null), "from 2025");
  assert.equal(span("2025", ".."), "since 2025");
  assert.equal(span(null, "2030"), "unknown to 2030");
});

test("all dated claims are in some bin, wide years or not", () => {
  for (const last of [2000, 2025, 2900]) {
    const dated = Array.from({ length: last - 1899 }, (_, at) => ({ year: 1900 + at, sign: at % 3 ? 1 : -1, number: 2 }));
    const bins = binYears(dated, 1900, last);
    assert.ok(bins.length <= 120);
    assert.equal(bins.at(-1).until, last);
    const total = bins.reduce((sum, { cooperative, hostile }) => sum + cooperative + hostile, 0);
    assert.equal(total, 2 * dated.length);
  }
});
