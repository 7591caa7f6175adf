// The built library after other code has changed the built-in prototypes.
import { execFileSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { rootFolder } from "../../scripts/entries.mjs";

const library = pathToFileURL(`${rootFolder}dist/index.js`).href;

/** What a process prints that first runs some code and then reads a query. */
function printedAfter(code: string): string {
  const script = `
    ${code}
    try {
      const { parse, print, toPredicate } = await import(${JSON.stringify(library)});
      const query = parse('fix -"b  c" failed branch:main');
      const matches = toPredicate(query);
      const run = { commit_title: "Fix", calculated_status: "FAILURE", branch: "main" };
      console.log(print(query), matches(run), matches({ ...run, commit_title: "b  c fix" }));
    } catch (error) {
      console.log(error.name);
    }`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
}

const usual = 'fix -"b  c" failed branch:main true false\n';

it("reads and selects as usual if nothing was changed", () => {
  expect(printedAfter("")).toBe(usual);
});

it("reads and selects as usual if prototypes are frozen", () => {
  expect(
    printedAfter("for (const type of [Object, Array, Function, Map, RegExp, String]) Object.freeze(type.prototype);"),
  ).toBe(usual);
});

it("reads and selects as usual if prototypes have more properties", () => {
  expect(
    printedAfter(
      'for (const name of ["main", "fix", "branch", "terms", "type", "text", "repo:"]) Object.prototype[name] = "evil";',
    ),
  ).toBe(usual);
});

it("throws if every object has an enumerable number as a key", () => {
  expect(printedAfter('Object.prototype[42] = "evil";')).toMatch(/Error\n$/);
});
