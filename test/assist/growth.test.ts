import { describe, expect, test } from "vitest";
import {
  addTerm,
  applyEdits,
  complete,
  explain,
  explainEmpty,
  hover,
  negateTerm,
  removeTerm,
  setField,
  tokens,
} from "../../src/assist/index.ts";
import { parse } from "../../src/index.ts";

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
  "- ",
  "a ",
  "repo: ",
  '-"a" ',
  "branch:a ",
  "-branch:b ",
  "--x ",
  "id:ten ",
  "running ",
  'branch:"\\" ',
];

/** The processor's time for all help with a query, the best of several runs. */
function cost(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const before = process.cpuUsage();
    tokens(text);
    complete(text, text.length >> 1);
    hover(text, text.length >> 1);
    explain(parse(text));
    explainEmpty(parse(text), [{ branch: "a" }]);
    for (const edits of [
      addTerm(text, "fix"),
      removeTerm(text, "running"),
      negateTerm(text, "--x"),
      setField(text, "branch", "c"),
      setField(text, "branch", undefined),
    ]) {
      applyEdits(text, edits);
    }
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

describe("help takes time linear in the text", () => {
  test.each(units)("of many %j", (unit) => {
    const small = unit.repeat(smallSize / unit.length);
    const smallCost = Math.max(leastMilliseconds, cost(small));
    expect(cost(small.repeat(growth)) / smallCost).toBeLessThan(mostAllowed);
  });
});
