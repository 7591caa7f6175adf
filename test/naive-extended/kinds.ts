import { equalIgnoringCase } from "../naive.ts";
import { heldDate } from "./dates.ts";
import { normalized, plus, times } from "./decimal.ts";
import { kindOf, type NaiveField } from "./language.ts";

/** A field without its path: what a field of keys has for each of them. */
type Field = Omit<NaiveField, "path">;

interface NaiveKind {
  /** A value as it is typed, written in one way only; dates depend on more and are elsewhere. */
  readonly read: (text: string, field: Field) => string | undefined;
  /** A value as records have it, written in the same way; dates in nanoseconds since 1970. */
  readonly held: (held: unknown, field: Field) => string | undefined;
}

const kinds: { readonly [kind: string]: NaiveKind } = {
  exactText: {
    read: (text) => text,
    held: (held) => (typeof held === "string" ? held : undefined),
  },
  containsText: {
    read: (text) => text,
    held: (held) => (typeof held === "string" ? held : undefined),
  },
  oneOf: {
    read: (text, { values = [] }) => values.find((value) => equalIgnoringCase(value, text)),
    held: (held, { values = [] }) =>
      typeof held === "string" ? values.find((value) => equalIgnoringCase(value, held)) : undefined,
  },
  wholeNumber: {
    read: (text) => (/^[0-9]+$/.test(text) ? normalized(text) : undefined),
    held(held) {
      if (typeof held === "number" && !Number.isInteger(held)) return undefined;
      const digits = typeof held === "number" ? String(BigInt(held)) : held;
      if (typeof digits === "bigint") return digits < 0n ? undefined : String(digits);
      return typeof digits === "string" && /^[0-9]+$/.test(digits) ? normalized(digits) : undefined;
    },
  },
  number: {
    read: (text) => (/^-?[0-9]+(\.[0-9]+)?$/.test(text) ? normalized(text) : undefined),
    held(held) {
      if (typeof held === "string") return /^-?[0-9]+(\.[0-9]+)?$/.test(held) ? normalized(held) : undefined;
      return heldNumber(held);
    },
  },
  boolean: {
    read: booleanOf,
    held: (held) => (typeof held === "boolean" ? String(held) : typeof held === "string" ? booleanOf(held) : undefined),
  },
  duration: {
    read: durationOf,
    held(held, { unit }) {
      const number = heldNumber(held);
      return number !== undefined && unit === "s" ? times(number, 1000n) : number;
    },
  },
  bytes: {
    read: bytesOf,
    held: heldNumber,
  },
  date: {
    read: (text) => text,
    held: (held, { unit }) => heldDate(held, unit)?.toString(),
  },
};

/** Durations are read as milliseconds, sizes as bytes. */
export function readValue(field: NaiveField, text: string): string | undefined {
  return kinds[kindOf(field).kind]?.read(text, kindOf(field));
}

/** What the kind cannot read is no value. */
export function heldValue(field: NaiveField, held: unknown): string | undefined {
  return kinds[kindOf(field).kind]?.held(held, kindOf(field));
}

function heldNumber(held: unknown): string | undefined {
  if (typeof held === "bigint") return String(held);
  return typeof held === "number" && Number.isFinite(held) ? normalized(String(held)) : undefined;
}

function booleanOf(text: string): string | undefined {
  if (/^(true|yes)$/i.test(text)) return "true";
  return /^(false|no)$/i.test(text) ? "false" : undefined;
}

const durations = [
  ["w", 604_800_000n],
  ["d", 86_400_000n],
  ["h", 3_600_000n],
  ["m", 60_000n],
  ["s", 1000n],
  ["ms", 1n],
] as const;

/** Its units fall, and each is there once. */
function durationOf(text: string): string | undefined {
  let total = "0";
  let next = 0;
  let rest = text;
  while (rest !== "") {
    const [whole = "", count = "", unit] = /^([0-9]+(?:\.[0-9]+)?)(ms|[wdhms])/.exec(rest) ?? [];
    const index = durations.findIndex(([name]) => name === unit);
    const found = durations[index];
    if (found === undefined || index < next) return undefined;
    total = plus(total, times(count, found[1]));
    next = index + 1;
    rest = rest.slice(whole.length);
  }
  return text === "" ? undefined : total;
}

function bytesOf(text: string): string | undefined {
  const [, count, prefix = "", binary = ""] = /^([0-9]+(?:\.[0-9]+)?)(?:([kmgtp])(i?))?b$/i.exec(text) ?? [];
  if (count === undefined) return undefined;
  const power = prefix === "" ? 0 : "kmgtp".indexOf(prefix.toLowerCase()) + 1;
  return times(count, (binary === "" ? 1000n : 1024n) ** BigInt(power));
}
