import { everything, type Filter, type TextFilter } from "../filter/filter.ts";
import { filterOf } from "../filter/to-filter.ts";
import type { AnyLanguage, PartialRecord, RecordOf } from "../language/language.ts";
import { memoize } from "../language/memoize.ts";
import type { AnyNode, Range } from "../language/nodes.ts";
import { type AnyRecord, type Path, textsByPath } from "../language/path.ts";
import { type QueryOrNode, resolveTree } from "../language/resolve-tree.ts";
import { occurrenceFinder } from "../language/text/aho-corasick.ts";
import { foldCase } from "../language/text/fold.ts";
import { normalizedText } from "./normalized-text.ts";

/**
 * The ranges to mark in a record's texts, by the path of each text: `commit_title`, `author.name`, and `labels.0` in an array. In
 * order, without overlaps, in UTF-16 units of the text as the record holds it.
 */
export type Highlights = Readonly<Record<string, readonly Range[]>>;

/**
 * Finds the words and phrases of a query in a record's texts. Excluded terms are never marked, and a text without a match is left
 * out. Of fields only a text searched for in one (`title:fix`) is marked, and only there. It takes a query and not a text, so
 * that a page that only marks needs no parser.
 *
 * @example
 * ```ts
 * const query = parse('fix "login page" -wip');
 * highlight(query, { author: "Ada", commit_title: "Fix the login page" });
 * // { commit_title: [{ from: 0, to: 3 }, { from: 8, to: 18 }] }
 * ```
 */
export function highlight<L extends AnyLanguage>(
  query: QueryOrNode<L>,
  record: PartialRecord<RecordOf<L>>,
): Highlights {
  const { root, language } = resolveTree(query);
  const found: Record<string, readonly Range[]> = Object.create(null);
  for (const { paths, words, phrases } of soughtIn(language)(root)) {
    for (const [place, text] of paths.flatMap((path) => [...textsByPath(record as AnyRecord, path)])) {
      const { normal, original } = normalizedText(text);
      // Folding keeps every offset of the normal text.
      const ranges = [...words(foldCase(normal)), ...phrases(normal)].map(original);
      if (ranges.length > 0) found[place] = merged([...(found[place] ?? []), ...ranges]);
    }
  }
  return found;
}

/** What is searched for at some paths: words in folded text, phrases in text as it is, both in NFC. */
interface Sought {
  readonly paths: readonly Path[];
  readonly words: (text: string) => readonly Range[];
  readonly phrases: (text: string) => readonly Range[];
}

// One query is used for many records.
const soughtIn = /* @__PURE__ */ memoize((language: AnyLanguage) =>
  memoize((root: AnyNode): readonly Sought[] => {
    const byPaths = new Map<readonly Path[], TextFilter[]>();
    // What depends on the clock or on a person is not a text.
    for (const filter of wantedTexts(filterOf(root, { language }) ?? everything)) {
      const filters = byPaths.get(filter.paths);
      if (filters === undefined) byPaths.set(filter.paths, [filter]);
      else filters.push(filter);
    }
    return [...byPaths].map(([paths, filters]) => {
      const words = filters.filter(({ exact }) => !exact).map(({ text }) => foldCase(text));
      const phrases = filters.filter(({ exact }) => exact).map(({ text }) => text);
      return { paths, words: occurrenceFinder(words), phrases: occurrenceFinder(phrases) };
    });
  }),
);

function wantedTexts(filter: Filter): readonly TextFilter[] {
  switch (filter.type) {
    case "text":
      return filter.wanted ? [filter] : [];
    case "field":
      return [];
    case "all":
    case "any":
      return filter.filters.flatMap(wantedTexts);
  }
}

/** The same ranges in order; those that overlap or touch are merged. */
function merged(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((one, other) => one.from - other.from);
  const result: Range[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last === undefined || range.from > last.to) result.push(range);
    else if (range.to > last.to) result[result.length - 1] = { from: last.from, to: range.to };
  }
  return result;
}
