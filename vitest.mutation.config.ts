import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { entries, rootFolder } from "./scripts/entries.mjs";

/** Written examples are quick, and most mutants fail one; laws come after them. */
class ExamplesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLaw = (file: TestSpecification) => Number(file.moduleId.includes("/laws/"));
    return files.sort((one, other) => isLaw(one) - isLaw(other) || one.moduleId.localeCompare(other.moduleId));
  }
}

// The tests that are run on mutants: quick ones, of the source alone, with the same names and the same laws' examples each time.
export default defineConfig({
  resolve: {
    alias: [
      ...entries.map(({ specifier, source }) => ({
        find: new RegExp(`^${specifier}$`),
        replacement: `${rootFolder}${source}`,
      })),
      { find: /^fast-check$/, replacement: `${rootFolder}test/mutation/fast-check.ts` },
    ],
  },
  test: {
    // The modules are read once for all tests.
    isolate: false,
    sequence: { sequencer: ExamplesFirst },
    include: ["test/*.test.ts", "test/{assist,laws}/*.test.ts"],
    exclude: ["test/{doc-examples,operation-counts,exhaustive}.test.ts"],
  },
});
