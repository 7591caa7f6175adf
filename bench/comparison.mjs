// Tries what libraries for search text do, and writes the page about it.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pageFile, pageOf } from "./comparison/page.mjs";
import { peerOutcomes, versions } from "./comparison/peers.mjs";
import { querybarOutcomes } from "./comparison/querybar.mjs";
import { things } from "./comparison/things.mjs";
import { importBuilt, projectFolder } from "./library.mjs";

const library = {
  querybar: await importBuilt("index.js"),
  assist: await importBuilt("assist.js"),
  searchIndex: await importBuilt("search-index.js"),
  elasticsearch: await importBuilt("elasticsearch.js"),
  sql: await importBuilt("sql.js"),
};

export function writeComparison() {
  writeFileSync(
    join(projectFolder, pageFile),
    pageOf({ querybar: querybarOutcomes(things, library), ...peerOutcomes() }, versions),
  );
}
