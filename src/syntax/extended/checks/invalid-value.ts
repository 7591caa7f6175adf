import { type FieldEntry, fieldOf } from "../../../language/lookup.ts";
import type { AnyFieldTerm } from "../../../language/nodes.ts";
import { isRight } from "../../checks/elements.ts";
import { invalid, type WrongText, wholeValue } from "../../checks/invalid-value.ts";
import { none, type Rule, type RuleContext } from "../../checks/rule.ts";

/**
 *     id:ten   -status:bogus   id:>ten   id:1..ten   id:1,ten
 *        ^^^           ^^^^^       ^^^         ^^^        ^^^
 */
export const extendedInvalidValue: Rule = {
  code: "invalid-value",
  severity: "error",
  check(context) {
    const { wrongValues, composed } = context.facts;
    if (wrongValues.length === 0 && composed.every(isRight)) return none;
    return [...wrongValues, ...composed.flatMap(wrongTerms)].flatMap((term) =>
      wrongTexts(context, term).map((wrong) => invalid(context, term, wrong)),
    );
  },
};

function wrongTerms(term: AnyFieldTerm): readonly AnyFieldTerm[] {
  if (isRight(term)) return none;
  return term.type === "list" ? term.terms.flatMap(wrongTerms) : [term];
}

/** What of a term cannot be read: its value, or what is after an operator, or one or both ends of a range. */
function wrongTexts({ text, language }: RuleContext, term: AnyFieldTerm): readonly WrongText[] {
  const { valueFrom: from, valueTo: to } = term;
  if (term.type === "comparison") return [{ text: term.text, from: from + term.operator.length, to }];
  if (term.type !== "between") return term.type === "field" ? [wholeValue(term)] : none;
  const { kind } = fieldOf(language, term.field, term.key) as FieldEntry;
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
