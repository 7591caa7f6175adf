import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { entries, rootFolder } from "./scripts/entries.mjs";
import { seeded } from "./scripts/seed.mjs";

const { VITEST_JSON_REPORT: report } = process.env;

export default defineConfig({
  resolve: {
    // Examples and page snippets import the package by its name; here that is the source.
    alias: entries.map(({ specifier, source }) => ({
      find: new RegExp(`^${specifier}$`),
      replacement: `${rootFolder}${source}`,
    })),
  },
  test: {
    ...seeded,
    include: ["test/**/*.test.ts"],
    // A process runs many files, and loads only what none before has loaded.
    isolate: false,
    // Many tests wait for a process that they have started, or for a time to pass.
    maxWorkers: availableParallelism() + 1,
    // No test is about time, and a busy machine is slow.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Continuous integration counts the tests from a file.
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
    coverage: {
      include: ["src/{syntax,language,filter,query,compile,assist}/**/*.ts"],
      // What is left is mostly for databases with a server, which this run does not have, and cases that the compiler requires.
      thresholds: { lines: 98, branches: 96, functions: 97, statements: 97 },
    },
  },
});
