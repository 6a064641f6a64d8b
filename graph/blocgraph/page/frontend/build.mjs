// Bundles the page's script and style into ../static (or the folder named on the command line),
// with the licences of what is inside and checksums of what came out.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { landPath } from "./land.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "..", "static"));
mkdirSync(out, { recursive: true });

const land = {
  name: "land",
  setup(bundler) {
    bundler.onResolve({ filter: /^land$/ }, () => ({ path: "land", namespace: "land" }));
    bundler.onLoad({ filter: /.*/, namespace: "land" }, () => ({ contents: JSON.stringify(landPath(here)), loader: "json" }));
  },
};

const result = await build({
  absWorkingDir: here,
  entryPoints: { page: "src/main.js" },
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "ascii",
  legalComments: "none",
  plugins: [land],
  metafile: true,
  outdir: out,
  logLevel: "warning",
});
await build({
  absWorkingDir: here,
  entryPoints: { page: "src/page.css" },
  bundle: true,
  minify: true,
  target: ["es2022"],
  charset: "ascii",
  outdir: out,
  logLevel: "warning",
});

// An element's raw text must not end, or look like a comment, within the page.
const script = join(out, "page.js");
const text = readFileSync(script, "utf8").replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
writeFileSync(script, text);

const packages = new Set(["world-atlas"]);
for (const input of Object.keys(result.metafile.inputs)) {
  const found = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/);
  if (found) packages.add(found[1]);
}
const notices = [
  "page.js contains the following packages. The coastline in world-atlas is made with Natural Earth,",
  "which is in the public domain.",
  "",
];
for (const name of [...packages].sort()) {
  const folder = join(here, "node_modules", name);
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const licences = readdirSync(folder).filter((file) => /^licen[cs]e/i.test(file)).sort();
  const chosen = licences.find((file) => /mit/i.test(file)) ?? licences.find((file) => !/apache/i.test(file));
  if (!chosen) throw new Error(`${name} has no licence file`);
  const terms = about.license.includes(" OR ") ? `${about.license}, here under MIT` : about.license;
  notices.push("=".repeat(78), `${name} ${about.version} (${terms})`, "=".repeat(78), "");
  notices.push(readFileSync(join(folder, chosen), "utf8").replaceAll("\r\n", "\n").trim(), "");
}
writeFileSync(join(out, "THIRD_PARTY.txt"), notices.join("\n"));

const sums = ["THIRD_PARTY.txt", "page.css", "page.js"].map(
  (file) => `${createHash("sha256").update(readFileSync(join(out, file))).digest("hex")}  ${file}\n`,
);
writeFileSync(join(out, "SHA256SUMS"), sums.join(""));
