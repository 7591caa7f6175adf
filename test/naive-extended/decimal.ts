/** A decimal of any size and precision: `digits` divided by ten to the power of `places`. */
interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

/** The one way to write a decimal: no exponent, no zeros that say nothing, no negative zero. */
export function normalized(text: string): string {
  return written(decimalOf(text));
}

export function times(text: string, factor: bigint): string {
  const { digits, places } = decimalOf(text);
  return written({ digits: digits * factor, places });
}

export function plus(one: string, other: string): string {
  const [first, second, places] = aligned(one, other);
  return written({ digits: first + second, places });
}

/** Negative if the first is less, positive if it is more. */
export function compared(one: string, other: string): number {
  const [first, second] = aligned(one, other);
  return first < second ? -1 : first > second ? 1 : 0;
}

function aligned(one: string, other: string): [bigint, bigint, number] {
  const [first, second] = [decimalOf(one), decimalOf(other)];
  const places = Math.max(first.places, second.places);
  const scaled = (decimal: Decimal) => decimal.digits * 10n ** BigInt(places - decimal.places);
  return [scaled(first), scaled(second), places];
}

/** Reads what JavaScript writes for a number too: `1e+21`, `1.5e-7`. */
function decimalOf(text: string): Decimal {
  const [, sign, whole = "", fraction = "", exponent = "0"] =
    /^(-?)([0-9]+)(?:\.([0-9]+))?(?:e([+-][0-9]+))?$/.exec(text) ?? [];
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const places = fraction.length - Number(exponent);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

function written({ digits, places }: Decimal): string {
  const isNegative = digits < 0n;
  const all = String(isNegative ? -digits : digits).padStart(places + 1, "0");
  const whole = all.slice(0, all.length - places);
  const fraction = all.slice(all.length - places).replace(/0+$/, "");
  return `${isNegative ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
