import { type Decimal, readDecimal, sumOfProducts } from "./decimal.ts";

/** Units by their names, each as whole numbers up to a billion whose product is how many of the smallest unit it has. */
export type Units = ReadonlyMap<string, readonly number[]>;

/** A number and the unit that follows it. */
export interface Amount {
  readonly number: string;
  readonly unit: string;
}

/** The amounts that a text consists of, such as `1` `h` and `30` `m`, or `undefined` if there is anything else. */
export function amountsIn(text: string): readonly Amount[] | undefined {
  const amounts: Amount[] = [];
  const pattern = /([0-9]+(?:\.[0-9]+)?)([a-z]+)/iy;
  while (pattern.lastIndex < text.length) {
    const [, number, unit] = pattern.exec(text) ?? [];
    if (number === undefined || unit === undefined) return undefined;
    amounts.push({ number, unit });
  }
  return amounts;
}

/** Amounts in the smallest unit, exactly. */
export function total(amounts: readonly Amount[], units: Units): Decimal {
  return sumOfProducts(
    amounts.map(({ number, unit }) => {
      const [first = 1, ...others] = units.get(unit) ?? [];
      return [others.reduce<string>((product, factor) => sumOfProducts([[product, factor]]), number), first];
    }),
  );
}

/** The canonical spelling of a quantity in its smallest unit, which records may hold below zero: `-5ms`. */
export function readSmallest(text: string, unit: string): Decimal | undefined {
  return text.endsWith(unit) ? readDecimal(text.slice(0, -unit.length)) : undefined;
}
