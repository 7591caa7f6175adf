// The other libraries, in the order of the table.
import { readFileSync } from "node:fs";
import { outcomesOf } from "./asking.mjs";
import { asLiqe } from "./liqe.mjs";
import { asLuceneKit } from "./lucene-kit.mjs";
import { asReactQuerybuilder } from "./react-querybuilder.mjs";
import { asSearchQueryParser, asSearchString } from "./reading.mjs";
import { things } from "./things.mjs";
import { asXlucene } from "./xlucene-parser.mjs";

export const peers = {
  liqe: asLiqe,
  "lucene-kit": asLuceneKit,
  "xlucene-parser": asXlucene,
  "search-query-parser": asSearchQueryParser,
  "search-string": asSearchString,
  "react-querybuilder": asReactQuerybuilder,
};

export const versions = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).dependencies;

/** What each of them does with each thing. */
export function peerOutcomes() {
  return Object.fromEntries(Object.entries(peers).map(([name, library]) => [name, outcomesOf(things, library)]));
}
