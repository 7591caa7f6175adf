import type { AnyLanguage, FieldName } from "../language/language.ts";
import type { layer } from "../language/layer.ts";
import { definitionOf, lookupOf } from "../language/lookup.ts";
import { foldCase } from "../language/text.ts";
import { readValue } from "../language/value.ts";
import { atomOf } from "../syntax/checks/rule.ts";
import type { FieldTerm, Query, Term } from "../syntax/tree.ts";

/** What is known when a query is settled. */
export interface SettledOptions<L extends AnyLanguage = typeof layer> {
  /** Known values of the fields that take any text or number. A set's values are known anyway. */
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
 * settled(parse("fix branch:ma"), 13).root.terms.length; // 1
 * settled(parse("fix branch:main"), 15, { values: { branch: ["main"] } }).root.terms.length; // 2
 * settled(parse("fix branch:ma"), 3).root.terms.length; // 2
 * ```
 */
export function settled<L extends AnyLanguage = typeof layer>(
  query: Query<L>,
  cursor: number,
  options?: SettledOptions<L>,
): Query<L>;
export function settled(
  query: Query<AnyLanguage>,
  cursor: number,
  options: SettledOptions<AnyLanguage> = {},
): Query<AnyLanguage> {
  const { language, text, root } = query;
  const typed = root.terms.find(({ from, to }) => from < cursor && cursor <= to);
  if (typed === undefined || isSettled(typed, cursor, language, options)) return query;
  const terms = root.terms.filter((term) => term !== typed);
  return {
    language,
    text,
    root: { ...root, terms },
    get diagnostics() {
      return query.diagnostics;
    },
  };
}

function isSettled(
  term: Term<AnyLanguage>,
  cursor: number,
  language: AnyLanguage,
  options: SettledOptions<AnyLanguage>,
): boolean {
  const atom = atomOf(term);
  switch (atom.type) {
    case "field":
      return cursor < atom.valueFrom || isKnown(atom, language, options);
    case "word":
      return term === atom && !beginsName(atom.text, language);
    case "phrase":
      return term === atom;
    default:
      return true;
  }
}

function isKnown(
  { field, value }: FieldTerm<AnyLanguage>,
  language: AnyLanguage,
  options: SettledOptions<AnyLanguage>,
): boolean {
  if (value === undefined) return false;
  const definition = definitionOf(lookupOf(language), field);
  if (definition.kind === "one-of") return true;
  const known = Object.hasOwn(options.values ?? {}, field) ? options.values?.[field] : undefined;
  return known?.some((each) => readValue(definition, each) === value) ?? false;
}

function beginsName(word: string, language: AnyLanguage): boolean {
  const { fieldNames, keywordNames } = lookupOf(language);
  const folded = foldCase(word);
  return [...fieldNames.keys(), ...keywordNames.keys()].some((name) => foldCase(name).startsWith(folded));
}
