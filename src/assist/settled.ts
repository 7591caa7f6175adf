import type { AnyLanguage, FieldName } from "../language/language.ts";
import { fieldOf, lookupOf } from "../language/lookup.ts";
import { type And, type AnyNode, type FieldTerm, noRange, type Unfinished } from "../language/nodes.ts";
import { foldName } from "../language/text/fold.ts";
import type { Layer } from "../layer/language.ts";
import type { Query } from "../query/query.ts";
import { atomOf, leavesOf } from "../syntax/terms.ts";
import { givenValues, type KnownValues } from "./known-values.ts";
import { queryOf, type TextOptions, type TextOrQuery } from "./query-of.ts";

/** What is known when a query is settled. */
export interface SettledOptions<L extends AnyLanguage = Layer> extends TextOptions<L> {
  /** Known values of fields whose values are not all in the language. */
  readonly values?: { readonly [Name in FieldName<L>]?: readonly string[] };
}

/**
 * The query without the term that is still being typed, so that live results don't flicker: `branch:ma` would find nothing on
 * the way to `branch:main`. Left out, if the cursor is in it or at its end, is a field whose value is not known, a word that
 * begins the name of a field or keyword, and excluded text. Everything else, such as a word, finds less with each further key.
 * The places in the tree are places in the whole text.
 *
 * @param cursor an offset in the query's text.
 * @example
 * ```ts
 * settled("fix branch:ma", 13).root.terms.length; // 1
 * settled("fix branch:main", 15, { values: { branch: ["main"] } }).root.terms.length; // 2
 * settled("fix branch:ma", 3).root.terms.length; // 2
 * ```
 */
export function settled<L extends AnyLanguage = Layer>(
  input: TextOrQuery<L>,
  cursor: number,
  options: SettledOptions<L> = {},
): Query<L> {
  const query = queryOf(input, options) as Query<L>;
  const root = settledRoot(query, cursor, options.values ?? {});
  return root === query.root ? query : { ...query, root };
}

/** What is typed is left out of its own AND or OR. */
function settledRoot<L extends AnyLanguage>({ root, language }: Query<L>, cursor: number, values: KnownValues): And<L> {
  const typed = leavesOf(root.terms).find(({ from, to }) => from < cursor && cursor <= to);
  const without = (node: AnyNode, isExcluded: boolean): AnyNode => {
    if (node === typed) return isSettled(node, isExcluded, cursor, language, values) ? node : leftOut;
    if (node.type === "not") {
      const term = without(node.term, !isExcluded);
      return term === leftOut ? leftOut : term === node.term ? node : { ...node, term };
    }
    if (node.type !== "and" && node.type !== "or") return node;
    const terms = node.terms.map((term) => without(term, isExcluded));
    if (terms.every((term, index) => term === node.terms[index])) return node;
    return { ...node, terms: terms.filter((term) => term !== leftOut) };
  };
  return without(root, false) as And<L>;
}

const leftOut: Unfinished = { type: "unfinished", lacks: "term", negated: true, ...noRange };

function isSettled(
  term: AnyNode,
  isExcluded: boolean,
  cursor: number,
  language: AnyLanguage,
  values: KnownValues,
): boolean {
  const atom = atomOf(term);
  const isWanted = isExcluded === (term !== atom);
  if ("valueFrom" in atom && cursor < atom.valueFrom) return true;
  switch (atom.type) {
    case "word":
      return isWanted && !beginsName(atom.text, language);
    case "phrase":
    case "contains":
      return isWanted;
    case "field":
      return isKnown(atom, language, values);
    case "list":
      return atom.terms.every((one) => one.type !== "field" || isKnown(one, language, values));
    case "comparison":
    case "between":
      return false;
    default:
      return true;
  }
}

function isKnown({ field, key, value, me }: FieldTerm, language: AnyLanguage, values: KnownValues): boolean {
  const kind = fieldOf(language, field, key)?.kind;
  if (me) return true;
  if (kind === undefined || value === undefined) return false;
  if (kind.values !== undefined) return true;
  const printed = kind.print(value);
  return givenValues(kind, values, field).some((known) => known === printed);
}

function beginsName(word: string, language: AnyLanguage): boolean {
  const { byFoldedName, keywordNames } = lookupOf(language);
  const folded = foldName(word);
  return [...byFoldedName.keys(), ...keywordNames.keys()].some((name) => name.startsWith(folded));
}
