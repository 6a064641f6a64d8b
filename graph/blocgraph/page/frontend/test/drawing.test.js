import assert from "node:assert/strict";
import { test } from "node:test";
import { convexHull, isInside, outlines, overlap } from "../src/geometry.js";
import { placeLabels, placeMarks, short } from "../src/labels.js";
import { project, WORLD } from "../src/projection.js";
import { cell, sheet } from "../src/sheet.js";

const square = [[0, 0], [10, 0], [10, 10], [0, 10]];

test("a hull goes round all points and has only corners", () => {
  assert.deepEqual(new Set(convexHull([...square, [5, 5], [2, 9], [5, 0]]).map(String)), new Set(square.map(String)));
  assert.equal(isInside([5, 5], square), true);
  assert.equal(isInside([15, 5], square), false);
});

test("an outline holds no stranger", () => {
  const [alone] = outlines(square, [[50, 50]], 20, 1);
  assert.equal(alone.polygon.length, 4);
  for (const found of outlines(square, [[5, 5]], 20, 1)) assert.equal(found.polygon, null);
  const [beside] = outlines([[0, 0], [10, 0]], [[5, 0.5]], 20, 1);
  assert.ok(beside.links.length === 2 && beside.links.every(([one, other]) => one === other));
  assert.equal(outlines([[0, 0], [100, 0]], [], 20, 1).length, 2);
});

test("names never lie over each other", () => {
  const nodes = Array.from({ length: 300 }, (_, at) => ({ id: String(at), label: `Actor number ${at}`, x: (at * 37) % 900, y: (at * 53) % 600, size: 6 + (at % 9), main: at % 3 === 0, kind: "state" }));
  for (const scale of [0.2, 1, 3]) {
    const placed = placeLabels(nodes, { left: 0, right: 900, top: 0, bottom: 600 }, scale, (text) => text.length * 7);
    assert.ok(placed.length > 5);
    const boxes = placed.map(({ text, x, y }) => {
      const wide = (text.length * 7 + 8) / scale;
      return { left: x - wide / 2, right: x + wide / 2, top: y - 8 / scale, bottom: y + 8 / scale };
    });
    boxes.forEach((box, at) => boxes.slice(0, at).forEach((other) => assert.equal(overlap(box, other), false)));
  }
});

test("the chosen name is always there, and marks give way to each other", () => {
  const nodes = Array.from({ length: 50 }, (_, at) => ({ id: String(at), label: `N${at}`, x: 5, y: 5, size: 5, chosen: at === 49, kind: "state" }));
  const placed = placeLabels(nodes, { left: 0, right: 10, top: 0, bottom: 10 }, 1, () => 20);
  assert.equal(placed[0].text, "N49");
  assert.equal(placeMarks([{ x: 0, y: 0, text: "?" }, { x: 3, y: 0, text: "?" }, { x: 90, y: 0, text: "1,204" }], 1).length, 2);
});

test("long names are cut, and signs that turn text round are taken out", () => {
  assert.equal(short("x".repeat(80)).length, 30);
  assert.equal(short("\u202eabc\u202c"), "abc");
});

test("the world is projected within its bounds, north up", () => {
  const [x, y] = project(0, 0);
  assert.deepEqual([Math.abs(x), Math.abs(y)], [0, 0]);
  for (let longitude = -180; longitude <= 180; longitude += 15) {
    for (let latitude = -55; latitude <= 83; latitude += 6) {
      const [across, down] = project(longitude, latitude);
      assert.ok(across >= WORLD.left - 1 && across <= WORLD.right + 1);
      assert.ok(down >= WORLD.top && down <= WORLD.bottom, `${latitude} ${down}`);
      assert.equal(Math.sign(down), -Math.sign(latitude) || 0);
    }
  }
});

test("no cell runs, and numbers stay numbers", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r", "＝"]) assert.equal(cell(`${start}x`).slice(0, 2), `"'`);
  assert.equal(cell(-1), '"-1"');
  assert.equal(sheet([["a", 'b"c'], [null, undefined]]), '"a","b""c"\r\n"",""\r\n');
});
