import { querybarError } from "../language/error.ts";
import { type AnyNode, noRange, type Unfinished } from "../language/nodes.ts";
import { parse } from "../query/parse.ts";
import type { AnyQuery } from "../query/query.ts";
import type { Edit } from "../syntax/diagnostic.ts";
import { hasOperators } from "../syntax/dialect.ts";
import { complement } from "../syntax/extended/levels.ts";
import { printNode } from "../syntax/print.ts";
import { spaceAfter } from "../syntax/terms.ts";
import { applyEdits, isChange, minimizeEdit } from "./apply-edits.ts";
import { conjuncts, type Element, hasAlternatives, nodeOf, spanOf, termsOf, type Written } from "./layout.ts";
import { removalEdits } from "./removal-edits.ts";
import { termKey } from "./term-key.ts";
import { closingOfTerm, isBeforeClose, unopenedIn } from "./written.ts";

// Edits of what a text is written as. Each is written with as few changes as usually give the wanted meaning; then the new text
// is read. If it does not have that meaning, the next way is tried, and at last the whole text is printed anew.

/** Of the terms that must all hold, those that mean the same as this one. */
export function conjunctsLike({ query, whole }: Written, term: AnyNode): readonly Element[] {
  const wanted = termKey(term, query.language);
  return conjuncts(whole).filter((element) => termKey(nodeOf(element), query.language) === wanted);
}

/** Adds a term that must hold as well. Without operators, it is added before the others where an open quote would include it. */
export function addElement(written: Written, added: AnyNode): readonly Edit[] {
  const { query, level } = written;
  const { root, language } = query;
  const { from, to } = spanOf(level);
  const wanted: AnyNode = { ...root, terms: [...root.terms, added] };
  const text = printNode(added, language);
  if (from === to) return [{ from: 0, to: 0, insert: text }];
  const addedText = added.type === "or" ? `(${text})` : text;
  const closing = closingOfText(written);
  if (closing !== "" && !hasOperators(language)) return [{ from, to: from, insert: `${text} ` }];
  // The space is for a parenthesis that would otherwise belong to the last word.
  const isOpen = hasAlternatives(level) || level.gaps.at(-1)?.some(({ kind }) => kind !== "and");
  const after = isOpen ? [] : ["", " "].map((space) => [{ from: to, to, insert: `${space}${closing} ${addedText}` }]);
  const grouped = ["", " "].map((space) => inParentheses(written, "(", ` ${addedText}`, space));
  const edits = firstWith(query, wanted, [...after, ...grouped]) ?? printedAnew(query, wanted);
  if (edits !== undefined) return edits;
  // One group more would be too deep, so each alternative gets the term.
  const [only] = root.terms;
  const alternatives = only?.type === "or" ? only.terms : root.terms;
  const terms = alternatives.map((term): AnyNode => ({ type: "and", terms: [term, added], ...noRange }));
  return printedAnew(query, { type: "or", terms, ...noRange }) ?? refuseDeep();
}

/** Removes elements, with the operators and the parentheses that are not needed then. */
export function removeElements(written: Written, removed: readonly Element[]): readonly Edit[] {
  const changes = new Map(removed.map((element) => [element, nothingLeft] as const));
  return changed(written, changes, () => [removalEdits(written, removed)]);
}

/** Rewrites one element, and removes some others. */
export function replaceElement(
  written: Written,
  element: Element,
  replacement: AnyNode,
  others: readonly Element[],
): readonly Edit[] {
  const changes = new Map([...others.map((other) => [other, nothingLeft] as const), [element, replacement]]);
  const removed = removalEdits(written, others);
  return changed(written, changes, () =>
    [false, true].map((areGrouped) => [rewriting(written, element, replacement, areGrouped), ...removed]),
  );
}

/** Negates elements, or removes what negates them. */
export function negateElements(written: Written, elements: readonly Element[]): readonly Edit[] {
  const changes = new Map(elements.map((element) => [element, complementOf(nodeOf(element))] as const));
  return changed(written, changes, () => [
    elements.flatMap((element) => negation(written, element)),
    elements.map((element) => rewriting(written, element, changes.get(element) as AnyNode, true)),
  ]);
}

