// The relations that pass the filters as a file for spreadsheets, one row for each claim.
import { claimsOf, nameOf, type } from "./data.js";
import { el, safeUrl } from "./dom.js";

const HEAD = ["relation", "source", "source_name", "type", "target", "target_name", "sign", "layer", "relation_status",
  "valid_from", "valid_to", "claim_status", "attributed_to", "sentence", "trigger", "objects", "claim_valid_from",
  "claim_valid_to", "confidence", "document", "title", "publisher", "published", "url", "cites"];

// What starts like a formula would be run by a spreadsheet: an apostrophe makes it text.
function cell(value) {
  let text = String(value ?? "");
  if (/^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text)) text = `'${text}`;
  return `"${text.replaceAll('"', '""')}"`;
}

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

export function csv(relations) {
  return [HEAD, ...relations.flatMap(rows)].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

export function download(relations) {
  const url = URL.createObjectURL(new Blob(["\ufeff", csv(relations)], { type: "text/csv;charset=utf-8" }));
  const link = el("a", { href: url, download: "relations.csv" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
