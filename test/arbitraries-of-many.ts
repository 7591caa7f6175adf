import fc from "fast-check";
import type { Job, PartialRecord } from "../src/index.ts";

/** A text of few different letters, so that it is likely to be a part of another. */
function syllables(minLength: number, maxLength: number): fc.Arbitrary<string> {
  const letter = fc.constantFrom("a", "b", "B", "ab", "s", "\u017f", "\u03c3", "\u03c2", "1", "e\u0301", "\u00e9");
  return fc.array(letter, { minLength, maxLength }).map((letters) => letters.join(""));
}

const excludedFields = fc.constantFrom(
  "-id:7",
  "-id:07",
  "-id:2",
  "-branch:a",
  "-status:new",
  "-status:NEW",
  "-running",
);

function longQuery(
  required: fc.Arbitrary<string>,
  requiredWeight: number,
  excluded: fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  return fc
    .array(
      fc.oneof(
        { weight: 40, arbitrary: excluded.map((text) => `-${text}`) },
        { weight: 10, arbitrary: excluded.map((text) => `-"${text}"`) },
        { weight: requiredWeight, arbitrary: required },
        { weight: requiredWeight, arbitrary: fc.tuple(required, required).map((texts) => `"${texts.join(" ")}"`) },
        { weight: 2, arbitrary: excludedFields },
      ),
      { minLength: 20, maxLength: 60 },
    )
    .map((terms) => terms.join(" "));
}

/** Queries of so many terms that they are handled differently from a few: in some most terms are contradictory, in others few. */
export const longQueryText: fc.Arbitrary<string> = fc.oneof(
  longQuery(syllables(1, 5), 10, syllables(1, 5)),
  longQuery(syllables(1, 1), 1, syllables(5, 8)),
);

/** The same of a few terms. */
export const shortQueryText: fc.Arbitrary<string> = fc
  .array(
    fc
      .tuple(
        fc.constantFrom("", "-"),
        fc.constantFrom(
          "a",
          "A",
          "k",
          "\u212a",
          "s",
          "\u017f",
          "\u03c3",
          "\u03c2",
          "\u00e9",
          "e\u0301",
          "@",
          "\u0060",
          "1",
        ),
      )
      .chain(([minus, letter]) =>
        fc.constantFrom(
          `${minus}${letter}`,
          `${minus}"${letter}"`,
          `${minus}repo:${letter}`,
          `${minus}branch:${letter}`,
        ),
      ),
    { minLength: 2, maxLength: 5 },
  )
  .map((terms) => terms.join(" "));

/** A run that may match these. */
export const syllabicRun: fc.Arbitrary<PartialRecord<Job>> = fc.record(
  {
    id: fc.constantFrom(1, "2", 7n),
    branch: fc.constantFrom("a", "b"),
    calculated_status: fc.constantFrom("NEW", "FAILURE", "RUNNING"),
    author: syllables(1, 5),
    commit_title: fc.array(syllables(1, 9), { maxLength: 6 }).map((texts) => texts.join(" ")),
  },
  { requiredKeys: [], noNullPrototype: false },
);
