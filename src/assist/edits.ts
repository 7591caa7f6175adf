import { querybarError } from "../language/error.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { AnyNode, NodeIn, Range } from "../language/nodes.ts";
import { languageIn } from "../language/resolve-tree.ts";
import type { Layer } from "../layer/language.ts";
import { parse } from "../query/parse.ts";
import type { AnyQuery } from "../query/query.ts";
import type { Edit, Fix } from "../syntax/diagnostic.ts";
import { print } from "../syntax/print.ts";
import { minimizeEdit } from "./apply-edits.ts";
import { addElement, conjunctsLike, negateElements, removeElements, replaceElement } from "./element-edits.ts";
import { type Element, elementAt, elementsIn, elementsWithin, nodeOf, type Written, writtenQuery } from "./layout.ts";
import { queryOf, type TextOptions, type TextOrQuery } from "./query-of.ts";
import { termKey } from "./term-key.ts";

// Each of these functions takes a text and a change, and returns the smallest edits that make it; the rest is kept as it is written.

/** A term, as a user types it or as a builder makes it. */
export type TermLike<L extends AnyLanguage = Layer> = string | NodeIn<L>;

/** Which terms of a text: the one at an offset, or all that mean the same as this term. */
export type Target<L extends AnyLanguage = Layer> = number | TermLike<L>;

/**
 * Adds a term at the end of a text, unless the text already has it. If an open quote would include it, it is added
 * at the beginning; in the extended dialect the quote is closed.
 *
 * @throws a `QuerybarError` with the code `invalid-term` for anything but one complete term, as all edits that take a term do.
 * @example
 * ```ts
 * addTerm("fix ", "branch:main"); // [{ from: 3, to: 3, insert: " branch:main" }]
 * ```
 */
export function addTerm<L extends AnyLanguage = Layer>(
  input: TextOrQuery<L>,
  term: TermLike<L>,
  options?: TextOptions<L>,
): readonly Edit[] {
  const query = queryOf(input, options);
  const added = oneTerm(term, query.language);
  const written = writtenQuery(query);
  return conjunctsLike(written, added).length > 0 ? [] : addElement(written, added);
}

/**
 * Removes terms from a text, with the white space that they leave.
 *
 * @example
 * ```ts
 * removeTerm("fix -wip done", "-WIP"); // [{ from: 3, to: 8, insert: "" }]
 * removeTerm("fix fix", 4); // [{ from: 3, to: 7, insert: "" }]
 * ```
 */
export function removeTerm<L extends AnyLanguage = Layer>(
  input: TextOrQuery<L>,
  target: Target<L>,
  options?: TextOptions<L>,
): readonly Edit[] {
  const written = writtenQuery(queryOf(input, options));
  return removeElements(written, targeted(written, target));
}

/**
 * Adds a term that a text does not have, and removes one that it has: what a facet does. Toggling a new term twice
 * restores the text exactly; a term that was there comes back at the end.
 *
 * @example
 * ```ts
 * toggleTerm("fix", "failed"); // [{ from: 3, to: 3, insert: " failed" }]
 * toggleTerm("fix failed", "failed"); // [{ from: 3, to: 10, insert: "" }]
 * ```
 */
export function toggleTerm<L extends AnyLanguage = Layer>(
  input: TextOrQuery<L>,
  term: TermLike<L>,
  options?: TextOptions<L>,
): readonly Edit[] {
  const query = queryOf(input, options);
  const toggled = oneTerm(term, query.language);
  const written = writtenQuery(query);
  const elements = conjunctsLike(written, toggled);
  return elements.length === 0 ? addElement(written, toggled) : removeElements(written, elements);
}

/**
 * Replaces a term by another. Of several that mean the same, the first is replaced and the others are removed.
 *
 * @example
 * ```ts
 * replaceTerm("branch:main fix", "branch:main", "branch:dev"); // [{ from: 7, to: 11, insert: "dev" }]
 * ```
 */
export function replaceTerm<L extends AnyLanguage = Layer>(
  input: TextOrQuery<L>,
  target: Target<L>,
  replacement: TermLike<L>,
  options?: TextOptions<L>,
): readonly Edit[] {
  const query = queryOf(input, options);
  const wanted = oneTerm(replacement, query.language);
  const written = writtenQuery(query);
  const [element, ...repeated] = targeted(written, target);
  return element === undefined ? [] : replaceElement(written, element, wanted, repeated);
}

/**
 * Excludes what was included, or includes what was excluded: a minus is added or removed. (Where the rest would be read as
 * something else without its minus, as in `--force`, it becomes a phrase.)
 *
 * @example
 * ```ts
 * negateTerm("fix wip", "wip"); // [{ from: 4, to: 4, insert: "-" }]
 * negateTerm("fix -wip", 5); // [{ from: 4, to: 5, insert: "" }]
 * ```
 */
export function negateTerm<L extends AnyLanguage = Layer>(
  input: TextOrQuery<L>,
  target: Target<L>,
  options?: TextOptions<L>,
): readonly Edit[] {
  const written = writtenQuery(queryOf(input, options));
  return negateElements(written, targeted(written, target));
}

/** Removes one node of a query's tree, such as a group or one of its alternatives. */
export function removeNode(query: AnyQuery, node: Range): readonly Edit[] {
  const written = writtenQuery(query);
  return removeElements(written, elementsWithin(written.whole, node));
}

/** Negates one node of a query's root, or removes its minus. */
export function negateNode(query: AnyQuery, node: Range): readonly Edit[] {
  const written = writtenQuery(query);
  const elements = elementsWithin(written.whole, node);
  return negateElements(written, elements.length === 1 ? elements : [written.whole]);
}

/**
 * The edits of a diagnostic's fix, as small as they can be.
 *
 * @example
 * ```ts
 * const query = parse("brnach:main");
 * const fix = query.diagnostics[0]!.fixes![0]!;
 * applyEdits(query.text, applyFix(query, fix)); // "branch:main"
 * ```
 */
export function applyFix(input: TextOrQuery<AnyLanguage>, fix: Fix): readonly Edit[] {
  const text = typeof input === "string" ? input : input.text;
  return fix.edits.map((edit) => minimizeEdit(text, edit));
}

/** Throws `invalid-term` for anything but one complete term. */
function oneTerm(given: TermLike<AnyLanguage>, language: AnyLanguage): AnyNode {
  const root = typeof given === "string" ? parse(given, { language }).root : given;
  const isOwn = (languageIn(root) ?? language) === language;
  const [term, ...others] = isOwn ? parse(print({ language, root }), { language }).root.terms : [];
  if (term === undefined || others.length > 0)
    throw querybarError("invalid-term", "Expected exactly one complete term of the query's language.");
  return term;
}

/** The selected terms and groups, none in another: of those that mean the same, the inner one. */
function targeted({ query, whole }: Written, target: Target<AnyLanguage>): readonly Element[] {
  if (typeof target === "number") {
    const element = elementAt(whole, target);
    return element === undefined ? [] : [element];
  }
  const wanted = termKey(oneTerm(target, query.language), query.language);
  const found = elementsIn(whole).filter((element) => termKey(nodeOf(element), query.language) === wanted);
  return found.filter(({ to }, index) => (found[index + 1]?.from ?? to) >= to);
}
