import { createElement, Fragment, type ReactNode } from "react";
import { highlight } from "../assist/highlight.ts";
import type { AnyLanguage, PartialRecord, RecordOf } from "../language/language.ts";
import { keysOf, type Path, pathName } from "../language/path.ts";
import type { QueryOrNode } from "../language/resolve-tree.ts";

export interface HighlightProps<L extends AnyLanguage> {
  readonly query: QueryOrNode<L>;
  readonly record: PartialRecord<RecordOf<L>>;
  /** Where the record holds the text, such as `title`, `author.name`, or `labels.0` in an array. */
  readonly path: Path;
}

/**
 * A text of a record, with a `<mark>` around what a query has found in it. Without a text at the path it is empty.
 *
 * @example
 * ```ts
 * import { parse } from "querybar";
 * import { Highlight } from "querybar/react";
 * import { createElement } from "react";
 * import { renderToStaticMarkup } from "react-dom/server";
 *
 * const run = { commit_title: "Fix the login page" };
 * renderToStaticMarkup(createElement(Highlight, { query: parse("login"), record: run, path: "commit_title" }));
 * // "Fix the <mark>login</mark> page"
 * ```
 */
export function Highlight<L extends AnyLanguage>({ query, record, path }: HighlightProps<L>): ReactNode {
  const text = textAt(record, keysOf(path));
  if (text === undefined) return null;
  const ranges = highlight(query, record)[pathName(path)] ?? [];
  const ends = [0, ...ranges.map(({ to }) => to)];
  const parts = ranges.flatMap(({ from, to }, index) => [
    text.slice(ends[index], from),
    createElement("mark", null, text.slice(from, to)),
  ]);
  return createElement(Fragment, null, ...parts, text.slice(ends.at(-1)));
}

function textAt(record: object, keys: readonly string[]): string | undefined {
  let held: unknown = record;
  for (const key of keys) {
    if (typeof held !== "object" || held === null || !Object.hasOwn(held, key)) return undefined;
    held = Reflect.get(held, key);
  }
  return typeof held === "string" ? held : undefined;
}
