import { expect, test } from "vitest";
import { begins, matchedLetters, ranked } from "../../src/assist/rank.ts";

/** The matched letters in brackets. */
function marked(typed: string, label: string): string {
  const ranges = [...matchedLetters(typed, label)].reverse();
  return ranges.reduce(
    (text, { from, to }) => `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`,
    label,
  );
}

test.each([
  ["sta", "status", "[sta]tus"],
  ["STA", "Status", "[Sta]tus"],
  ["error", "JOB_ERROR", "JOB_[ERROR]"],
  ["ror", "job_error", "job_e[r]r[o][r]"],
  ["brh", "branch", "[b][r]anc[h]"],
  ["h", "branch", "branch"],
  ["xyz", "branch", "branch"],
  ["", "branch", "branch"],
  ["tat", "e\u0301tat", "e\u0301tat"],
])("%j marks %j as %j", (typed, label, expected) => {
  expect(marked(typed, label)).toBe(expected);
});

test("the beginning of a name comes before the beginning of a word in it, and letters in order come last", () => {
  const labels = ["a-x-b-r", "job_bra", "branch", "bra", "other"];
  const candidates = labels.map((label) => ({ label }));
  expect(ranked("br", candidates).map(({ label }) => label)).toEqual(["branch", "bra", "job_bra", "a-x-b-r"]);
});

test.each([
  ["STAT", "status", true],
  ["err", "job_error", true],
  ["town", "city", true],
  ["or", "job_error", false],
  ["brh", "branch", false],
  ["x", "status", false],
])("that %j begins %j is %j: only then suggestions open while one types", (typed, label, expected) => {
  expect(begins(typed, { label, aliases: label === "city" ? ["town"] : [] })).toBe(expected);
});
