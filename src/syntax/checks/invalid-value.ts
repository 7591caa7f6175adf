import { type FieldEntry, fieldOf, fieldReference, keywordNamed, lookupOf } from "../../language/lookup.ts";
import type { MessageData } from "../../language/messages.ts";
import type { AnyFieldTerm, FieldTerm, Range } from "../../language/nodes.ts";
import { beginsWithQuote } from "../../language/text/fold.ts";
import { writtenName, writtenValue } from "../quoting.ts";
import { spaceAfter } from "../terms.ts";
import { writingOf } from "../writing-dialect.ts";
import { type Finding, type FoundFix, finding, fix, mostNamed, none, type Rule, type RuleContext } from "./rule.ts";

/**
 *     id:ten   -status:bogus
 *        ^^^           ^^^^^
 */
export const invalidValue: Rule = {
  code: "invalid-value",
  severity: "error",
  check(context) {
    const { wrongValues } = context.facts;
    return wrongValues.length === 0 ? none : wrongValues.map((term) => invalid(context, term, wholeValue(term)));
  },
};

/** An invalid value as it was written, and its range. */
export interface WrongText extends Range {
  readonly text: string;
}

export function wholeValue({ text, valueFrom: from, valueTo: to }: FieldTerm): WrongText {
  return { text, from, to };
}

/** What is said of a wrong text in the value of a term. */
export function invalid(context: RuleContext, term: AnyFieldTerm, { text, from, to }: WrongText): Finding {
  // What was parsed is in the language.
  const entry = fieldOf(context.language, term.field, term.key) as FieldEntry;
  const nearest = entry.kind.nearest(text);
  return finding(from, to, dataOf(entry, text, nearest), [
    keywordInstead(context, term),
    ...nearest.map((value) => valueInstead(context, entry, term, value, { from, to })),
  ]);
}

function dataOf({ name, key, field, kind }: FieldEntry, text: string, nearest: readonly string[]): MessageData {
  const data = { text, field: fieldReference(name, key), kind: field.kind };
  if (kind.expects !== undefined) return { reason: "expected", expects: kind.expects, ...data };
  if (kind.values === undefined) return data;
  if (kind.values.length <= mostNamed) return { reason: "values", values: kind.values, ...data };
  const values = [...new Set([...nearest, ...kind.values.slice(0, mostNamed)])].slice(0, mostNamed);
  return { reason: "many-values", values, count: kind.values.length, ...data };
}

function valueInstead(
  { text, language }: RuleContext,
  entry: FieldEntry,
  term: AnyFieldTerm,
  value: string,
  { from, to }: Range,
): FoundFix | undefined {
  const wasQuoted = beginsWithQuote(text.charAt(from));
  const [before, after] = [text.slice(term.valueFrom, from), text.slice(to, term.valueTo)];
  const { writtenBetween } = writingOf(language);
  const insert = writtenBetween
    ? writtenBetween(entry, value, { before, after, wasQuoted })
    : writtenValue(value, { wasQuoted });
  if (insert === undefined) return undefined;
  const name = term.from < term.valueFrom ? writtenName(entry.name, entry.key) : "";
  return fix("change", [{ from, to, insert }], { text: `${name}${before}${insert}${after}` });
}

/** `status:failed` was probably meant as the keyword `failed`. */
function keywordInstead({ text, language }: RuleContext, term: AnyFieldTerm): FoundFix | undefined {
  if (term.type !== "field" || term.from === term.valueFrom) return undefined;
  const keyword = keywordNamed(lookupOf(language), term.text);
  if (keyword === undefined) return undefined;
  const { from, to } = term;
  return fix("change-to-keyword", [{ from, to, insert: keyword + spaceAfter(text, to) }], { text: keyword });
}
