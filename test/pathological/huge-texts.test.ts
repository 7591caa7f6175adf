// Texts of 50 million characters, each in a process of its own: reading one must not throw, whatever an engine keeps for each
// character.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";

const length = 50_000_000;

/** The texts as expressions, so that none has to be passed to another process. */
const texts: Readonly<Record<string, string>> = {
  "a phrase of escapes": `'"' + "\\\\a".repeat(${length / 2})`,
  "a phrase of backslashes": `'"' + "\\\\\\\\".repeat(${length / 2})`,
  "a phrase of escaped quotes": `'"' + '\\\\"'.repeat(${length / 2})`,
  "a curly phrase of escapes": `"“" + "\\\\a".repeat(${length / 2})`,
  "a curly phrase of escaped quotes": `"“" + "\\\\”".repeat(${length / 2}) + "”"`,
  "a value of escapes": `'repo:"' + "\\\\a".repeat(${length / 2}) + '"'`,
  "a value of backslashes": `'repo:"' + "\\\\\\\\".repeat(${length / 2})`,
  "a word": `"a".repeat(${length})`,
  "a value": `"repo:" + "a".repeat(${length})`,
  "a number": `"id:" + "9".repeat(${length})`,
  "a wrong value": `"status:" + "x".repeat(${length})`,
  "the colons of a word": `":".repeat(${length})`,
  "a word that is nearly a field": `"brnach:" + "x".repeat(${length})`,
  "white space": `" ".repeat(${length})`,
  minuses: `"-".repeat(${length})`,
  "a minus before minuses in a phrase": `'-"' + "-".repeat(${length}) + '"'`,
};

const folder = mkdtempSync(join(tmpdir(), "querybar-huge-"));
const library = join(folder, "library.mjs");

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL("../../src/index.ts", import.meta.url))],
    outfile: library,
    bundle: true,
    format: "esm",
    platform: "node",
    mainFields: ["module", "main"],
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

function script(text: string): string {
  return `
    import { fromSearchUrl, parse, print, searchSchema, toPredicate } from ${JSON.stringify(pathToFileURL(library).href)};
    const text = ${text};
    const { root } = parse(text);
    const printed = print({ language: parse("").language, root });
    const again = parse(printed);
    if (again.root.terms.length !== root.terms.length && root.terms.some(({ type }) => type !== "unfinished"))
      throw new Error("Printed, it is read as other terms.");
    if (print(again) !== printed) throw new Error("Printed twice, it is another text.");
    if (typeof toPredicate(again)({ commit_title: "x" }) !== "boolean") throw new Error("The predicate does not answer.");
    searchSchema()["~standard"].validate(text);
    if (fromSearchUrl(new URLSearchParams([["search", text]])).text.length !== text.length)
      throw new Error("The address gives back another text.");
    console.log("done");`;
}

test.each(Object.entries(texts))(
  "%s of 50 million characters is a query like any other",
  { timeout: 300_000 },
  (_, text) => {
    const { stdout, stderr, signal } = spawnSync(
      process.execPath,
      ["--max-old-space-size=2500", "--input-type=module", "--eval", script(text)],
      { encoding: "utf8" },
    );
    expect({ stdout, signal, error: stderr.slice(-2000) }).toEqual({ stdout: "done\n", signal: null, error: "" });
  },
);