const nothingLeft: Unfinished = { type: "unfinished", lacks: "term", negated: true, ...noRange };

function complementOf(node: AnyNode): AnyNode {
  return node.type === "not" ? node.term : complement(node, noRange);
}

/** The first of some ways to write a query with other meanings of some of its elements. */
function changed(
  { query, level, whole }: Written,
  changes: ReadonlyMap<Element, AnyNode>,
  ways: () => readonly (readonly Edit[])[],
): readonly Edit[] {
  const other = changes.get(whole);
  const terms = other === undefined ? termsOf(level, changes) : [other];
  const wanted: AnyNode = { ...query.root, terms };
  return firstWith(query, wanted, ways()) ?? printedAnew(query, wanted) ?? refuseDeep();
}

function firstWith(query: AnyQuery, wanted: AnyNode, ways: readonly (readonly Edit[])[]): readonly Edit[] | undefined {
  const printed = printNode(wanted, query.language);
  for (const way of ways) {
    const edits = way.map((edit) => minimizeEdit(query.text, edit)).filter(isChange);
    edits.sort((one, other) => one.from - other.from);
    if (means(query, applyEdits(query.text, edits), printed)) return edits;
  }
  return undefined;
}

/** Whether a text is read as a query that prints so. */
function means({ language }: AnyQuery, text: string, printed: string): boolean {
  return printNode(parse(text, { language }).root, language) === printed;
}

function printedAnew(query: AnyQuery, wanted: AnyNode): readonly Edit[] | undefined {
  const { text, language } = query;
  const printed = printNode(wanted, language);
  return means(query, printed, printed)
    ? [minimizeEdit(text, { from: 0, to: text.length, insert: printed })]
    : undefined;
}

function refuseDeep(): never {
  throw querybarError("too-deep", "This change needs more groups in one another than a query may have.");
}

/** What closes the quote and the groups that a text leaves open at its end. */
function closingOfText({ query, level }: Written): string {
  let closing = "";
  let last = level.elements.at(-1);
  while (last?.group !== undefined && last.group.close === undefined) {
    closing += ")";
    last = last.group.level.elements.at(-1);
  }
  return last?.leaf === undefined ? closing : closingOfTerm(query, last.leaf) + closing;
}

/** A whole text in parentheses: those that would close them are escaped. */
function inParentheses(written: Written, before: string, after: string, space: string): readonly Edit[] {
  const { query, level } = written;
  const { from, to } = spanOf(level);
  const escapes = level.elements.flatMap(({ leaf }) => (leaf === undefined ? [] : unopenedIn(query, leaf)));
  return [
    { from, to: from, insert: before },
    ...escapes.map((at) => ({ from: at, to: at, insert: "\\" })),
    { from: to, to, insert: `${space}${closingOfText(written)})${after}` },
  ];
}

function rewriting({ query }: Written, element: Element, replacement: AnyNode, isGrouped: boolean): Edit {
  const { text, language } = query;
  const { from, to } = element;
  const printed = printNode(replacement, language);
  const insert = isGrouped && replacement.type === "or" ? `(${printed})` : printed;
  return { from, to, insert: insert + (isBeforeClose(query, to) ? "" : spaceAfter(text, to)) };
}

function negation(written: Written, element: Element): readonly Edit[] {
  const { whole, query } = written;
  const { nots, leaf, group, from } = element;
  if (element === whole) return inParentheses(written, "-(", "", "");
  const last = nots.at(-1);
  if (last !== undefined) return [{ from: last.from, to: group?.open.from ?? leaf?.from ?? last.to, insert: "" }];
  if (leaf?.type === "unfinished" && leaf.lacks === "term") return [];
  const hasMinus = group === undefined && query.text.charAt(from) === "-";
  return [hasMinus ? { from, to: from + 1, insert: "" } : { from, to: from, insert: "-" }];
}
