import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Job, type PartialRecord, parse, print, toPredicate } from "../../src/index.ts";
import { anyText, crowdedQueryText, queryText, run, typedTerm } from "../arbitraries.ts";
import { matchesNaively, readNaively } from "../naive.ts";
import { rooted } from "../trees.ts";
import { tries } from "../tries.ts";

const query = fc.oneof(queryText, crowdedQueryText);
const often = tries(500);

function matches(text: string, record: PartialRecord<Job>): boolean {
  return toPredicate(parse(text))(record);
}

describe("a query", () => {
  test("selects what a naive evaluator selects, and so does each of its terms", () => {
    fc.assert(
      fc.property(query, run, (text, record) => {
        const naiveTerms = readNaively(text);
        expect(matches(text, record)).toBe(matchesNaively(naiveTerms, record));
        const answers = parse(text).root.terms.map((term) => toPredicate(rooted(term))(record));
        expect(answers).toEqual(naiveTerms.map((term) => matchesNaively([term], record)));
      }),
      tries(1500),
    );
  });

  test("selects what a naive evaluator selects, whatever the text (but for halves of surrogate pairs, left open)", () => {
    const wellFormed = anyText.filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(wellFormed, wellFormed, (text, title) => {
        const record = { commit_title: title };
        expect(matches(text, record)).toBe(matchesNaively(readNaively(text), record));
      }),
      often,
    );
  });

  test("finds a word in any text around it, in any letter case", () => {
    const part = fc.string({ unit: "grapheme", maxLength: 5 });
    fc.assert(
      fc.property(part, part, part, (before, word, after) => {
        fc.pre(word !== "" && !/\s|^[-"“”„‟]|:/.test(word));
        const title = `${before} ${word} ${after}`;
        expect(matches(word, { commit_title: title })).toBe(true);
        expect(matches(`-${word}`, { commit_title: title })).toBe(false);
      }),
    );
  });

  test("of terms in another order selects the same", () => {
    const shuffled = fc
      .array(typedTerm.map((typed) => print(parse(typed))))
      .chain((terms) => fc.tuple(fc.constant(terms), fc.shuffledSubarray(terms, { minLength: terms.length })));
    fc.assert(
      fc.property(shuffled, run, ([terms, reordered], record) => {
        expect(matches(reordered.join(" "), record)).toBe(matches(terms.join(" "), record));
      }),
      often,
    );
  });

  test("of one more term selects nothing more", () => {
    fc.assert(
      fc.property(query, typedTerm, run, (text, term, record) => {
        const shorter = print(parse(text));
        const longer = `${shorter} ${term}`;
        if (matches(longer, record)) expect(matches(shorter, record)).toBe(true);
      }),
      often,
    );
  });

  test("matches if each of its terms matches", () => {
    fc.assert(
      fc.property(query, run, (text, record) => {
        const { root } = parse(text);
        const together = toPredicate(rooted(root))(record);
        expect(together).toBe(root.terms.every((term) => toPredicate(rooted(term))(record)));
      }),
      often,
    );
  });
});

describe("a minus", () => {
  test("selects precisely the other runs", () => {
    fc.assert(
      fc.property(query, run, (text, record) => {
        for (const term of parse(text).root.terms) {
          if (term.type === "not" || term.type === "unfinished") continue;
          const printed = print(rooted(term));
          expect(matches(`-${printed}`, record)).toBe(!matches(printed, record));
        }
      }),
      often,
    );
  });

  test("before an unfinished term selects every run", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("-", "- ", '-""', "-“”", "-repo:", '-id:""', '-"', '-status:"'),
        run,
        (text, record) => {
          expect(matches(text, record)).toBe(true);
        },
      ),
    );
  });
});

describe("a record", () => {
  test("is not changed, and asked again gives the same answer", () => {
    fc.assert(
      fc.property(query, run, run, (text, record, other) => {
        const predicate = toPredicate(parse(text));
        const copy = structuredClone(record);
        const answer = predicate(Object.freeze(record));
        predicate(other);
        expect(predicate(record)).toBe(answer);
        expect(record).toEqual(copy);
      }),
    );
  });

  test("may have no property, or null or undefined there: it makes no difference", () => {
    fc.assert(
      fc.property(query, run, (text, record) => {
        const present = Object.entries(record).filter(([, value]) => value !== null);
        const undefinedElsewhere = Object.fromEntries(Object.keys(record).map((key) => [key, undefined]));
        expect(matches(text, Object.fromEntries(present))).toBe(matches(text, record));
        expect(matches(text, { ...undefinedElsewhere, ...Object.fromEntries(present) })).toBe(matches(text, record));
      }),
      often,
    );
  });

  test("needs no prototype", () => {
    fc.assert(
      fc.property(query, run, (text, record) => {
        expect(matches(text, Object.assign(Object.create(null), record))).toBe(matches(text, record));
      }),
    );
  });

  test("may have its id as a number, a bigint or digits", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 80n }), fc.nat({ max: 3 }), fc.nat({ max: 2 }), (id, zeros, more) => {
        const asked = `id:${"0".repeat(zeros)}${id + BigInt(more)}`;
        expect(matches(asked, { id })).toBe(more === 0);
        expect(matches(asked, { id: String(id) })).toBe(more === 0);
        expect(matches(asked, { id: `00${id}` })).toBe(more === 0);
        if (id <= 2n ** 53n) expect(matches(asked, { id: Number(id) })).toBe(more === 0);
        expect(matches(`id:${BigInt(Number(id))}`, { id: Number(id) })).toBe(true);
      }),
    );
  });
});
