// The guarantees of SECURITY.md: each sentence names tests, and these exist.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rootFolder } from "../scripts/entries.mjs";
import { titlesOf } from "./titles.ts";

const page = readFileSync(`${rootFolder}SECURITY.md`, "utf8");
const [, guarantees = ""] = /^## What is guaranteed$([^]*?)^## /m.exec(page) ?? [];

// [what](test/file.test.ts) `a test's name`, “another one's”
const name = /`[^`]+`|“[^”]+”|"[^"]+"/;
const reference = new RegExp(
  `\\[[^\\]]*\\]\\((test/[^)]+)\\)[,:]?\\s+((?:${name.source})(?:(?:,|, and|\\s+and)\\s+(?:${name.source}))*)`,
  "g",
);

interface Guarantee {
  readonly sentence: string;
  /** The tests that show it, as `file` and `title`. */
  readonly tests: readonly { readonly file: string; readonly title: string }[];
}

/** The sentences of a list's item. */
function guaranteesOf(item: string): Guarantee[] {
  const references: (readonly [string, string])[] = [];
  const text = item
    .replace(/^\*\*[^*]+\*\*\s*/, "")
    .replace(reference, (_, file: string, names: string) => `<${references.push([file, names]) - 1}>`)
    .replace(/`[^`]*`/g, "code");
  return text
    .split(/(?<=[.:])\s+(?=\p{Lu}|code)/u)
    .filter((sentence) => /\w/.test(sentence))
    .map((sentence) => ({
      sentence,
      tests: [...sentence.matchAll(/<(\d+)>/g)].flatMap(([, index]) => {
        const [file, names] = references[Number(index)] ?? ["", ""];
        return [...names.matchAll(new RegExp(name, "g"))].map(([quoted]) => ({
          file,
          title: quoted.slice(1, -1).replace(/\s+/g, " "),
        }));
      }),
    }));
}

const items = [...guarantees.matchAll(/^[-*] ([^]*?)(?=^[-*] |^#|^\s*$|$(?![^]))/gm)].map(([, item = ""]) => item);
const all = items.flatMap(guaranteesOf);

it("has guarantees", () => {
  expect(all.length).toBeGreaterThan(20);
});

describe.each(all)("$sentence", ({ tests }) => {
  it("names a test", () => expect(tests).not.toEqual([]));

  it.runIf(tests.length > 0).each(tests)("is shown by $file: $title", ({ file, title }) => {
    expect(existsSync(rootFolder + file), `${file} exists`).toBe(true);
    expect([...titlesOf(file)]).toContain(title);
  });
});
