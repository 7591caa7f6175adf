import fc from "fast-check";
import { describe, expect, test } from "vitest";
import buildsData from "../../grammar/conformance/languages/builds.json" with { type: "json" };
import ordersData from "../../grammar/conformance/languages/orders.json" with { type: "json" };
import { type AnyLanguage, type AnyNode, type EvaluationOptions, parse, print, toPredicate } from "../../src/index.ts";
import { languageFromData } from "../../src/language-data/index.ts";
import { createSearchIndex } from "../../src/search-index/index.ts";
import { build, context, ofBuilds, ofOrders, order } from "../arbitraries-extended.ts";
import { tries } from "../tries.ts";

// Targets may test many terms in another way than few, for speed. What a tree of many selects must still follow from what each selects alone.

const sought = fc.stringMatching(/^[abxr]{1,4}$/);
const text = fc.oneof(
  { weight: 3, arbitrary: sought },
  sought.map((one) => `"${one}"`),
);

/** Parts of which all, none or some are negated: each is one term, or alternatives, or a conjunction. */
const partsOf = (term: fc.Arbitrary<string>) =>
  fc.constantFrom(fc.constant(true), fc.constant(false), fc.boolean()).chain((isNegated) =>
    fc.array(
      fc.record({
        isNegated,
        terms: fc.oneof(
          { weight: 8, arbitrary: fc.tuple(term) },
          { weight: 1, arbitrary: fc.array(term, { minLength: 2, maxLength: 25 }) },
        ),
      }),
      { minLength: 10, maxLength: 70 },
    ),
  );

type Parts = ReturnType<typeof partsOf> extends fc.Arbitrary<infer All> ? All : never;

const group = (type: "and" | "or", terms: readonly AnyNode[]): AnyNode => ({ type, terms, from: 0, to: 0 });
const negated = (term: AnyNode): AnyNode => ({ type: "not", term, from: 0, to: 0 });

describe.each([
  ["builds", languageFromData(buildsData), ofBuilds, build, "title"],
  ["orders", languageFromData(ordersData), ofOrders, order, "note"],
] as const)("of %s, a tree of dozens of terms", (_, language: AnyLanguage, ofFields, record, contains) => {
  const term = fc.oneof(
    { weight: 4, arbitrary: ofFields },
    { weight: 3, arbitrary: text },
    { weight: 2, arbitrary: text.map((one) => `${contains}:${one}`) },
  );
  const finished = term.filter((one) => {
    const { root, diagnostics } = parse(one, { language });
    return root.terms.length === 1 && !diagnostics.some(({ code }) => /^(missing|empty|unclosed)-/.test(code));
  });

  /** The tree, and whether a record matches by what each of its terms selects alone. */
  function joined(type: "and" | "or", parts: Parts, options: EvaluationOptions) {
    const inner = type === "and" ? "or" : "and";
    const read = parts.map(({ isNegated, terms }) => {
      const nodes = terms.map((one) => parse(one, { language }).root.terms[0] as AnyNode);
      const alone = nodes.map((root) => toPredicate({ language, root }, options));
      const node = nodes.length === 1 ? (nodes[0] as AnyNode) : group(inner, nodes);
      return {
        node: isNegated ? negated(node) : node,
        matches(one: object) {
          const matching = alone.filter((matches) => matches(one as never)).length;
          return (inner === "or" ? matching > 0 : matching === alone.length) !== isNegated;
        },
      };
    });
    return {
      root: group(
        type,
        read.map(({ node }) => node),
      ),
      matches: (one: object) =>
        type === "and" ? read.every(({ matches }) => matches(one)) : read.some(({ matches }) => matches(one)),
    };
  }

  test("selects what follows from what each selects alone: by the predicate, as it is printed, and in an index", () => {
    const records = fc.sample(record, 60) as readonly object[];
    const index = createSearchIndex(records, { language });
    fc.assert(
      fc.property(
        fc.constantFrom("and", "or"),
        partsOf(finished),
        context,
        (type, parts, { now, zone, weekStart, me }) => {
          const options = { now: new Date(now), timeZone: zone, weekStart, me };
          const { root, matches } = joined(type, parts, options);
          const query = { language, root };
          const expected = records.filter(matches);
          const printed = print(query);
          const selected = (one: Parameters<typeof toPredicate>[0]) => {
            const isMatch = toPredicate(one, options);
            return records.filter((held) => isMatch(held as never));
          };
          expect(selected(query)).toEqual(expected);
          expect(selected(parse(printed, { language })), printed).toEqual(expected);
          expect(index.search(query, options)).toEqual(expected);
        },
      ),
      tries(60),
    );
  });
});
