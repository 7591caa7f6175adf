import fc from "fast-check";
import { describe, expect, test } from "vitest";
import buildsData from "../../grammar/conformance/languages/builds.json" with { type: "json" };
import ordersData from "../../grammar/conformance/languages/orders.json" with { type: "json" };
import { type AnyLanguage, type EvaluationOptions, parse, print, toPredicate } from "../../src/index.ts";
import { languageFromData } from "../../src/language-data/index.ts";
import { build, context, ofBuilds, ofOrders, order, textWith } from "../arbitraries-extended.ts";
import { holdsExtended } from "../naive-extended/evaluate.ts";
import type { NaiveContext, NaiveLanguage } from "../naive-extended/language.ts";
import { meaningOf } from "../naive-extended/meaning.ts";
import { readExtended } from "../naive-extended/read.ts";
import { tries } from "../tries.ts";

interface Both {
  readonly library: AnyLanguage;
  readonly naive: NaiveLanguage;
}

const builds = both(buildsData as unknown as NaiveLanguage);
const orders = both(ordersData as unknown as NaiveLanguage);

function both(naive: NaiveLanguage): Both {
  return { library: languageFromData(naive), naive };
}

function optionsOf({ now, zone, weekStart, me }: Required<NaiveContext>): EvaluationOptions {
  return { now: new Date(now), timeZone: zone, weekStart, me };
}

describe.each([
  ["builds", builds, ofBuilds, build],
  ["orders", orders, ofOrders, order],
] as const)("a query of %s", (_, { library, naive }, term, record) => {
  const text = textWith(term);

  test("selects what a naive evaluator selects, whatever the clock and the zone", () => {
    fc.assert(
      fc.property(text, context, fc.array(record, { minLength: 1, maxLength: 4 }), (input, given, records) => {
        const meaning = meaningOf(readExtended(input, naive).root, naive, given);
        const matches = toPredicate(parse(input, { language: library }), optionsOf(given));
        for (const one of records) expect(matches(one as never)).toBe(holdsExtended(meaning, one, naive));
      }),
      tries(400),
    );
  });

  test("means the same in its canonical form", () => {
    fc.assert(
      fc.property(text, context, (input, given) => {
        const printed = print(parse(input, { language: library }));
        const meaning = (of: string) => meaningOf(readExtended(of, naive).root, naive, given);
        expect(meaning(printed)).toEqual(meaning(input));
        expect(print(parse(printed, { language: library }))).toBe(printed);
      }),
      tries(250),
    );
  });

  test("has the terms and marks that a naive reader finds, with their ranges", () => {
    fc.assert(
      fc.property(text, (input) => {
        const { root, marks } = readExtended(input, naive);
        const query = parse(input, { language: library });
        expect(query.marks).toEqual(marks);
        expect(query.root).toMatchObject(root);
      }),
      tries(400),
    );
  });

  test.each([
    ["never-matches", " ", false],
    ["always-matches", " OR ", true],
  ] as const)("is reported as %s only if no record, clock or zone contradicts", (code, separator, expected) => {
    // Few different terms, so that some of them contradict each other.
    const terms = fc
      .array(term, { minLength: 1, maxLength: 3 })
      .chain((few) =>
        fc.array(fc.tuple(fc.constantFrom("", "-"), fc.constantFrom(...few)), { minLength: 2, maxLength: 4 }),
      );
    fc.assert(
      fc.property(terms, context, fc.array(record, { minLength: 4, maxLength: 8 }), (pieces, given, records) => {
        const input = pieces.map((piece) => piece.join("")).join(separator);
        const query = parse(input, { language: library });
        fc.pre(query.diagnostics.some((diagnostic) => diagnostic.code === code));
        const matches = toPredicate(query, optionsOf(given));
        for (const one of records) expect(matches(one as never)).toBe(expected);
      }),
      tries(40),
    );
  });
});
