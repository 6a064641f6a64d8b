// What the page carries, as it was written, with indexes to find it by.

const block = (id) => JSON.parse(document.getElementById(id).textContent);

export const actors = block("data-actors");
export const relations = block("data-relations");
export const page = block("data-page");

export const actor = new Map(actors.map((found) => [found.id, found]));
export const relation = new Map(relations.map((found) => [found.id, found]));
export const type = new Map(page.types.map((found) => [found.id, found]));
export const nameOf = (code) => actor.get(code)?.label ?? code;

export const relationsOf = new Map(actors.map((found) => [found.id, []]));
for (const found of relations) {
  relationsOf.get(found.from).push(found);
  if (found.to !== found.from) relationsOf.get(found.to).push(found);
}

const dyad = (one, other) => JSON.stringify(one < other ? [one, other] : [other, one]);
const scores = new Map(page.significance.map(([one, other, score]) => [dyad(one, other), score]));
for (const found of relations) {
  found.dyad = dyad(found.from, found.to);
  found.score = scores.get(found.dyad) ?? 0;
}

let claims = null;
const FIELDS = ["document", "sentence", "status", "attributedTo", "start", "end", "objects", "trigger", "confidence", "cites"];

// Sentences are many: they are read when the first one is asked for.
export function claimsOf(found) {
  claims ??= block("data-claims");
  return claims.rows.slice(...found.rows).map((row) => {
    const claim = Object.fromEntries(FIELDS.map((field, place) => [field, row[place]]));
    claim.document = page.documents[claim.document];
    claim.sentence = claims.sentences[claim.sentence];
    return claim;
  });
}

// Reports before curated tables, each by date and title.
export const documentOrder = page.documents
  .map((_, place) => place)
  .sort((one, other) => {
    const key = (place) => {
      const { shown, published, title, id } = page.documents[place];
      return `${shown ? 0 : 1} ${published ?? "9999"} ${title ?? id}`;
    };
    return key(one).localeCompare(key(other), "en");
  });

export const titleOf = (document) => document.title || document.id;
