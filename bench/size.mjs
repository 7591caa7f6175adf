import { builtChevrotain, bundled, bundledChevrotain, gzipped } from "./bundle.mjs";
import { built, isBuilt } from "./library.mjs";

const entries = {
  querybar: "index.js",
  "querybar/core": "core.js",
  "querybar/assist": "assist.js",
  "querybar/search-index": "search-index.js",
};
const peers = [
  "liqe",
  "lucene",
  "@hyperdx/lucene",
  "lucene-kit",
  "search-query-parser",
  "search-string",
  "mingo",
  "sift",
];

/** Bytes for a browser, minified and gzipped, of each entry and peer with all that they need. */
export async function run() {
  const chevrotain = gzipped(await bundledChevrotain());
  const builtPart = gzipped(await builtChevrotain());
  const sizes = { chevrotain };
  for (const [name, file] of Object.entries(entries))
    if (isBuilt(file)) sizes[name] = gzipped(await bundled(everything(built(file))));
  const peerSizes = {};
  for (const peer of peers) peerSizes[peer] = gzipped(await bundled(everything(peer)));
  return { ours: sizes, builtChevrotain: builtPart, beyondChevrotain: sizes.querybar - builtPart, peers: peerSizes };
}

/** Everything that a module exports, including a default export. */
const everything = (path) =>
  `export * from ${JSON.stringify(path)};\nimport * as all from ${JSON.stringify(path)};\nexport { all };`;
