import type { AnyLanguage } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import { spaceBehind } from "../syntax/checks/rule.ts";
import { openQuote } from "../syntax/checks/unclosed-quote.ts";
import { parse } from "../syntax/parse.ts";
import { print } from "../syntax/print.ts";
import { sameness } from "../syntax/sameness.ts";
import type { Edit, Fix, Query, Range, Term } from "../syntax/tree.ts";
import { isChange, smallest } from "./apply-edits.ts";
import { removals } from "./removals.ts";
import { type TermLike, writtenTerm } from "./same-term.ts";

// Each of these takes a text and an intention, and gives the smallest edits that do it; the rest stays as somebody spelled it.

/** Which terms of a text: the one at an offset, or all that ask for the same as this one. */
export type Target<L extends AnyLanguage = typeof layer> = number | TermLike<L>;

/**
 * Adds a term at the end of a text, unless the text asks for it already. Where an open quote would swallow it, it is added
 * at the beginning.
 *
 * @throws a `QuerybarError` with the code `invalid-term` for what is not one finished term, as all edits that take one do.
 * @example
 * ```ts
 * addTerm("fix ", "branch:main"); // [{ from: 3, to: 3, insert: " branch:main" }]
 * ```
 */
export function addTerm<L extends AnyLanguage = typeof layer>(
  text: string,
  term: TermLike<L>,
  language?: L,
): readonly Edit[];
export function addTerm(text: string, term: TermLike<AnyLanguage>, language: AnyLanguage = layer): readonly Edit[] {
  const query = parse(text, language);
  const added = writtenTerm(term, language);
  return targeted(query, added.text).length > 0 ? [] : [addition(query, added.text)];
}

function addition({ text, root }: Query<AnyLanguage>, added: string): Edit {
  const { terms } = root;
  const [first] = terms;
  const last = terms.at(-1);
  if (first === undefined || last === undefined) return { from: 0, to: 0, insert: added };
  // White space at the end stays at the end: so the removal of what was added gives the same text again.
  return openQuote({ text, terms }) !== undefined
    ? { from: first.from, to: first.from, insert: `${added} ` }
    : { from: last.to, to: last.to, insert: ` ${added}` };
}

/**
 * Takes terms out of a text, with the white space that they leave behind.
 *
 * @example
 * ```ts
 * removeTerm("fix -wip done", "-WIP"); // [{ from: 3, to: 8, insert: "" }]
 * removeTerm("fix fix", 4); // [{ from: 3, to: 7, insert: "" }]
 * ```
 */
export function removeTerm<L extends AnyLanguage = typeof layer>(
  text: string,
  target: Target<L>,
  language?: L,
): readonly Edit[];
export function removeTerm(text: string, target: Target<AnyLanguage>, language: AnyLanguage = layer): readonly Edit[] {
  const query = parse(text, language);
  const taken = new Set(targeted(query, target));
  return removals(query.root.terms, (term) => taken.has(term));
}

/**
 * Adds a term that a text lacks, and takes out one that it has: what a facet does. Toggling a term that was lacking, twice,
 * gives the very text back; one that was there comes back at the end.
 *
 * @example
 * ```ts
 * toggleTerm("fix", "failed"); // [{ from: 3, to: 3, insert: " failed" }]
 * toggleTerm("fix failed", "failed"); // [{ from: 3, to: 10, insert: "" }]
 * ```
 */
export function toggleTerm<L extends AnyLanguage = typeof layer>(
  text: string,
  term: TermLike<L>,
  language?: L,
): readonly Edit[];
export function toggleTerm(text: string, term: TermLike<AnyLanguage>, language: AnyLanguage = layer): readonly Edit[] {
  const added = addTerm(text, term, language);
  return added.length > 0 ? added : removeTerm(text, term, language);
}

/**
 * Puts a term in the place of another. Of several that ask for the same, the first is replaced and the others are taken out.
 *
 * @example
 * ```ts
 * replaceTerm("branch:main fix", "branch:main", "branch:dev"); // [{ from: 7, to: 11, insert: "dev" }]
 * ```
 */
export function replaceTerm<L extends AnyLanguage = typeof layer>(
  text: string,
  target: Target<L>,
  replacement: TermLike<L>,
  language?: L,
): readonly Edit[];
export function replaceTerm(
  text: string,
  target: Target<AnyLanguage>,
  replacement: TermLike<AnyLanguage>,
  language: AnyLanguage = layer,
): readonly Edit[] {
  const query = parse(text, language);
  const [first, ...others] = targeted(query, target);
  const written = writtenTerm(replacement, language);
  return first === undefined ? [] : rewritten(query, first, written.text, others);
}

/** One term written anew, some others taken out. */
export function rewritten(
  { text, root }: Query<AnyLanguage>,
  term: Term<AnyLanguage>,
  written: string,
  others: readonly Term<AnyLanguage>[],
): readonly Edit[] {
  const taken = new Set(others);
  const edits = [replacing(text, term, written), ...removals(root.terms, (other) => taken.has(other))];
  return edits.filter(isChange).sort((one, other) => one.from - other.from);
}

function replacing(text: string, { from, to }: Range, written: string): Edit {
  return smallest(text, { from, to, insert: written + spaceBehind(text, to) });
}

/**
 * Excludes what is asked for, and asks for what is excluded: a minus comes or goes. (Where the rest would be read as
 * something else without its minus, as in `--force`, it becomes a phrase.)
 *
 * @example
 * ```ts
 * negateTerm("fix wip", "wip"); // [{ from: 4, to: 4, insert: "-" }]
 * negateTerm("fix -wip", 5); // [{ from: 4, to: 5, insert: "" }]
 * ```
 */
export function negateTerm<L extends AnyLanguage = typeof layer>(
  text: string,
  target: Target<L>,
  language?: L,
): readonly Edit[];
export function negateTerm(text: string, target: Target<AnyLanguage>, language: AnyLanguage = layer): readonly Edit[] {
  const query = parse(text, language);
  return targeted(query, target).flatMap((term) => negation(query, term));
}

function negation(query: Query<AnyLanguage>, term: Term<AnyLanguage>): readonly Edit[] {
  const { from } = term;
  const withoutMinus = { from, to: from + 1, insert: "" };
  if (term.type === "unfinished") {
    if (term.lacks === "term") return [];
    return [term.negated ? withoutMinus : { from, to: from, insert: "-" }];
  }
  if (term.type !== "not") return [{ from, to: from, insert: "-" }];
  const isReadOtherwise = term.term.type === "word" && term.term.text.startsWith("-");
  return [isReadOtherwise ? replacing(query.text, term, print(term.term, query.language)) : withoutMinus];
}

/**
 * The edits of a diagnostic's fix, as small as they can be.
 *
 * @example
 * ```ts
 * const text = "brnach:main";
 * const fix = parse(text).diagnostics[0]!.fixes![0]!;
 * applyEdits(text, applyFix(text, fix)); // "branch:main"
 * ```
 */
export function applyFix(text: string, fix: Fix): readonly Edit[] {
  return fix.edits.map((edit) => smallest(text, edit)).filter(isChange);
}

/** The terms that are meant; of two that touch at an offset, the later. */
function targeted({ root, language }: Query<AnyLanguage>, target: Target<AnyLanguage>): readonly Term<AnyLanguage>[] {
  if (typeof target === "number") {
    return root.terms.filter(({ from, to }) => from <= target && target <= to).slice(-1);
  }
  const wanted = sameness(writtenTerm(target, language).term);
  return root.terms.filter((term) => sameness(term) === wanted);
}
