import assert from "node:assert/strict";
import { test } from "node:test";
import { actorIri, linked } from "../src/linked.js";

test("names are written as the dataset writes them", () => {
  assert.equal(actorIri("RUS"), "https://w3id.org/blocgraph/actor/RUS");
  assert.equal(actorIri("a b/c(d)!*'~"), "https://w3id.org/blocgraph/actor/a%20b%2Fc%28d%29%21%2A%27~");
  assert.equal(actorIri(".."), "https://w3id.org/blocgraph/actor/%2E%2E");
});

test("each document has its graph, and months their last day", () => {
  const found = { id: "A-aid-B", from: "A", to: "B", type: "aid", sign: 1, status: "asserted" };
  const claim = { id: "c1", status: "asserted", start: "2024-02", end: "2024-02", attributedTo: [], objects: [], confidence: 0.9, at: 0, past: 3, sentence: "abc", document: { id: "d" } };
  const { "@graph": graphs } = linked([found], { claimsOf: () => [claim], layerOf: () => "economic", actors: [] });
  assert.deepEqual(graphs.map((graph) => graph["@id"].split("blocgraph/")[1]), ["graph/actors", "graph/relations", "document/d"]);
  const node = graphs[2]["@graph"][1];
  assert.equal(node["bg:validFrom"]["@value"], "2024-02-01");
  assert.equal(node["bg:validTo"]["@value"], "2024-02-29");
});
