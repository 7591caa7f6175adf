import type { AnyLanguage, FieldName } from "../language/language.ts";
import { fieldOf, lookupOf } from "../language/lookup.ts";
import type { AnyNode, FieldTerm } from "../language/nodes.ts";
import { foldName } from "../language/text.ts";
import type { Layer } from "../layer/language.ts";
import { atomOf } from "../syntax/terms.ts";
import type { Query } from "../syntax/tree.ts";
import { givenValues, type KnownValues } from "./complete.ts";
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
  const { language, root } = query;
  const typed = root.terms.find(({ from, to }) => from < cursor && cursor <= to);
  if (typed === undefined || isSettled(typed, cursor, language, options.values ?? {})) return query;
  return { ...query, root: { ...root, terms: root.terms.filter((term) => term !== typed) } };
}

function isSettled(term: AnyNode, cursor: number, language: AnyLanguage, values: KnownValues): boolean {
  const atom = atomOf(term);
  switch (atom.type) {
    case "field":
      return cursor < atom.valueFrom || isKnown(atom, language, values);
    case "word":
      return term === atom && !beginsName(atom.text, language);
    case "phrase":
      return term === atom;
    default:
      return true;
  }
}

function isKnown({ field, value }: FieldTerm, language: AnyLanguage, values: KnownValues): boolean {
  const kind = fieldOf(language, field)?.kind;
  if (kind === undefined || value === undefined) return false;
  if (kind.values !== undefined) return true;
  const printed = kind.print(value);
  return givenValues(kind, values, field).some((known) => known === printed);
}

function beginsName(word: string, language: AnyLanguage): boolean {
  const { byFoldedName, keywordNames, longestName } = lookupOf(language);
  if (word.length > longestName) return false;
  const folded = foldName(word);
  return [...byFoldedName.keys(), ...keywordNames.keys()].some((name) => name.startsWith(folded));
}
