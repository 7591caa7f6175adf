// Writes NOTICE: the licences of what the build brings along. `npm run notice`, after a build.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { manifest, rootFolder } from "./entries.mjs";

const introduction = `${manifest.name} is under the MIT licence, see LICENSE. Its build holds parts of the packages below, each under its own
licence, without what it never reaches of them.
`;

/** The folders of the packages that the build holds. */
function bundledFolders() {
  const folders = new Set();
  for (const format of ["esm", "cjs"]) {
    const { inputs } = JSON.parse(readFileSync(`${rootFolder}dist/metafile-${format}.json`, "utf8"));
    for (const input of Object.keys(inputs)) {
      const folder = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+\//.exec(input);
      if (folder !== null) folders.add(folder[0]);
    }
  }
  return [...folders].sort();
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${rootFolder}${folder}package.json`, "utf8"));
  const file = readdirSync(rootFolder + folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} brings no licence.`);
  const text = readFileSync(`${rootFolder}${folder}${file}`, "utf8").replace(/\r/g, "").trim();
  return { title: `${name} ${version} (${license})`, text };
}

/** What NOTICE must say: each licence once, below the packages that have it. */
export function notice() {
  const titlesByText = new Map();
  for (const { title, text } of bundledFolders().map(licenceOf)) {
    titlesByText.set(text, [...(titlesByText.get(text) ?? []), title]);
  }
  const sections = [...titlesByText].map(([text, titles]) => `${"-".repeat(80)}\n${titles.join("\n")}\n\n${text}\n`);
  return [introduction, ...sections].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writeFileSync(`${rootFolder}NOTICE`, notice());
