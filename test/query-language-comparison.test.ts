// The column about this library is true, and the page is what the benchmark writes.
import { existsSync, readFileSync } from "node:fs";
import * as querybar from "querybar";
import * as assist from "querybar/assist";
import * as elasticsearch from "querybar/elasticsearch";
import * as searchIndex from "querybar/search-index";
import * as sql from "querybar/sql";
import { expect, test } from "vitest";
import { pageFile, pageOf } from "../bench/comparison/page.mjs";
import { querybarOutcomes } from "../bench/comparison/querybar.mjs";
import { things } from "../bench/comparison/things.mjs";
import { rootFolder } from "../scripts/entries.mjs";

const page = readFileSync(rootFolder + pageFile, "utf8");
const ours = querybarOutcomes(things, { querybar, assist, elasticsearch, searchIndex, sql });

test.each(things.map(({ thing }) => thing))("%s", (thing) => {
  const { mark, detail } = ours.get(thing) ?? { mark: "", detail: "" };
  expect(`${mark}, ${detail}`).toMatch(/^yes, /);
  const [, section = ""] = page.split(`\n### ${thing}\n`);
  expect(section.split("\n### ")[0]).toContain(`\n- querybar: ${mark}, ${detail}\n`);
});

const { dependencies } = JSON.parse(readFileSync(`${rootFolder}bench/package.json`, "utf8"));
const arePeersInstalled = Object.keys(dependencies).every((name) =>
  existsSync(`${rootFolder}bench/node_modules/${name}`),
);

test.skipIf(!arePeersInstalled)("the page is what “npm run bench -- comparison” writes", async () => {
  const { peerOutcomes, versions } = await importPeers();
  expect(page).toBe(pageOf({ querybar: ours, ...peerOutcomes() }, versions));
});

interface Peers {
  peerOutcomes(): Readonly<Record<string, typeof ours>>;
  readonly versions: Readonly<Record<string, string>>;
}

/** By a path that TypeScript does not follow, since their packages are apart. */
async function importPeers(): Promise<Peers> {
  return import(`${rootFolder}bench/comparison/peers.mjs`);
}
