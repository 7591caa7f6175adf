// What a bundler takes of the build for a page that uses a part of it.
import { existsSync } from "node:fs";
import { build } from "esbuild";
import { beforeAll, expect, it } from "vitest";
import { rootFolder } from "../../scripts/entries.mjs";

beforeAll(() => {
  if (!existsSync(`${rootFolder}dist/index.js`)) throw new Error("There is no build: npm run build makes one.");
});

/** As a user's bundler: ours would find the sources, by the paths in tsconfig.json. */
const elsewhere = { bundle: true, write: false, tsconfigRaw: "{}", logLevel: "silent" } as const;

/** The bundle of a page that has this code only; the package is found by its own name. */
async function bundled(code: string): Promise<string> {
  const { outputFiles } = await build({
    ...elsewhere,
    stdin: { contents: code, resolveDir: rootFolder },
    format: "esm",
    platform: "browser",
  });
  return outputFiles[0]?.text ?? "";
}

const parserToolkit = /chevrotain/i;

it("has lexer and parser if they are used", async () => {
  expect(await bundled('import { parse } from "querybar"; console.log(parse("x"));')).toMatch(parserToolkit);
});

it.each([
  ["print"],
  ["toPredicate"],
  ["toSearchUrl"],
  ["builder, layer"],
  ["walk"],
  ["defineLanguage, exactText, wholeNumber, oneOf"],
  ["isQuerybarError, calculatedStatuses"],
  ["print, toPredicate, toQueryString, toSearchUrl, builder, walk, layer"],
])("has neither for { %s }", async (names) => {
  const bundle = await bundled(`import { ${names} } from "querybar"; console.log(${names});`);
  expect(bundle).toContain("console.log");
  expect(bundle).not.toMatch(parserToolkit);
});

it("has nothing of the package if nothing is used", async () => {
  expect(
    (await bundled('import "querybar"; import { layer } from "querybar/core"; console.log(1);')).length,
  ).toBeLessThan(100);
});

it("has neither for querybar/core, whatever is used of it", async () => {
  const bundle = await bundled('import * as core from "querybar/core"; console.log(core);');
  expect(bundle).toContain("toPredicate");
  expect(bundle).not.toMatch(parserToolkit);
});

it.each(["querybar", "querybar/core", "querybar/assist", "querybar/search-index"])(
  "has no optional peer for %s, whatever is used of it",
  async (specifier) => {
    const bundle = await bundled(`import * as all from "${specifier}"; console.log(all);`);
    expect(bundle).toContain("console.log");
    expect(bundle).not.toMatch(/fast-check|codemirror|photostructure/);
  },
);

it.each([
  ["querybar/core", 2],
  ["querybar", 3],
  ["querybar/search-index", 3],
  ["querybar/assist", 4],
  // Two of them are shared with the other search boxes.
  ["querybar/element", 6],
])("reads few files for %s, since each costs half a millisecond", async (specifier, most) => {
  const { metafile } = await build({
    ...elsewhere,
    stdin: { contents: `export * from "${specifier}";`, resolveDir: rootFolder, sourcefile: "page" },
    metafile: true,
    outdir: "dist",
  });
  const files = Object.keys(metafile.inputs).filter((file) => file !== "page");
  expect(files.length, files.join(", ")).toBeLessThanOrEqual(most);
  // Of the package alone: a peer that is not installed would be missed before anything is left out.
  for (const file of files) expect(file).toMatch(/^dist\//);
});

it("has only the kinds of fields that a language uses", async () => {
  const bundle = await bundled(`
    import { defineLanguage, oneOf, toPredicate } from "querybar";
    const doors = defineLanguage()({ name: "doors", text: [], fields: { state: oneOf("state", ["OPEN", "SHUT"]) } });
    console.log(toPredicate({ language: doors, root: { type: "and", terms: [] } }));
  `);
  expect(bundle).toContain('"oneOf"');
  for (const unused of ["exactText", "wholeNumber"]) expect(bundle).not.toMatch(new RegExp(`name: ?"${unused}"`));
});
