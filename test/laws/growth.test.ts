import { describe, expect, test, vi } from "vitest";
import { parse, print, toPredicate } from "../../src/index.ts";

// They take seconds; a busy machine may take many times as long.
vi.setConfig({ testTimeout: 60_000 });

// A quadratic step would take 64 times as long for eight times the text, a linear one 8 times.
const growth = 8;
const mostAllowed = 30;
const smallSize = 8_000;

/** Below this a measurement is noise. */
const leastMilliseconds = 2;

const units = [
  '"',
  '""',
  '"\\',
  "\\",
  "-",
  "- ",
  "--x ",
  ":",
  "a",
  "a:",
  "repo:",
  "repo: ",
  'repo:"',
  "a ",
  " ",
  "\u3000",
  "“",
  "“ ”",
  '-"',
  '-"a" ',
  'x:"y" ',
  'repo:"y" ',
  "repo:a ",
  "id:1 ",
  "id:ten ",
  "status:bogus ",
  "status:new ",
  "status:",
  "brnach:x ",
  "repo：x ",
  "fix -fix ",
  '"a b" -"b" ',
  "running done ",
  "-running ",
  "\u200b",
  "a\u200b ",
  "\u202e",
  "\u0301",
  "e\u0301",
  "\ud800",
  "0",
  "id:0",
  "ΣΑΣ ",
  '"\\" ',
];

/** The processor's time for all that is done with a query, the best of several runs. */
function cost(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 3; time++) {
    const before = process.cpuUsage();
    const query = parse(text);
    expect(query.diagnostics.length).toBeLessThanOrEqual(text.length);
    print(query);
    toPredicate(query);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** Terms that all differ, so that no two are the same by chance. */
function numbered(template: string, size: number): string {
  const terms: string[] = [];
  for (let number = 0, length = 0; length < size; number++) {
    const term = template.replaceAll("#", String(number));
    terms.push(term);
    length += term.length + 1;
  }
  return terms.join(" ");
}

function expectLinear(make: (size: number) => string): void {
  const small = Math.max(cost(make(smallSize)), leastMilliseconds);
  const large = cost(make(smallSize * growth));
  expect(large / small).toBeLessThan(mostAllowed);
}

describe("eight times the text takes about eight times the time", () => {
  test.each(units.map((unit) => ({ shown: JSON.stringify(unit), unit })))("of $shown again and again", ({ unit }) => {
    expectLinear((size) => unit.repeat(size / unit.length));
  });

  test.each(units.map((unit) => ({ shown: JSON.stringify(unit), unit })))(
    "of one quote, then $shown again and again",
    ({ unit }) => {
      expectLinear((size) => `"${unit.repeat(size / unit.length)}`);
    },
  );

  test.each([
    "w#",
    "w# -v#",
    "-w#",
    "w# -w#",
    '"p#" -"p#"',
    "id:#",
    "-id:#",
    "branch:b# -branch:c#",
    "status:s#",
    "brnach:b#",
    "repo: r#",
    "w# W#",
    "-a#b -c#d x#y",
  ])("of %s with ever other numbers", (template) => {
    expectLinear((size) => numbered(template, size));
  });

  test("of nested parts: many negated words, and one word that could hold any of them", () => {
    expectLinear((size) => `${"ab".repeat(size / 4)} ${numbered("-b#a", size / 2)}`);
    expectLinear(
      (size) =>
        `${"ab".repeat(size / 4)} ${Array.from({ length: Math.sqrt(size) }, (_, n) => `-${"ab".repeat(n)}c`).join(" ")}`,
    );
  });
});
