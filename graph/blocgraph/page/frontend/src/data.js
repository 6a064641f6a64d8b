// What the page carries, as it was written, with indexes to find it by.

const block = (id) => JSON.parse(document.getElementById(id).textContent);

export const actors = block("data-actors");
export const relations = block("data-relations");
export const page = block("data-page");

export const actor = new Map(actors.map((found) => [found.id, found]));
export const relation = new Map(relations.map((found) => [found.id, found]));
export const type = new Map(page.types.map((found) => [found.id, found]));
export const nameOf = (code) => actor.get(code)?.label ?? code;

// Whether some relations are the reports' own and others their background.
export const mixed = page.documents.some((document) => document.curated);

export const relationsOf = new Map(actors.map((found) => [found.id, []]));
for (const found of relations) {
  relationsOf.get(found.from).push(found);
  if (found.to !== found.from) relationsOf.get(found.to).push(found);
}

const dyad = (one, other) => JSON.stringify(one < other ? [one, other] : [other, one]);
const scores = new Map(page.significance.map(([one, other, score]) => [dyad(one, other), score]));

// What does not say since when counts from the day on which it was first published.
function reportedOn(found) {
  const days = found.documents.map((place) => page.documents[place]).filter((document) => !document.curated && document.published);
  return days.length ? days.map(({ published }) => published).sort()[0] : null;
}

for (const found of relations) {
  found.ends = found.from < found.to ? [found.from, found.to] : [found.to, found.from];
  found.dyad = dyad(found.from, found.to);
  found.score = scores.get(found.dyad) ?? 0;
  found.since = found.start ?? reportedOn(found);
  found.reported = !mixed || !found.documents.length || found.documents.some((place) => !page.documents[place].curated);
}

let claims = null;
const FIELDS = ["document", "sentence", "status", "attributedTo", "start", "end", "objects", "trigger", "confidence", "cites", "id", "at", "past", "extractor"];

// Sentences are many: they are read when the first one is asked for.
export function claimsOf(found) {
  claims ??= block("data-claims");
  const read = claims.rows.slice(...found.rows).map((row) => {
    const claim = Object.fromEntries(FIELDS.map((field, place) => [field, row[place]]));
    claim.document = page.documents[claim.document];
    claim.sentence = claims.sentences[claim.sentence];
    claim.cites = claim.cites === null ? null : claims.citations[claim.cites];
    claim.extractor = claims.extractors[claim.extractor];
    return claim;
  });
  // Reports first, in order of their dates; what a table says comes last.
  const order = (claim) => `${claim.cites == null ? 0 : 1}${claim.document.published ?? "9999"}`;
  return read.map((claim) => [order(claim), claim]).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)).map(([, claim]) => claim);
}

// Reports before curated tables, each by date and title.
export const documentOrder = page.documents
  .map((_, place) => place)
  .sort((one, other) => {
    const key = (place) => {
      const { curated, published, title, id } = page.documents[place];
      return `${curated ? 1 : 0} ${published ?? "9999"} ${title ?? id}`;
    };
    return key(one).localeCompare(key(other), "en");
  });

export const titleOf = (document) => document.title || document.id;

// Blocs are named by their number, actors of none have "none".
export const homeOf = (code) => String(actor.get(code).home ?? "none");
export const bloc = (slot) =>
  slot === "none"
    ? { label: "no bloc", name: "Actors of no bloc", colour: null, disc: page.loose }
    : page.blocs[Number(slot)];
export const housed = new Map();
for (const found of actors) {
  const home = homeOf(found.id);
  if (!housed.has(home)) housed.set(home, []);
  housed.get(home).push(found);
}
