// The suite on the package as it is published, with no text becoming code; tests that look inside of it are left out.
// `npm run test:package` packs it, and runs this in all its ways.
import { readdirSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { rootFolder } from "./scripts/entries.mjs";
import { isSource, needsOf, specifierOf } from "./scripts/needs.mjs";
import { fromPackage } from "./scripts/packed.mjs";

const { VITEST_JSON_REPORT: report, PROTOTYPES: prototypes } = process.env;

// These are about how the package is built, build what they test, or use what makes code of text itself (Fastify, an OpenAPI validator).
const once =
  /^test\/(package|browser|types|pathological|terminal)\/|operation-counts|doc-examples|server\/(handler|mounting)/;
/** What is run with changed prototypes; the runner's own clock, which other tests stop, does not bear them. */
const changed = /conformance|hostile|assist\/(?!complete-async)/;
const tests = readdirSync(`${rootFolder}test`, { recursive: true, encoding: "utf8" })
  .map((path) => `test/${path.replaceAll("\\", "/")}`)
  .filter((path) => path.endsWith(".test.ts") && !once.test(path));
const needs = await needsOf(tests);

function isInternal(need: string): boolean {
  return isSource(need) && specifierOf(need) === undefined;
}

/** Whether a test runs wherever JavaScript does. */
function isPure(test: string): boolean {
  return needs.get(test)?.every((need) => /^(vitest|fast-check.*)$/.test(need) || isPureSource(need)) ?? false;
}

function isPureSource(need: string): boolean {
  return /^querybar/.test(specifierOf(need) ?? need) && !/server/.test(need);
}

export const publicTests = tests.filter((test) => !needs.get(test)?.some(isInternal));
export const pureTests = publicTests.filter(isPure);

export default defineConfig({
  plugins: [fromPackage],
  test: {
    include: prototypes === undefined ? publicTests : pureTests.filter((test) => changed.test(test)),
    execArgv: ["--disallow-code-generation-from-strings"],
    setupFiles: prototypes === undefined ? [] : [`test/prototypes/${prototypes}.ts`],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
  },
});
