// Releases the version that package.json names. `npm run release` checks it and tags it; from the pushed tag, the workflow in
// .github/workflows/release.yml runs `npm run release -- --output FOLDER`, which writes the package, and publishes that.
// With `--dry-run` it only checks.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { manifest, rootFolder } from "./entries.mjs";

const { name, version } = manifest;
const tag = `v${version}`;

try {
  release(
    parseArgs({ options: { "dry-run": { type: "boolean", default: false }, output: { type: "string" } } }).values,
  );
} catch (error) {
  console.error(error.status === undefined ? error.message : `${error.spawnargs?.join(" ") ?? "A command"} failed.`);
  process.exitCode = 1;
}

function release({ "dry-run": isDryRun, output }) {
  const notes = whatHasChanged();
  if (!isDryRun) demandAddresses();
  demand(answerOf("git", "status", "--porcelain") === "", "There are changes that are not committed.");
  if (output === undefined) {
    demand(
      answerOf("git", "tag", "--list", tag) === "",
      `${tag} has been released: package.json needs another version.`,
    );
  } else {
    const tags = answerOf("git", "tag", "--points-at", "HEAD").split("\n");
    demand(tags.includes(tag), `What is checked out is not tagged ${tag}.`);
  }
  const clone = mkdtempSync(join(tmpdir(), "release-"));
  try {
    const tarball = packed(clone);
    console.log(`\n${name} ${version}\n\n${notes}\n`);
    if (output !== undefined) {
      mkdirSync(output, { recursive: true });
      copyFileSync(tarball, join(output, basename(tarball)));
      return console.log(`Written: ${join(output, basename(tarball))}`);
    }
    const tagging = ["git", "tag", "--annotate", tag, "--message", `${name} ${version}`];
    if (isDryRun) return console.log(`Nothing is tagged. Without --dry-run:\n  ${tagging.join(" ")}`);
    run(rootFolder, ...tagging);
    console.log(`Tagged. When the tag is pushed, the package is built from it and published: git push origin ${tag}`);
  } finally {
    rmSync(clone, { recursive: true });
  }
}

/** The repository must be known: the package's provenance names it, and users report faults there. */
function demandAddresses() {
  const missing = ["repository", "homepage", "bugs"].filter((key) => {
    const address = manifest[key]?.url ?? manifest[key]?.email ?? manifest[key];
    return !(typeof address === "string" && (URL.canParse(address) || /^\S+@\S+$/.test(address)));
  });
  demand(missing.length === 0, `package.json needs the address of: ${missing.join(", ")}.`);
}

/** The section of the change log that is about this version; it must be the first. */
function whatHasChanged() {
  const [, title, text] =
    /^## (.+)\n([^]*?)(?=^## |$(?![^]))/m.exec(readFileSync(`${rootFolder}CHANGELOG.md`, "utf8")) ?? [];
  demand(title === version && text.trim() !== "", `CHANGELOG.md does not begin with what has changed in ${version}.`);
  return text.trim();
}

/** Checks the committed files in a fresh clone, and packs them; a second build must give the same bytes. */
function packed(clone) {
  run(rootFolder, "git", "clone", "--quiet", rootFolder, clone);
  run(clone, "npm", "ci");
  run(clone, "npm", "run", "check");
  const first = pack(clone);
  run(clone, "npm", "run", "build");
  const second = pack(clone);
  demand(first.digest === second.digest, "Built twice, the package is not the same.");
  console.log(`${first.listing}\nsha256 ${first.digest}, the same when built again`);
  return first.tarball;
}

function pack(clone) {
  const [{ filename, files }] = JSON.parse(answerIn(clone, "npm", "pack", "--json", "--ignore-scripts"));
  const bytes = readFileSync(join(clone, filename));
  return {
    tarball: join(clone, filename),
    digest: createHash("sha256").update(bytes).digest("hex"),
    listing: [
      ...files.map(({ path, size }) => `${String(size).padStart(8)} ${path}`),
      `${bytes.length} bytes packed`,
    ].join("\n"),
  };
}

function demand(isSo, complaint) {
  if (!isSo) throw new Error(complaint);
}

function run(folder, command, ...words) {
  execFileSync(command, words, { cwd: folder, stdio: "inherit" });
}

function answerOf(command, ...words) {
  return answerIn(rootFolder, command, ...words);
}

function answerIn(folder, command, ...words) {
  return execFileSync(command, words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
}
