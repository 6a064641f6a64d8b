// Claims as JSON-LD, in the terms and under the names of the dataset: one named graph for each document.
import { firstDay } from "./dates.js";

const BASE = "https://w3id.org/blocgraph/";
const CONTEXT = {
  "@version": 1.1,
  bg: `${BASE}ontology#`,
  prov: "http://www.w3.org/ns/prov#",
  dc: "http://purl.org/dc/elements/1.1/",
  dcterms: "http://purl.org/dc/terms/",
  oa: "http://www.w3.org/ns/oa#",
  foaf: "http://xmlns.com/foaf/0.1/",
  schema: "https://schema.org/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};
const PRECISIONS = ["year", "month", "day"];

const encode = (text) => {
  const encoded = encodeURIComponent(text.toWellFormed?.() ?? text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  return /^\.+$/.test(encoded) ? encoded.replaceAll(".", "%2E") : encoded;
};
const node = (path) => ({ "@id": BASE + path });
const typed = (value, type) => ({ "@value": String(value), "@type": `xsd:${type}` });
export const actorIri = (code) => `${BASE}actor/${encode(code)}`;
const relationIri = ({ from, type, to }) => `${BASE}relation/${encode(from)}/${type}/${encode(to)}`;
const documentIri = (id) => `${BASE}document/${encode(id)}`;

function daysIn(year, month) {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function lastOf(date) {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 7) return `${date}-${daysIn(...date.split("-").map(Number))}`;
  return date;
}

function bound(key, date, unknown, day) {
  const precision = !date ? "unknown" : date === ".." ? "open" : PRECISIONS[date.split("-").length - 1];
  const known = date && date !== "..";
  return { [`bg:${key}`]: typed(known ? day(date) : unknown, "date"), [`bg:${key}Precision`]: node(`precision/${precision}`) };
}

function claimNode(claim, about) {
  const found = {
    ...node(`claim/${claim.id}`),
    "@type": "bg:Claim",
    "bg:about": { "@id": about },
    "bg:status": node(`status/${claim.status}`),
    ...bound("validFrom", claim.start, "0001-01-01", firstDay),
    ...bound("validTo", claim.end, "9999-12-31", lastOf),
    "bg:confidence": typed(claim.confidence, "decimal"),
  };
  const many = (key, values) => {
    if (values.length) found[key] = values;
  };
  many("prov:wasAttributedTo", [...new Set(claim.attributedTo)].map((code) => ({ "@id": actorIri(code) })));
  many("bg:object", [...new Set(claim.objects)]);
  if (claim.trigger) found["bg:trigger"] = claim.trigger;
  if (claim.cites != null) found["dcterms:bibliographicCitation"] = claim.cites;
  const document = documentIri(claim.document.id);
  if (claim.extractor) found["prov:wasGeneratedBy"] = { "@id": `${document}#extraction=${encode(claim.extractor)}` };
  const part = (name) => `${document}#${name}=${claim.at},${claim.past}`;
  found["oa:hasTarget"] = {
    "@id": part("char"),
    "@type": "oa:SpecificResource",
    "oa:hasSource": { "@id": document },
    "oa:hasSelector": [
      { "@id": part("quote"), "@type": "oa:TextQuoteSelector", "oa:exact": claim.sentence },
      { "@id": part("position"), "@type": "oa:TextPositionSelector", "oa:start": typed(claim.at, "integer"), "oa:end": typed(claim.past, "integer") },
    ],
  };
  return found;
}

function documentNode(document) {
  const found = { "@id": documentIri(document.id), "@type": ["foaf:Document", "prov:Entity"], "dcterms:identifier": document.id };
  if (document.title) found["dcterms:title"] = document.title;
  if (document.publisher) found["dc:publisher"] = document.publisher;
  if (document.url) found["schema:url"] = typed(document.url, "anyURI");
  if (document.published) {
    found["dcterms:issued"] = typed(document.published, ["gYear", "gYearMonth", "date"][document.published.split("-").length - 1]);
  }
  return found;
}

const relationNode = (found, layer) => ({
  "@id": relationIri(found),
  "@type": "bg:Relation",
  "bg:source": { "@id": actorIri(found.from) },
  "bg:relationType": node(`relation-type/${found.type}`),
  "bg:target": { "@id": actorIri(found.to) },
  "bg:relationStatus": node(`relation-status/${found.status}`),
  "bg:layer": node(`layer/${layer}`),
  "bg:sign": typed(found.sign, "integer"),
});

const actorNode = ({ id, label, kind }) => ({
  "@id": actorIri(id),
  "@type": ["bg:Actor", "prov:Agent"],
  "skos:notation": id,
  "skos:prefLabel": { "@value": label, "@language": "en" },
  "bg:kind": node(`actor-kind/${kind}`),
});

// RELATIONS with all their CLAIMS, their actors and documents.
export function linked(relations, { claimsOf, layerOf, actors }) {
  const documents = new Map();
  for (const found of relations) {
    for (const claim of claimsOf(found)) {
      if (!documents.has(claim.document.id)) documents.set(claim.document.id, [documentNode(claim.document)]);
      documents.get(claim.document.id).push(claimNode(claim, relationIri(found)));
    }
  }
  const graphs = [...documents].map(([id, nodes]) => ({ "@id": documentIri(id), "@graph": nodes }));
  return {
    "@context": CONTEXT,
    "@graph": [
      { ...node("graph/actors"), "@graph": actors.map(actorNode) },
      { ...node("graph/relations"), "@graph": relations.map((found) => relationNode(found, layerOf(found))) },
      ...graphs,
    ],
  };
}
