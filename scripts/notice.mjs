// Writes NOTICE: the licences of the bundled packages. `npm run notice`, after a build.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { bundledFolders, manifestOf } from "./bundled.mjs";
import { manifest, rootFolder } from "./entries.mjs";

const introduction = `${manifest.name} is under the MIT licence, see LICENSE. Its build holds parts of the packages below, each under its own
licence. Their files are changed: what is not used is left out, and the rest is joined.
`;

function licenceOf(folder) {
  const { name, version, license } = manifestOf(folder);
  const files = readdirSync(rootFolder + folder);
  const licences = files.filter((entry) => /^licen[cs]e/i.test(entry));
  if (licences.length === 0) throw new Error(`${name} brings no licence.`);
  // The Apache licence requires that a package's notices are included.
  const texts = [...licences, ...files.filter((entry) => /^notice/i.test(entry))].map((file) =>
    readFileSync(`${rootFolder}${folder}${file}`, "utf8").replace(/\r/g, "").trim(),
  );
  return { title: `${name} ${version} (${license})`, text: texts.join("\n\n") };
}

/** The text of NOTICE: each licence once, below the packages that have it. */
export function notice() {
  const titlesByText = new Map();
  for (const { title, text } of bundledFolders().map(licenceOf)) {
    titlesByText.set(text, [...(titlesByText.get(text) ?? []), title]);
  }
  const sections = [...titlesByText].map(([text, titles]) => `${"-".repeat(80)}\n${titles.join("\n")}\n\n${text}\n`);
  return [introduction, ...sections].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writeFileSync(`${rootFolder}NOTICE`, notice());
