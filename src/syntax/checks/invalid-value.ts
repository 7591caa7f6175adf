import { type FieldEntry, fieldOf, keywordNamed, lookupOf } from "../../language/lookup.ts";
import type { MessageData } from "../../language/messages.ts";
import type { AnyFieldTerm, Range } from "../../language/nodes.ts";
import { beginsWithQuote } from "../../language/text/fold.ts";
import type { Fix } from "../diagnostic.ts";
import { writtenName } from "../quoting.ts";
import { spaceAfter } from "../terms.ts";
import { writingOf } from "../writing-dialect.ts";
import { isRight } from "./elements.ts";
import { type Finding, finding, fix, mostNamed, none, type Rule, type RuleContext } from "./rule.ts";

/**
 *     id:ten   -status:bogus   id:>ten   id:1..ten   id:1,ten
 *        ^^^           ^^^^^       ^^^         ^^^        ^^^
 */
export const invalidValue: Rule = {
  code: "invalid-value",
  severity: "error",
  check(context) {
    const { wrongValues, composed } = context.facts;
    if (wrongValues.length === 0 && composed.length === 0) return none;
    return [...wrongValues, ...composed.flatMap(wrongTerms)].flatMap((term) => {
      // What was parsed is in the language.
      const entry = fieldOf(context.language, term.field, term.key) as FieldEntry;
      return wrongTexts(context, entry, term).map((wrong) => findingFor(context, entry, term, wrong));
    });
  },
};

function wrongTerms(term: AnyFieldTerm): readonly AnyFieldTerm[] {
  if (isRight(term)) return none;
  return term.type === "list" ? term.terms.flatMap(wrongTerms) : [term];
}

interface Wrong extends Range {
  readonly text: string;
}

/** What of a term cannot be read: its value, or what is after an operator, or one or both ends of a range. */
function wrongTexts({ text }: RuleContext, { kind }: FieldEntry, term: AnyFieldTerm): readonly Wrong[] {
  const { valueFrom: from, valueTo: to } = term;
  if (term.type === "comparison") return [{ text: term.text, from: from + term.operator.length, to }];
  if (term.type !== "between") return term.type === "field" ? [{ text: term.text, from, to }] : none;
  const dots = text.indexOf("..", from);
  const ends = [
    { end: term.low, from, to: dots },
    { end: term.high, from: dots + 2, to },
  ];
  const wrong = ends.flatMap(({ end, ...range }) =>
    end === null || end.value !== undefined ? [] : [{ text: end.text, ...range }],
  );
  const canBeRead = wrong.every((end) => (kind.readRelative(end.text, "bound") ?? kind.read(end.text)) !== undefined);
  return canBeRead ? [{ text: text.slice(from, to), from, to }] : wrong;
}

function findingFor(context: RuleContext, entry: FieldEntry, term: AnyFieldTerm, { text, from, to }: Wrong): Finding {
  const nearest = entry.kind.nearest(text);
  return finding(from, to, dataOf(entry, text, nearest), [
    keywordInstead(context, term),
    ...nearest.map((value) => valueInstead(context, entry, term, value, { from, to })),
  ]);
}

function dataOf({ name, key, field, kind }: FieldEntry, text: string, nearest: readonly string[]): MessageData {
  const data = { text, field: key === undefined ? name : `${name}.${key}`, kind: field.kind };
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
): Fix | undefined {
  const wasQuoted = beginsWithQuote(text.charAt(from));
  const [before, after] = [text.slice(term.valueFrom, from), text.slice(to, term.valueTo)];
  const insert = writingOf(language).writtenBetween(entry, value, { before, after, wasQuoted });
  if (insert === undefined) return undefined;
  const name = term.from < term.valueFrom ? writtenName(entry.name, entry.key) : "";
  return fix("change", [{ from, to, insert }], { text: `${name}${before}${insert}${after}` });
}

/** `status:failed` was probably meant as the keyword `failed`. */
function keywordInstead({ text, language }: RuleContext, term: AnyFieldTerm): Fix | undefined {
  if (term.type !== "field" || term.from === term.valueFrom) return undefined;
  const keyword = keywordNamed(lookupOf(language), term.text);
  if (keyword === undefined) return undefined;
  const { from, to } = term;
  return fix("change-to-keyword", [{ from, to, insert: keyword + spaceAfter(text, to) }], { text: keyword });
}
