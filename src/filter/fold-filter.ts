import type { EvaluationOptions } from "../language/evaluation.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { QueryOrNode } from "../language/resolve-tree.ts";
import type { FieldFilter, Filter, TextFilter } from "./filter.ts";
import { toFilter } from "./to-filter.ts";

/** What each node of a filter becomes, made from what the nodes in it have become. */
export interface FilterHandlers<Result> {
  /** Every one of the parts. With none, everything. */
  readonly all: (parts: readonly Result[]) => Result;
  /** One of the parts. With none, nothing. */
  readonly any: (parts: readonly Result[]) => Result;
  readonly text: (filter: TextFilter) => Result;
  readonly field: (filter: FieldFilter) => Result;
}

/**
 * Turns what a query means into something else, such as the `where` of a database client: each node of its filter, from the inner ones
 * to the outer. What a handler cannot express, it must refuse, and not leave out.
 *
 * @throws a `QuerybarError` as `toFilter` does, and what a handler throws.
 * @example
 * ```ts
 * const where = foldFilter<object>(parse("branch:main -id:7"), {
 *   all: (parts) => ({ AND: parts }),
 *   any: (parts) => ({ OR: parts }),
 *   text: ({ text }) => {
 *     throw new Error(`“${text}” cannot be searched for.`);
 *   },
 *   // A record without a value matches a negated term, too.
 *   field: ({ field, values, wanted }) =>
 *     wanted ? { [field]: { in: [...values] } } : { OR: [{ [field]: null }, { [field]: { notIn: [...values] } }] },
 * });
 * where; // { AND: [{ branch: { in: ["main"] } }, { OR: [{ id: null }, { id: { notIn: ["7"] } }] }] }
 * ```
 */
export function foldFilter<Result, L extends AnyLanguage = AnyLanguage>(
  query: QueryOrNode<L>,
  handlers: FilterHandlers<Result>,
  options?: EvaluationOptions,
): Result {
  return folded(toFilter(query, options), handlers);
}

/** What a filter becomes. */
export function folded<Result>(filter: Filter, handlers: FilterHandlers<Result>): Result {
  switch (filter.type) {
    case "text":
      return handlers.text(filter);
    case "field":
      return handlers.field(filter);
    case "all":
      return handlers.all(filter.filters.map((part) => folded(part, handlers)));
    case "any":
      return handlers.any(filter.filters.map((part) => folded(part, handlers)));
  }
}
