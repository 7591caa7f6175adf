import type { FieldFilter, Filter, TextFilter } from "../filter/filter.ts";

/** Requirements that one record must all meet. */
export interface Requirements {
  readonly texts: readonly TextFilter[];
  readonly fields: readonly FieldFilter[];
}

export const noRequirements: Requirements = { texts: [], fields: [] };

/** A query with many alternatives can be met in more ways than are useful. */
const mostWays = 64;

/** Ways of meeting a filter: a record that meets one of them is selected. */
export function waysOf(filter: Filter): readonly Requirements[] {
  switch (filter.type) {
    case "text":
      return [{ texts: [filter], fields: [] }];
    case "field":
      return [{ texts: [], fields: [filter] }];
    case "all":
      return filter.filters.map(waysOf).reduce(product, [noRequirements]);
    case "any":
      return filter.filters.flatMap(waysOf).slice(0, mostWays);
  }
}

function product(ones: readonly Requirements[], others: readonly Requirements[]): readonly Requirements[] {
  return ones.flatMap((one) => others.map((other) => together(one, other))).slice(0, mostWays);
}

export function together(one: Requirements, other: Requirements): Requirements {
  return { texts: [...one.texts, ...other.texts], fields: [...one.fields, ...other.fields] };
}
