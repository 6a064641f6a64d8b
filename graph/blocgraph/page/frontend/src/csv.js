// The relations that pass the filters as a file for spreadsheets, one row for each claim.
import { claimsOf, nameOf, type } from "./data.js";
import { safeUrl } from "./dom.js";
import { sheet } from "./sheet.js";

const HEAD = ["relation", "source", "source_name", "type", "target", "target_name", "sign", "layer", "relation_status",
  "valid_from", "valid_to", "claim_status", "attributed_to", "sentence", "trigger", "objects", "claim_valid_from",
  "claim_valid_to", "confidence", "document", "title", "publisher", "published", "url", "cites"];

function rows(found) {
  const kind = type.get(found.type);
  const head = [found.id, found.from, nameOf(found.from), found.type, found.to, nameOf(found.to), found.sign, kind.layer, found.status, found.start, found.end];
  const claims = claimsOf(found);
  if (!claims.length) return [[...head, ...new Array(HEAD.length - head.length).fill("")]];
  return claims.map((claim) => [
    ...head, claim.status, claim.attributedTo.join("; "), claim.sentence, claim.trigger, claim.objects.join("; "), claim.start,
    claim.end, claim.confidence, claim.document.id, claim.document.title, claim.document.publisher, claim.document.published,
    safeUrl(claim.document.url) ?? "", claim.cites,
  ]);
}

export const csv = (relations) => sheet([HEAD, ...relations.flatMap(rows)]);
