import type { FieldFilter } from "../filter/filter.ts";
import { instantText, timestampMilliseconds, timestampNanoseconds } from "../language/dates/timestamp.ts";
import type { Interval } from "../language/interval.ts";
import type { Kind } from "../language/kinds/kind.ts";

/**
 * Texts of values that are in the sets of constraints, or near to them: their values, the ends of their intervals, texts of their
 * patterns, and the usual values of the kind. Some are no values.
 */
export function candidateTexts(
  kind: Kind,
  fields: readonly FieldFilter[],
  near: readonly FieldFilter[],
): readonly string[] {
  const wanted = fields.filter((filter) => filter.wanted);
  const others = [...fields.filter((filter) => !filter.wanted), ...near];
  return [
    ...new Set([
      ...wanted.flatMap(({ values }) => [...values]),
      ...commonTexts(wanted),
      ...wanted.flatMap((filter) => partsOf(filter, kind)),
      ...others.flatMap(({ values }) => [...values].flatMap((text) => [text, ...nearTo(text, kind)])),
      ...others.flatMap((filter) => partsOf(filter, kind)),
      ...commonTexts(others),
      ...kind.generate.usual,
      ...(kind.values ?? []),
      ...wanted.flatMap(({ values }) => [...values].flatMap((text) => nearTo(text, kind))),
    ]),
  ];
}

function partsOf({ intervals, patterns }: FieldFilter, kind: Kind): readonly string[] {
  return [
    ...intervals.flatMap((interval) => textsNear(interval, kind)),
    ...patterns.flatMap((parts) => {
      const [plain = "", ...others] = textsOfPattern(parts);
      const notEscaped = parts.some((part) => part.includes("*")) ? [plain.replaceAll("*", "x")] : [];
      const nearly = [plain.toUpperCase(), plain.slice(1), plain.slice(0, -1), `x${plain}`, parts.join("*")];
      return [plain, ...notEscaped, ...others, ...nearly];
    }),
  ];
}

function nearTo(text: string, { read, generate }: Kind): readonly string[] {
  const value = read(text);
  return value === undefined ? [] : (generate.near?.(value) ?? []);
}

/** The asterisks are replaced by nothing, or by a text. */
function textsOfPattern(parts: readonly string[]): readonly string[] {
  return ["", "x", "-1", "a/b", "\u00e9 Z"].map((between) => parts.join(between));
}

const mostPairs = 16;

/** Texts of two or more patterns at once. */
function commonTexts(filters: readonly FieldFilter[]): readonly string[] {
  let joined: (readonly string[])[] = [];
  for (const { patterns } of filters) {
    if (patterns.length === 0) continue;
    joined = joined.length === 0 ? [...patterns] : joined.flatMap((one) => patterns.map((other) => both(one, other)));
    joined = joined.slice(0, mostPairs);
  }
  return joined.flatMap(textsOfPattern);
}

function both(one: readonly string[], other: readonly string[]): readonly string[] {
  const longer = (a = "", b = "") => (a.length >= b.length ? a : b);
  return [longer(one[0], other[0]), ...one.slice(1, -1), ...other.slice(1, -1), longer(one.at(-1), other.at(-1))];
}

function textsNear({ low, high }: Interval, kind: Kind): readonly string[] {
  const ends = [low, high].filter((end) => end !== null);
  const middle = low !== null && high !== null ? between(low, high) : [];
  return [...ends, ...middle, ...ends.flatMap((end) => [...besides(end), ...nearTo(end, kind)])];
}

const instant = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T.*Z$/;
const quantity = /^(-?)([0-9]+)(?:\.([0-9]+))?([A-Za-z]*)$/;

/** Values just below and above the end of an interval. */
function besides(end: string): readonly string[] {
  if (instant.test(end)) {
    const ms = timestampMilliseconds(end);
    const ns = timestampNanoseconds(end);
    return [
      ns === 0 ? instantText({ ms: ms - 1, ns: 999_999 }) : instantText({ ms, ns: ns - 1 }),
      ns === 999_999 ? instantText({ ms: ms + 1, ns: 0 }) : instantText({ ms, ns: ns + 1 }),
      ...[-86_400_000, -3_600_000, -1, 1, 3_600_000, 86_400_000].map((more) => instantText({ ms: ms + more, ns })),
    ];
  }
  const scaled = scaledNumber(end, 0);
  if (scaled === undefined) return [];
  const { digits, places, unit } = scaled;
  const one = 10n ** BigInt(places);
  return [
    ...[-one, one, -1000n * one, 1000n * one].map((more) => decimal(digits + more, places) + unit),
    ...[-1n, 1n].map((more) => decimal(digits * 10n + more, places + 1) + unit),
  ];
}

/** A value in the middle. */
function between(low: string, high: string): readonly string[] {
  if (instant.test(low)) {
    const from = timestampMilliseconds(low);
    return [instantText({ ms: from + Math.floor((timestampMilliseconds(high) - from) / 2), ns: 0 })];
  }
  const places = Math.max(scaledNumber(low, 0)?.places ?? 0, scaledNumber(high, 0)?.places ?? 0) + 1;
  const [from, to] = [scaledNumber(low, places), scaledNumber(high, places)];
  if (from === undefined || to === undefined) return [];
  const middle = (from.digits + to.digits) / 2n;
  const whole = 10n ** BigInt(places);
  return [decimal(middle, places) + from.unit, `${middle / whole}${from.unit}`];
}

const mostDigits = 1000;

/** A number as whole digits, of which the last ones are decimal places. */
function scaledNumber(
  text: string,
  least: number,
): { readonly digits: bigint; readonly places: number; readonly unit: string } | undefined {
  const [, minus = "", whole, fraction = "", unit = ""] = (text.length <= mostDigits && quantity.exec(text)) || [];
  if (whole === undefined) return undefined;
  const places = Math.max(least, fraction.length);
  return { digits: BigInt(minus + whole + fraction.padEnd(places, "0")), places, unit };
}

function decimal(digits: bigint, places: number): string {
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
  const sign = digits < 0n ? "-" : "";
  return places === 0 ? sign + text : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}
