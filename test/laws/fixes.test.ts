import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Diagnostic, type DiagnosticCode, type Edit, parse } from "../../src/index.ts";
import { anyText, crowdedQueryText, queryText } from "../arbitraries.ts";
import { tries } from "../tries.ts";

const hidden = fc
  .array(fc.constantFrom("\u202a", "\u202c", "\u200b", "branch:", "id:", "main", "10", "-", " ", '"', "👩\u200d💻"))
  .map((pieces) => pieces.join(""));
const text = fc.oneof(anyText, queryText, crowdedQueryText, hidden);

/** The edits of the first fix of each diagnostic of a code, each edit once. */
function firstFixes(diagnostics: readonly Diagnostic[], code: DiagnosticCode): readonly Edit[] {
  const edits = diagnostics.filter((one) => one.code === code).flatMap(({ fixes = [] }) => fixes[0]?.edits ?? []);
  const byRange = new Map(edits.map((edit) => [`${edit.from} ${edit.to}`, edit]));
  return [...byRange.values()].sort((one, other) => one.from - other.from);
}

function areApart(edits: readonly Edit[]): boolean {
  return edits.every(({ from }, place) => place === 0 || from >= (edits[place - 1] as Edit).to);
}

function applied(edits: readonly Edit[], input: string): string {
  let result = "";
  let end = 0;
  for (const { from, to, insert } of edits) {
    result += input.slice(end, from) + insert;
    end = to;
  }
  return result + input.slice(end);
}

/** Where an offset is once the edits have been applied. */
function moved(offset: number, edits: readonly Edit[]): number {
  const before = edits.filter(({ to }) => to <= offset);
  return before.reduce((result, { from, to, insert }) => result + insert.length - (to - from), offset);
}

/** How many errors of each code there are. */
function errorCounts(diagnostics: readonly Diagnostic[]): Map<DiagnosticCode, number> {
  const counts = new Map<DiagnosticCode, number>();
  for (const { code, severity } of diagnostics) if (severity === "error") counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function codesWithFixes(diagnostics: readonly Diagnostic[]): readonly DiagnosticCode[] {
  return [...new Set(diagnostics.filter(({ fixes }) => fixes !== undefined).map(({ code }) => code))];
}

describe("once the first fix of each diagnostic of a code has been applied", () => {
  test("none of the code is left at the place of one that had a fix", () => {
    fc.assert(
      fc.property(text, (input) => {
        const { diagnostics } = parse(input);
        for (const code of codesWithFixes(diagnostics)) {
          const edits = firstFixes(diagnostics, code);
          if (!areApart(edits)) continue;
          const fixed = applied(edits, input);
          const left = parse(fixed).diagnostics.filter((one) => one.code === code);
          const had = diagnostics.filter((one) => one.code === code && one.fixes !== undefined);
          const stays = left.filter(({ from }) => had.some((one) => moved(one.from, edits) === from));
          expect(stays.length, JSON.stringify({ code, fixed })).toBe(0);
        }
      }),
      tries(600),
    );
  });

  test("no error is new", () => {
    fc.assert(
      fc.property(text, (input) => {
        const { diagnostics } = parse(input);
        const before = errorCounts(diagnostics);
        for (const code of codesWithFixes(diagnostics)) {
          const edits = firstFixes(diagnostics, code);
          if (!areApart(edits)) continue;
          const fixed = applied(edits, input);
          for (const [error, count] of errorCounts(parse(fixed).diagnostics))
            expect(count, JSON.stringify({ code, error, fixed })).toBeLessThanOrEqual(before.get(error) ?? 0);
        }
      }),
      tries(600),
    );
  });
});

test("an invisible character is removed with all others of its term", () => {
  const [diagnostic] = parse("\u202abranch:main\u202c").diagnostics;
  expect(applied(diagnostic?.fixes?.[0]?.edits ?? [], "\u202abranch:main\u202c")).toBe("branch:main");
});

test.each(["id:\u200b", "repo:\u200b", 'repo:"\u200b"', "id:\u200b\u200c"])(
  "a term of nothing but invisible characters has no fix: %j",
  (input) => {
    expect(parse(input).diagnostics.filter(({ fixes }) => fixes !== undefined)).toEqual([]);
  },
);
