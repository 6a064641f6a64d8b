import assert from "node:assert/strict";
import { test } from "node:test";
import { significance } from "../src/backbone.js";
import { signedPaths } from "../src/paths.js";
import { keepStrongest, sumTies } from "../src/units.js";

const tie = (one, other, sign = 1, weight = 1) => ({ one, other, sign, weight });
const codes = (steps) => steps && [steps[0].from, ...steps.map(({ to }) => to)].join("");

test("significance is that of backbone.py", () => {
  assert.deepEqual(significance([["A", "B", 3], ["A", "C", 1]]), [1.75, 1.25]);
});

test("the shortest path is found, and by sign", () => {
  const ties = [tie("A", "B"), tie("B", "C", -1), tie("C", "D", -1), tie("A", "E"), tie("E", "D", -1)];
  const { least, together, against, certain } = signedPaths(ties, "A", "D");
  assert.equal(least, 2);
  assert.equal(codes(against), "AED");
  assert.equal(codes(together), "ABCD");
  assert.equal(certain, true);
});

test("of equally short paths the one with the strongest weakest tie is taken", () => {
  const ties = [tie("A", "B", 1, 9), tie("B", "D", 1, 1), tie("A", "C", 1, 3), tie("C", "D", 1, 2)];
  assert.equal(codes(signedPaths(ties, "A", "D").together), "ACD");
});

test("a path visits nobody twice, though a walk would change its sign", () => {
  const ties = [tie("A", "B"), tie("B", "C"), tie("B", "X", -1), tie("X", "Y"), tie("Y", "B")];
  const { together, against } = signedPaths(ties, "A", "C");
  assert.equal(codes(together), "ABC");
  assert.equal(against, null);
});

test("no path is no path", () => {
  assert.deepEqual(signedPaths([tie("A", "B"), tie("C", "D")], "A", "D"), { least: null, together: null, against: null, certain: true });
});

test("a search that would take too long says so", () => {
  const ties = [];
  for (let layer = 0; layer < 5; layer++) for (let at = 0; at < 30; at++) for (let to = 0; to < 30; to++) ties.push(tie(`${layer}/${at}`, `${layer + 1}/${to}`));
  const { together, certain } = signedPaths(ties, "0/0", "5/0");
  assert.equal(together.length, 5);
  assert.equal(certain, false);
});

test("sums between units lose no relation", () => {
  const relations = Array.from({ length: 500 }, (_, at) => ({ from: `a${at % 7}`, to: `b${(at * 3) % 11}`, sign: at % 4 ? 1 : -1, reported: at === 3 }));
  const unitOf = (code) => String(Number(code.slice(1)) % 5);
  const { lines, inner } = sumTies(relations, unitOf);
  const outer = lines.reduce((sum, line) => sum + line.relations.length, 0);
  const within = [...inner.values()].reduce((sum, { cooperative, hostile }) => sum + cooperative + hostile, 0);
  assert.equal(outer + within, relations.length);
  assert.equal(lines.filter(({ reported }) => reported).length + (unitOf("a3") === unitOf("b9") ? 1 : 0), 1);
  const { drawn, kept, most } = keepStrongest(lines, 3);
  assert.equal(kept, 3);
  assert.ok(most > 3);
  assert.ok(new Set(drawn.map(({ one, other }) => one + other)).size === 3);
});
