import type { AnyLanguage, FieldName } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import { type BuilderValue, builder } from "../syntax/build.ts";
import { atomOf } from "../syntax/checks/rule.ts";
import { parse } from "../syntax/parse.ts";
import { print } from "../syntax/print.ts";
import { sameness } from "../syntax/sameness.ts";
import type { Edit, Term } from "../syntax/tree.ts";
import { addTerm, rewritten } from "./edits.ts";
import { removals } from "./removals.ts";

/**
 * Makes a text ask a field for one value and for nothing else, or, with `undefined`, for nothing at all: what a “filter by
 * this value” button does. The first term of the field is written anew, its others go, negated ones too. Keywords stay.
 *
 * @throws a `QuerybarError` with the code `invalid-term` for what is no field, or no value of it.
 * @example
 * ```ts
 * applyEdits("branch:dev fix", setField("branch:dev fix", "branch", "main")); // "branch:main fix"
 * applyEdits("branch:dev fix", setField("branch:dev fix", "branch", undefined)); // "fix"
 * ```
 */
export function setField<L extends AnyLanguage = typeof layer, Name extends FieldName<L> = FieldName<L>>(
  text: string,
  field: Name,
  value: BuilderValue<L["fields"][Name]> | undefined,
  language?: L,
): readonly Edit[];
export function setField(
  text: string,
  field: string,
  value: string | number | bigint | undefined,
  language: AnyLanguage = layer,
): readonly Edit[] {
  const query = parse(text, language);
  const ofField = query.root.terms.filter((term) => fieldOf(term) === field);
  // The builder knows which values the field has; an empty one is none.
  const wanted = value === undefined ? undefined : builder(language).field(field, value as string);
  if (wanted === undefined || wanted.type === "unfinished") {
    return removals(query.root.terms, (term) => fieldOf(term) === field);
  }
  const kept = ofField.find((term) => sameness(term) === sameness(wanted)) ?? ofField.find(isAsking) ?? ofField[0];
  if (kept === undefined) return addTerm(text, wanted, language);
  const others = ofField.filter((term) => term !== kept);
  if (sameness(kept) !== sameness(wanted)) return rewritten(query, kept, print(wanted, language), others);
  const taken = new Set(others);
  return removals(query.root.terms, (term) => taken.has(term));
}

function fieldOf(term: Term<AnyLanguage>): string | undefined {
  const atom = atomOf(term);
  return atom.type === "field" || atom.type === "unfinished" ? atom.field : undefined;
}

function isAsking(term: Term<AnyLanguage>): boolean {
  return term.type === "field" || (term.type === "unfinished" && !term.negated);
}
