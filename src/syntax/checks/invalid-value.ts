import { type FieldEntry, fieldOf, keywordNamed, lookupOf } from "../../language/lookup.ts";
import type { MessageData } from "../../language/messages.ts";
import type { FieldTerm } from "../../language/nodes.ts";
import { beginsWithQuote } from "../../language/text.ts";
import type { Fix } from "../diagnostic.ts";
import { writtenValue } from "../quoting.ts";
import { spaceAfter } from "../terms.ts";
import { finding, fix, mostNamed, none, type Rule, type RuleContext } from "./rule.ts";

/**
 *     id:ten   -status:bogus
 *        ^^^           ^^^^^
 */
export const invalidValue: Rule = {
  code: "invalid-value",
  severity: "error",
  check(context) {
    const { wrongValues } = context.facts;
    if (wrongValues.length === 0) return none;
    return wrongValues.map((term) => {
      // What was parsed is in the language.
      const entry = fieldOf(context.language, term.field) as FieldEntry;
      const nearest = entry.kind.nearest(term.text);
      return finding(term.valueFrom, term.valueTo, dataOf(entry, term.text, nearest), [
        keywordInstead(context, term),
        ...nearest.map((value) => valueInstead(context, term, value)),
      ]);
    });
  },
};

function dataOf({ name, field, kind }: FieldEntry, text: string, nearest: readonly string[]): MessageData {
  const data = { text, field: name, kind: field.kind };
  if (kind.expects !== undefined) return { reason: "expected", expects: kind.expects, ...data };
  if (kind.values === undefined) return data;
  if (kind.values.length <= mostNamed) return { reason: "values", values: kind.values, ...data };
  const values = [...new Set([...nearest, ...kind.values.slice(0, mostNamed)])].slice(0, mostNamed);
  return { reason: "many-values", values, count: kind.values.length, ...data };
}

function valueInstead({ text }: RuleContext, { field, valueFrom, valueTo }: FieldTerm, value: string): Fix {
  const insert = writtenValue(value, { wasQuoted: beginsWithQuote(text.charAt(valueFrom)) });
  return fix("change", [{ from: valueFrom, to: valueTo, insert }], { text: `${field}:${insert}` });
}

/** `status:failed` was probably meant as the keyword `failed`. */
function keywordInstead({ text, language }: RuleContext, { text: value, from, to }: FieldTerm): Fix | undefined {
  const keyword = keywordNamed(lookupOf(language), value);
  if (keyword === undefined) return undefined;
  return fix("change-to-keyword", [{ from, to, insert: keyword + spaceAfter(text, to) }], { text: keyword });
}
