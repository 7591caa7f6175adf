import type { AnyLanguage } from "../language/language.ts";
import type { AnyRecord } from "../language/record-value.ts";
import { parse } from "../syntax/parse.ts";
import { print } from "../syntax/print.ts";
import type { Query } from "../syntax/tree.ts";

type Pair = readonly [query: Query<AnyLanguage>, record: AnyRecord];

/**
 * Takes away terms, minuses and texts for as long as something is still wrong. Shrinking the two together cannot do that where a term less
 * would have made another record.
 */
export async function reduced(pair: Pair, isWrong: (pair: Pair) => Promise<boolean>): Promise<Pair> {
  for (const smaller of smallerThan(pair)) if (await isWrong(smaller)) return reduced(smaller, isWrong);
  return pair;
}

function* smallerThan([query, record]: Pair): Generator<Pair> {
  const { language, root } = query;
  for (const left of root.terms) {
    const without = root.terms.filter((term) => term !== left);
    const affirmed = root.terms.map((term) => (term === left && term.type === "not" ? term.term : term));
    for (const terms of left.type === "not" ? [without, affirmed] : [without]) {
      yield [parse(print({ ...root, terms }, language), language), record];
    }
  }
  const fieldKeys = Object.values(language.fields).map(({ key }) => key);
  for (const key of language.text) {
    if (record[key] && !fieldKeys.includes(key)) yield [query, { ...record, [key]: "" }];
  }
}
