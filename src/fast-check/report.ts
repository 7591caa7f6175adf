import fc from "fast-check";
import { explain } from "../assist/explain.ts";
import { type QuerybarError, querybarError } from "../language/error.ts";
import type { EvaluationOptions } from "../language/evaluation.ts";
import type { AnyPair } from "./smaller.ts";

/** The smallest pair on which a filter is wrong. */
export interface FilterDiffers extends QuerybarError {
  /** The query's text. */
  readonly query: string;
  /** What it means, in a sentence. */
  readonly explanation: string;
  readonly record: unknown;
  /** Whether the query selects the record. */
  readonly expected: boolean;
  readonly seed: number;
  /** What the filter threw, if it did. */
  readonly cause?: unknown;
}

/** What a filter did: it answered, or threw. */
export type Outcome = { readonly answer: unknown } | { readonly thrown: unknown };

export interface Difference {
  readonly pair: AnyPair;
  readonly expected: boolean;
  readonly outcome: Outcome;
  readonly seed: number;
  /** How many records there must be so that the filter is wrong, if that is not this one alone. */
  readonly among?: number;
}

export function differs(
  { pair, expected, outcome, seed, among }: Difference,
  options: EvaluationOptions,
): FilterDiffers {
  const [query, record] = pair;
  const explanation = explain(query, options).sentence;
  const shownRecord = escaped(fc.stringify(record));
  const letters = unusualLetters(query.text + shownRecord);
  const message = [
    `The filter differs from the language “${query.language.name}”.`,
    `  query     ${query.text === "" ? "(empty)" : escaped(query.text)}`,
    `  means     ${explanation}`,
    `  record    ${shownRecord}`,
    ...(letters.length > 0 ? [`  letters   ${letters.join(", ")}`] : []),
    ...(among === undefined ? [] : [`  among     ${among} records; alone, it is answered right`]),
    `  expected  ${words(expected)}`,
    `  filter    ${shownOutcome(outcome)}`,
    `  again     seed: ${seed}`,
  ].join("\n");
  return Object.assign(querybarError("filter-differs", message), {
    query: query.text,
    explanation,
    record,
    expected,
    seed,
    ...("thrown" in outcome && { cause: outcome.thrown }),
  });
}

function shownOutcome(outcome: Outcome): string {
  if ("answer" in outcome)
    return typeof outcome.answer === "boolean" ? words(outcome.answer) : `returns ${fc.stringify(outcome.answer)}`;
  const { thrown } = outcome;
  return `throws ${thrown instanceof Error ? thrown.message : fc.stringify(thrown)}`;
}

function words(matches: boolean): string {
  return matches ? "matches" : "does not match";
}

/** What a terminal would obey or not show, as `\u202e`. */
function escaped(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, (character) =>
    character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}

const mostLetters = 12;

/** The letters that one could take for others, such as `K (U+212A)`; those that combine with others stand alone. */
function unusualLetters(text: string): readonly string[] {
  const found = new Set(text.match(/(?![\x00-\x7f])[\p{L}\p{M}]/gu) ?? []);
  const letters = [...found].map((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return `${/\p{M}/u.test(letter) ? `\u25cc${letter}` : letter} (U+${code.toString(16).toUpperCase().padStart(4, "0")})`;
  });
  return letters.length > mostLetters ? [...letters.slice(0, mostLetters), "…"] : letters;
}
