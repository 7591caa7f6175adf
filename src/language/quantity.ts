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

// Only records hold quantities below zero. Their canonical spelling has a minus that a query would not have: `−5ms`.
const minus = "\u2212";

/** The canonical spelling of so many of the smallest unit. */
export function quantityText(decimal: Decimal, unit: string): string {
  return `${decimal.replace("-", minus)}${unit}`;
}

/** The number in a canonical spelling. */
export function numberIn(quantity: string, unit: string): string {
  return quantity.slice(0, -unit.length).replace(minus, "-");
}

/** Reads the canonical spelling of a quantity below zero. */
export function readBelowZero(text: string, unit: string): string | undefined {
  if (!text.startsWith(minus) || !text.endsWith(unit)) return undefined;
  const decimal = readDecimal(numberIn(text, unit));
  return decimal?.startsWith("-") ? quantityText(decimal, unit) : undefined;
}
