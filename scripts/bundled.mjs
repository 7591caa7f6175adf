// The packages that are bundled, in part or whole.
import { readFileSync } from "node:fs";
import { rootFolder } from "./entries.mjs";

/** Their folders, such as `node_modules/ky/`, in order. There must be a build. */
export function bundledFolders() {
  const folders = new Set();
  for (const format of ["esm", "cjs"]) {
    const { outputs } = JSON.parse(readFileSync(`${rootFolder}dist/metafile-${format}.json`, "utf8"));
    for (const { inputs } of Object.values(outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+\//.exec(path);
        if (folder !== null && bytesInOutput > 0) folders.add(folder[0]);
      }
    }
  }
  return [...folders].sort();
}

/** The `package.json` of such a folder. */
export function manifestOf(folder) {
  return JSON.parse(readFileSync(`${rootFolder}${folder}package.json`, "utf8"));
}
