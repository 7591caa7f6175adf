import type { AnyLanguage, FieldName } from "../language/language.ts";
import type { AnyNode } from "../language/nodes.ts";
import type { Layer } from "../layer/language.ts";
import { builder } from "../syntax/build.ts";
import type { BuilderValue } from "../syntax/builder-contract.ts";
import type { Edit } from "../syntax/diagnostic.ts";
import { addElement, removeElements, replaceElement } from "./element-edits.ts";
import { fieldParts } from "./field-parts.ts";
import { writtenQuery } from "./layout.ts";
import { queryOf, type TextOptions, type TextOrQuery } from "./query-of.ts";
import { termKey } from "./term-key.ts";

/**
 * Makes a text restrict a field to one value, or, with `undefined`, not restrict it at all: what a “filter by
 * this value” button does. The first term of the field is rewritten, its others are removed, including negated ones and those
 * written with an alias. A group that restricts only this field counts as one term. Keywords stay.
 *
 * @throws a `QuerybarError` with the code `invalid-term` for a field that the language does not have, or a text that is not a
 * value of it.
 * @example
 * ```ts
 * applyEdits("branch:dev fix", setField("branch:dev fix", "branch", "main")); // "branch:main fix"
 * applyEdits("branch:dev fix", setField("branch:dev fix", "branch", undefined)); // "fix"
 * ```
 */
export function setField<L extends AnyLanguage = Layer, Name extends FieldName<L> = FieldName<L>>(
  input: TextOrQuery<L>,
  field: Name,
  value: BuilderValue<L["fields"][Name]> | undefined,
  options?: TextOptions<L>,
): readonly Edit[] {
  const query = queryOf(input, options);
  const { language } = query;
  // The builder knows the field's names and values; with an empty value the field is unfinished.
  const wanted = builder(language).field(field, value ?? "") as AnyNode & { readonly field: string };
  const written = writtenQuery(query);
  const parts = fieldParts(written, wanted);
  const elementsOf = (some: typeof parts) => some.map(({ element }) => element);
  if (wanted.type === "unfinished") return removeElements(written, elementsOf(parts));
  const key = termKey(wanted, language);
  const kept = parts.find((part) => part.key === key) ?? parts.find(({ node }) => isAskingFor(node)) ?? parts[0];
  if (kept === undefined) return addElement(written, wanted);
  const others = elementsOf(parts.filter((part) => part !== kept));
  return kept.key === key ? removeElements(written, others) : replaceElement(written, kept.element, wanted, others);
}

function isAskingFor(node: AnyNode): boolean {
  return node.type !== "not" && !(node.type === "unfinished" && node.negated);
}
