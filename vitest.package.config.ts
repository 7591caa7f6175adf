// The suite on the package as it is published: what a test imports is taken from there, where it is public.
// `npm run test:package` packs it, and runs this in all its ways.
import { readdirSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { rootFolder } from "./scripts/entries.mjs";
import { isSource, needsOf, specifierOf } from "./scripts/needs.mjs";
import { fromPackage } from "./scripts/packed.mjs";
import { seeded } from "./scripts/seed.mjs";

const { VITEST_JSON_REPORT: report, PROTOTYPES: prototypes, OTHER_NODE: isOtherNode } = process.env;

/** About the text of the sources or its types, in a browser already, or long: no other way of running changes these. */
const once = /^test\/(browser|types|peers|recipes|engines|pathological)\//;
/** These use the built files themselves, wherever they are run: `npm test` has done so on this version of Node. */
const ofTheBuild = /^test\/(package|terminal)\//;
/** These make code of text, or use what does (Fastify, validators of OpenAPI and JSON Schema). */
const makingCode = /^test\/(package|doc-examples|language-data|server\/(handler|mounting))/;
/** Hono, the stand-ins for a module and for the clock do not bear changed prototypes; and with frozen ones thousands of terms take the engine minutes. */
const unbearable = /schema|version-3|complete-async|laws\/(many|every-letter)/;

const tests = readdirSync(`${rootFolder}test`, { recursive: true, encoding: "utf8" })
  .map((path) => `test/${path.replaceAll("\\", "/")}`)
  .filter((path) => path.endsWith(".test.ts") && !path.includes("/node_modules/") && !once.test(path))
  .filter((path) => isOtherNode !== undefined || !ofTheBuild.test(path));
const needs = await needsOf(tests);

/** Whether a test runs wherever JavaScript does. */
function isPure(test: string): boolean {
  return needs.get(test)?.every(isPureNeed) ?? false;
}

function isPureNeed(need: string): boolean {
  if (isSource(need) || need.startsWith("querybar")) return !/server|terminal/.test(specifierOf(need) ?? need);
  return /^(vitest|fast-check|fast-check-3|hono|@hono\/standard-validator|@tanstack\/.*)$/.test(need);
}

export const pureTests = tests.filter(isPure);

const common = { ...seeded, testTimeout: 300_000, hookTimeout: 300_000 };
const strict = ["--disallow-code-generation-from-strings"];

export default defineConfig({
  plugins: [fromPackage],
  test: {
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
    projects:
      prototypes === undefined
        ? [
            {
              extends: true,
              test: {
                ...common,
                name: "strict",
                execArgv: strict,
                include: tests.filter((test) => !makingCode.test(test)),
              },
            },
            {
              extends: true,
              test: { ...common, name: "making code", include: tests.filter((test) => makingCode.test(test)) },
            },
          ]
        : [
            {
              extends: true,
              test: {
                ...common,
                name: `${prototypes} prototypes`,
                include: pureTests.filter((test) => !unbearable.test(test)),
                execArgv: strict,
                setupFiles: [`test/prototypes/${prototypes}.ts`, ...(seeded.setupFiles ?? [])],
              },
            },
          ],
  },
});
