import { querybarError } from "../language/error.ts";
import { listTerm } from "../language/field-terms.ts";
import type { AnyLanguage, FieldName } from "../language/language.ts";
import { fieldOf } from "../language/lookup.ts";
import { type AnyNode, type FieldTerm, type ListElement, noRange } from "../language/nodes.ts";
import type { Layer } from "../layer/language.ts";
import { builder } from "../syntax/build.ts";
import type { BuilderValue } from "../syntax/builder-contract.ts";
import type { Edit } from "../syntax/diagnostic.ts";
import { hasOperators } from "../syntax/dialect.ts";
import { toggleTerm } from "./edits.ts";
import { addElement, conjunctsLike, removeElements, replaceElement } from "./element-edits.ts";
import { fieldParts } from "./field-parts.ts";
import { type Written, writtenQuery } from "./layout.ts";
import { queryOf, type TextOptions, type TextOrQuery } from "./query-of.ts";
import { setField } from "./set-field.ts";
import { termKey } from "./term-key.ts";

/** How the values of a field are combined. */
export interface ToggleValueOptions<L extends AnyLanguage = Layer> extends TextOptions<L> {
  /** Whether a record needs one of the values (default), or, of fields that hold many values, all of them. */
  readonly among?: "any" | "all";
}

/**
 * Adds a value to those that a text selects of a field, or removes it: what a check box of a facet does. A language
 * without lists has one value at a time, as with radio buttons that can be switched off.
 *
 * @throws a `QuerybarError` with the code `invalid-term` for a field that the language does not have, or a text that is not a
 * value of it.
 * @example
 * ```ts
 * const tickets = defineLanguage<{ state: string }>()({
 *   name: "tickets",
 *   dialect: "extended",
 *   text: [],
 *   fields: { state: exactText("state") },
 * });
 * const options = { language: tickets };
 * applyEdits("state:new", toggleValue("state:new", "state", "done", options)); // "state:new,done"
 * applyEdits("state:new,done", toggleValue("state:new,done", "state", "new", options)); // "state:done"
 * applyEdits("state:done", toggleValue("state:done", "state", "done", options)); // ""
 * ```
 */
export function toggleValue<L extends AnyLanguage = Layer, Name extends FieldName<L> = FieldName<L>>(
  input: TextOrQuery<L>,
  field: Name,
  value: BuilderValue<L["fields"][Name]>,
  options: ToggleValueOptions<L> = {},
): readonly Edit[] {
  const query = queryOf(input, options);
  const { language } = query;
  const wanted = builder(language).field(field, value) as AnyNode;
  if (wanted.type !== "field") throw querybarError("invalid-term", "Expected a value that is not empty.");
  const written = writtenQuery(query);
  if (!hasOperators(language)) {
    const found = conjunctsLike(written, wanted);
    return found.length > 0 ? removeElements(written, found) : setField(query as never, field, value);
  }
  return options.among === "all" ? toggleTerm(query as never, wanted as never) : toggleAmong(written, wanted);
}

function toggleAmong(written: Written, wanted: FieldTerm): readonly Edit[] {
  const { language } = written.query;
  const key = termKey(wanted, language);
  const isWanted = (term: AnyNode) => termKey(term, language) === key;
  const parts = fieldParts(written, wanted);
  const sets = parts.flatMap((part) => {
    const terms = alternativesIn(part.node);
    return terms === undefined ? [] : [{ ...part, terms }];
  });
  const held = sets.find(({ terms }) => terms.some(isWanted));
  if (held !== undefined) {
    const left = held.terms.filter((term) => !isWanted(term));
    if (left.length === 0) return removeElements(written, [held.element]);
    return replaceElement(written, held.element, anyOfThese(written, wanted, left), []);
  }
  const excluded = parts.filter(({ node }) => node.type === "not" && isWanted(node.term));
  const others = excluded.map(({ element }) => element);
  const [first] = sets;
  if (first !== undefined)
    return replaceElement(written, first.element, anyOfThese(written, wanted, [...first.terms, wanted]), others);
  const [instead, ...repeated] = others;
  return instead === undefined ? addElement(written, wanted) : replaceElement(written, instead, wanted, repeated);
}

/** The alternatives that a node consists of, without unfinished ones; `undefined` if it is anything else. */
function alternativesIn(node: AnyNode): readonly ListElement[] | undefined {
  switch (node.type) {
    case "list":
      return node.terms;
    case "field":
    case "comparison":
    case "between":
    case "pattern":
    case "present":
      return [node];
    case "unfinished":
      return node.negated ? undefined : [];
    case "or": {
      const terms = node.terms.map(alternativesIn);
      return terms.includes(undefined) ? undefined : terms.flatMap((some) => some ?? []);
    }
    default:
      return undefined;
  }
}

/** A list, or alternatives if the field takes no lists. */
function anyOfThese({ query }: Written, { field, key }: FieldTerm, terms: readonly ListElement[]): AnyNode {
  const entry = fieldOf(query.language, field, key);
  return entry?.lists ? listTerm(entry, terms) : { type: "or", terms, ...noRange };
}
