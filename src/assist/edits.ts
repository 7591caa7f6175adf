import { querybarError } from "../language/error.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { AnyNode, NodeIn, Range } from "../language/nodes.ts";
import { languageIn } from "../language/resolve-tree.ts";
import type { Layer } from "../layer/language.ts";
import { parse } from "../query/parse.ts";
import type { AnyQuery } from "../query/query.ts";
import { canonicalKey } from "../syntax/canonical-key.ts";
import { openQuote } from "../syntax/checks/unclosed-quote.ts";
import type { Edit, Fix } from "../syntax/diagnostic.ts";
import { removalOfPart } from "../syntax/items.ts";
import { print, printNode } from "../syntax/print.ts";
import { spaceAfter } from "../syntax/terms.ts";
import { isChange, minimizeEdit } from "./apply-edits.ts";
import {
  addElement,
  negateElements,
  removeElements,
  replaceElement,
  type Written,
  writtenQuery,
} from "./extended-edits.ts";
import { conjuncts, type Element, elementAt, elementsIn, elementsWithin, nodeOf } from "./layout.ts";
import { queryOf, type TextOptions, type TextOrQuery } from "./query-of.ts";
import { termKey } from "./term-key.ts";

// Each of these functions takes a text and a change, and returns the smallest edits that make it; the rest is kept as it is written.

/** A term, as a person types it or as a builder makes it. */
export type TermLike<L extends AnyLanguage = Layer> = string | NodeIn<L>;

/** Which terms of a text: the one at an offset, or all that mean the same as this term. */
export type Target<L extends AnyLanguage = Layer> = number | TermLike<L>;

/**
 * Adds a term at the end of a text, unless the text already has it. If an open quote would include it, it is added
 * at the beginning.
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
  const written = extended(query);
  if (written !== undefined) return conjunctsLike(written, added).length > 0 ? [] : addElement(written, added);
  return targeted(query, added).length > 0 ? [] : [addition(query, added)];
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
  const query = queryOf(input, options);
  const written = extended(query);
  if (written !== undefined) return removeElements(written, targetedElements(written, target));
  return removals(query, targeted(query, target));
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
  const written = extended(query);
  if (written !== undefined) {
    const elements = conjunctsLike(written, toggled);
    return elements.length === 0 ? addElement(written, toggled) : removeElements(written, elements);
  }
  const found = targeted(query, toggled);
  return found.length === 0 ? [addition(query, toggled)] : removals(query, found);
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
  const written = extended(query);
  if (written !== undefined) {
    const [element, ...repeated] = targetedElements(written, target);
    return element === undefined ? [] : replaceElement(written, element, wanted, repeated);
  }
  const [first, ...others] = targeted(query, target);
  return first === undefined ? [] : rewritten(query, first, wanted, others);
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
  const query = queryOf(input, options);
  const written = extended(query);
  if (written !== undefined) return negateElements(written, targetedElements(written, target));
  return targeted(query, target).flatMap((term) => negation(query, term));
}

/** Removes one node of a query's tree, such as a group or one of its alternatives. */
export function removeNode(query: AnyQuery, node: Range): readonly Edit[] {
  const written = extended(query);
  if (written === undefined) return removeTerm(query, node.from);
  return removeElements(written, elementsWithin(written.whole, node));
}

/** Negates one node of a query's root, or removes its minus. */
export function negateNode(query: AnyQuery, node: Range): readonly Edit[] {
  const written = extended(query);
  if (written === undefined) return negateTerm(query, node.from);
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
  return fix.edits.map((edit) => minimizeEdit(text, edit)).filter(isChange);
}

/** Removes some terms of a query, each run of neighbours by one edit. */
export function removals({ text, root: { terms } }: AnyQuery, removed: readonly AnyNode[]): readonly Edit[] {
  const isRemoved = new Set(removed);
  const edits: Edit[] = [];
  for (let index = 0; index < terms.length; index++) {
    const first = index;
    const { from } = terms[first] as AnyNode;
    while (index < terms.length && isRemoved.has(terms[index] as AnyNode)) index++;
    if (index > first) edits.push(removalOfPart(text, terms, { from, to: (terms[index - 1] as AnyNode).to }));
  }
  return edits;
}

/** Rewrites one term, and removes some others. */
export function rewritten(
  query: AnyQuery,
  term: AnyNode,
  replacement: AnyNode,
  others: readonly AnyNode[],
): readonly Edit[] {
  const edits = [replacing(query, term, replacement), ...removals(query, others)];
  return edits.filter(isChange).sort((one, other) => one.from - other.from);
}

function replacing({ text, language }: AnyQuery, { from, to }: Range, replacement: AnyNode): Edit {
  return minimizeEdit(text, { from, to, insert: printNode(replacement, language) + spaceAfter(text, to) });
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

/** The selected terms; of two that touch at an offset, the later. */
function targeted({ root, language }: AnyQuery, target: Target<AnyLanguage>): readonly AnyNode[] {
  if (typeof target === "number") return root.terms.filter(({ from, to }) => from <= target && target <= to).slice(-1);
  const wanted = canonicalKey(oneTerm(target, language), language);
  return root.terms.filter((term) => canonicalKey(term, language) === wanted);
}

/** How a query of the extended dialect is written. */
export function extended(query: AnyQuery): Written | undefined {
  return query.language.dialect === "extended" ? writtenQuery(query) : undefined;
}

/** The terms that must all hold, as far as they mean the same as this one. */
export function conjunctsLike({ query, whole }: Written, term: AnyNode): readonly Element[] {
  const wanted = termKey(term, query.language);
  return conjuncts(whole).filter((element) => termKey(nodeOf(element), query.language) === wanted);
}

/** The selected terms and groups, none in another: of those that mean the same, the inner one. */
function targetedElements({ query, whole }: Written, target: Target<AnyLanguage>): readonly Element[] {
  if (typeof target === "number") {
    const element = elementAt(whole, target);
    return element === undefined ? [] : [element];
  }
  const wanted = termKey(oneTerm(target, query.language), query.language);
  const found = elementsIn(whole).filter((element) => termKey(nodeOf(element), query.language) === wanted);
  return found.filter(({ to }, index) => (found[index + 1]?.from ?? to) >= to);
}

/** Writes a term after the last one: then its removal gives the same text again, white space at the end included. */
export function addition({ text, root, language }: AnyQuery, added: AnyNode): Edit {
  const { terms } = root;
  const written = printNode(added, language);
  const [first] = terms;
  const last = terms.at(-1);
  if (first === undefined || last === undefined) return { from: 0, to: 0, insert: written };
  return openQuote({ text, terms, language }) !== undefined
    ? { from: first.from, to: first.from, insert: `${written} ` }
    : { from: last.to, to: last.to, insert: ` ${written}` };
}

function negation(query: AnyQuery, term: AnyNode): readonly Edit[] {
  const { from } = term;
  const withMinus = { from, to: from, insert: "-" };
  const withoutMinus = { from, to: from + 1, insert: "" };
  if (term.type === "unfinished") return term.lacks === "term" ? [] : [term.negated ? withoutMinus : withMinus];
  if (term.type !== "not") return [withMinus];
  const isReadOtherwise = term.term.type === "word" && term.term.text.startsWith("-");
  return [isReadOtherwise ? replacing(query, term, term.term) : withoutMinus];
}
