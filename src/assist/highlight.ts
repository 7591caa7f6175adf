import type { Searchable } from "../compile/predicate.ts";
import type { AnyLanguage, RecordOf } from "../language/language.ts";
import type { layer } from "../language/layer.ts";
import type { AnyRecord } from "../language/record-value.ts";
import { foldCase, normalize } from "../language/text.ts";
import type { Node, Phrase, Range, Word } from "../syntax/tree.ts";
import { type QueryOrNode, treeOf } from "../syntax/tree-of.ts";
import { normalizedText } from "./normalized-text.ts";

/** The places to mark in a record's texts, by record key: in order, apart from each other, in UTF-16 units of the text as the record holds it. */
export type Highlights = Readonly<Record<string, readonly Range[]>>;

/**
 * Finds where a record's texts hold the words and phrases that a query asks for. Excluded terms are never marked, and
 * a key without a match is left out. Fields and keywords select by equality, so there is nothing in a text to mark for them.
 *
 * @example
 * ```ts
 * const query = parse('fix "login page" -wip');
 * highlight(query, { author: "Ada", commit_title: "Fix the login page" });
 * // { commit_title: [{ from: 0, to: 3 }, { from: 8, to: 18 }] }
 * ```
 */
export function highlight<L extends AnyLanguage = typeof layer>(
  query: QueryOrNode<L>,
  record: Searchable<RecordOf<L>>,
  language?: L,
): Highlights;
export function highlight(query: QueryOrNode<AnyLanguage>, record: AnyRecord, language?: AnyLanguage): Highlights {
  const tree = treeOf(query, language);
  const sought = soughtBy(tree.root);
  const found: Record<string, readonly Range[]> = Object.create(null);
  for (const key of tree.language.text) {
    const text = record[key];
    if (typeof text !== "string") continue;
    const ranges = rangesIn(text, sought);
    if (ranges.length > 0) found[key] = ranges;
  }
  return found;
}

/** What a tree looks for: words folded, phrases as they are, both in NFC. */
interface Sought {
  readonly words: ReadonlySet<string>;
  readonly phrases: ReadonlySet<string>;
}

const soughtByRoot = new WeakMap<Node<AnyLanguage>, Sought>();

function soughtBy(root: Node<AnyLanguage>): Sought {
  const known = soughtByRoot.get(root);
  if (known !== undefined) return known;
  const texts = soughtTexts(root, false).filter(({ text }) => text !== "");
  const sought = {
    words: new Set(texts.flatMap(({ type, text }) => (type === "word" ? [foldCase(text)] : []))),
    phrases: new Set(texts.flatMap(({ type, text }) => (type === "phrase" ? [normalize(text)] : []))),
  };
  soughtByRoot.set(root, sought);
  return sought;
}

function soughtTexts(node: Node<AnyLanguage>, excluded: boolean): readonly (Word | Phrase)[] {
  switch (node.type) {
    case "word":
    case "phrase":
      return excluded ? [] : [node];
    case "not":
      // What is excluded twice is asked for.
      return soughtTexts(node.term, !excluded);
    case "and":
    case "or":
      return node.terms.flatMap((term) => soughtTexts(term, excluded));
    case "field":
    case "keyword":
    case "unfinished":
      return [];
  }
}

function rangesIn(text: string, { words, phrases }: Sought): readonly Range[] {
  const { normal, original } = normalizedText(text);
  const found: Range[] = [];
  if (words.size > 0) {
    // Folding keeps every offset of the normal text.
    const folded = foldCase(normal);
    for (const word of words) addOccurrences(folded, word, found);
  }
  for (const phrase of phrases) addOccurrences(normal, phrase, found);
  return joined(found.map(original));
}

/** Occurrences from left to right, each beginning where the one before ended: so the search stays linear. */
function addOccurrences(text: string, sought: string, found: Range[]): void {
  for (let from = text.indexOf(sought); from >= 0; from = text.indexOf(sought, from + sought.length)) {
    found.push({ from, to: from + sought.length });
  }
}

/** The same places in order, those that overlap or touch made one. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((one, other) => one.from - other.from);
  const result: Range[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last === undefined || range.from > last.to) result.push(range);
    else if (range.to > last.to) result[result.length - 1] = { from: last.from, to: range.to };
  }
  return result;
}
