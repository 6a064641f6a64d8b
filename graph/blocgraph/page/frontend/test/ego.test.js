import assert from "node:assert/strict";
import { test } from "node:test";
import { egoPlaces } from "../src/ego.js";

test("neighbours stand round an actor, and theirs outside", () => {
  const first = Array.from({ length: 30 }, (_, at) => `n${at}`);
  const second = Array.from({ length: 60 }, (_, at) => `s${at}`);
  const pairs = [...first.map((code) => ["me", code]), ...second.map((code, at) => [code, first[at % 30]])];
  const places = egoPlaces("me", ["me", ...first, ...second], pairs, (code) => code.length);
  assert.deepEqual(places.get("me"), [0, 0]);
  const far = (code) => Math.hypot(places.get(code)[0] / 1.3, places.get(code)[1]);
  assert.ok(Math.max(...first.map(far)) < Math.min(...second.map(far)));
  const points = [...places.values()];
  points.forEach(([x, y], at) => points.slice(0, at).forEach(([u, v]) => assert.ok(Math.hypot(x - u, y - v) > 20)));
});
