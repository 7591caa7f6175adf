import { quoted } from "../../language/text/shown-text.ts";
import { refuse } from "../refusal.ts";
import type { ElasticsearchQuery } from "./query.ts";

/** A query for terms with these parts, in their order, the first at the beginning and the last at the end. */
export function wildcard(field: string, parts: readonly string[]): ElasticsearchQuery {
  return { wildcard: { [field]: { value: parts.map(escaped).join("*") } } };
}

/** A query for the values of a language's field that have the parts of a pattern, if the engine can search for it. */
export function patternQuery(field: string, parts: readonly string[], name: string, prefix = ""): ElasticsearchQuery {
  const [first = "", ...others] = parts;
  const whole = [prefix + first, ...others];
  if (!isTooComplex(whole)) return wildcard(field, whole);
  return refuse(
    "too-complex",
    { field: name, pattern: parts },
    `The pattern ${quoted(parts.join("*"))} of ${quoted(name)} is too complex for the engine. Use fewer asterisks, and less text between them.`,
  );
}

function escaped(text: string): string {
  return text.replace(/[\\*?]/g, "\\$&");
}

const mostLetters = 500;
const mostEffort = 60_000;

/**
 * Whether Lucene could refuse to make a deterministic automaton of a pattern, or recurse too deep. It takes 100,000 states at most.
 * After each asterisk there is one for every letter of the parts so far. In bytes each is about sixty, and six more for every part that
 * could begin there; and the beginnings of one part that end at the same letter count, too. (Measured: see the tests on a real node.)
 */
export function isTooComplex(parts: readonly string[]): boolean {
  const [first = "", ...others] = parts;
  let letters = 1;
  let longest = 0;
  let effort = first.length;
  for (const [index, part] of others.entries()) {
    letters += part.length;
    longest = Math.max(longest, part.length);
    effort += letters * (60 + 6 * index + longest / 2);
  }
  return effort > mostEffort || first.length + letters > mostLetters;
}
