import type { EvaluationContext } from "../evaluation.ts";
import type { AnyField } from "../field.ts";
import type { Interval, Operator } from "../interval.ts";
import type { Stored, ValueSpelling } from "./stored.ts";

/**
 * The behaviour of a kind of field. Parsing, diagnostics, completion, explanation, predicates, indexes, property tests and
 * stores use only these functions and never refer to a kind by name.
 *
 * A value is plain data that is never changed: it is part of the tree, so it should survive JSON. Two values are equal if they
 * print the same.
 */
export interface KindDefinition<Name extends string, Value, Held> {
  /** The name of the kind, in the spelling of its function: `"exactText"`. */
  readonly name: Name;
  /**
   * The value that a text means, or `undefined` if it means none. It gets what was typed, without quotes and escapes, never
   * empty and of any length, and takes linear time.
   */
  readonly read: (text: string) => Value | undefined;
  /**
   * The value of what a record holds, or `undefined` if that is none. The parameter's type says which records a definition may
   * have. At run time it gets anything but `null` and `undefined`, which are never values.
   */
  readonly held: (value: Held) => NoInfer<Value> | undefined;
  /** The value in canonical spelling, which `read` reads as the same value. Default: `String`. */
  readonly print?: (value: Value) => string;
  /**
   * Below zero if the first value comes before the second. It makes the kind ordered: comparisons and ranges select by it, and the
   * values of facets are in this order.
   */
  readonly compare?: (one: Value, other: Value) => number;
  /**
   * The value of an unquoted text that depends on the evaluation, such as `@today`. In a comparison and at the end of a range
   * (`"bound"`) there may be more of them: ages such as `7d`. What `read` reads need not be read here.
   */
  readonly readRelative?: (text: string, place: "value" | "bound") => Value | undefined;
  /** Whether a range may have these ends. Default: any two. */
  readonly canBeRange?: (low: Value, high: Value) => boolean;
  /** Whether no value is in the range, whatever the clock and the zone. Default: if `low` comes after `high`. */
  readonly isEmptyRange?: (low: Value, high: Value) => boolean;
  /**
   * For values that mean several held values, as a month means its instants: those that a value or a comparison with it
   * selects. The ends are in the canonical spelling of what `held` returns. Default: one value, by `compare`.
   */
  readonly interval?: (operator: "=" | Operator, value: Value, context: EvaluationContext) => Interval;
  /**
   * A number for a value in canonical spelling, never out of order: that of a lesser value is at most as great. It makes
   * comparisons in an index fast; values with the same number are compared by `compare`.
   */
  readonly approximate?: (spelling: string) => number;
  /** For points in time, in canonical spelling: a function that names the day, week or month of one, for facets. */
  readonly periods?: (period: Period, context: EvaluationContext) => (spelling: string) => string;
  /** A faster way to test what a record holds, if the default by `held` and `compare` is too slow. */
  readonly intervalTest?: (interval: Interval) => (held: unknown) => boolean;
  /** For explanations: what a value that depends on the evaluation is at present, and whether it is an age. */
  readonly resolved?: (value: Value, context: EvaluationContext) => Resolved | undefined;
  /** Whether values are in time: explanations say “after” instead of “above”. Default: no. */
  readonly isTime?: boolean;
  /** What completion offers in addition to `values`, the best first: `@today`, `<7d`. With what was typed: `30` offers `30m`. */
  readonly presets?: (typed: string) => readonly Preset[];
  /** All values, if they are few, in the order in which people expect them. */
  readonly values?: readonly Value[];
  /** What is expected, for the message about an invalid value: `"a whole number, such as 10"`. */
  readonly expects?: string;
  /** An example value. */
  readonly example?: string;
  /** The values that may have been meant by an invalid text, best first. Default: none. */
  readonly nearest?: (text: string) => readonly string[];
  /** How a value is coloured. Default `"string"`. */
  readonly colour?: ValueColour;
  /** For property tests: usual values, values near to a given one, and the ways in which a record may hold a value. */
  readonly generate?: ValueGenerator<Value>;
  /** Whether a value is a text to search for in what the record holds, as words and phrases are. */
  readonly contains?: boolean;
  /**
   * How records spell a value, if that is certain, so that text can be searched for records that may hold it, and what they hold
   * compared as it is: exactly as the canonical spelling, in any letter case, or as a number or its digits.
   */
  readonly spelling?: ValueSpelling;
  /** How databases hold a value, so that a condition can select by it. Default: by `spelling`. */
  readonly stored?: Stored;
}

/** What a value that depends on the clock is at present: `2026-11-23`, or for an age the instant so long ago. */
export interface Resolved {
  readonly text: string;
  readonly isAge: boolean;
}

/** A period by which facets count dates. */
export type Period = "day" | "week" | "month";

/** A value, or a comparison with one, that completion offers: `<7d`, “in the last seven days”. */
export interface Preset {
  readonly text: string;
  readonly description?: string;
}

/** How a value is coloured, by the names of the tags that CodeMirror's highlighters style. */
export type ValueColour = "string" | "number" | "atom";

/** Values for property tests. Texts are as in a query; those that are not values are left out. */
export interface ValueGenerator<Value> {
  /** Texts of values that records usually have, the simplest first: examples shrink to it. */
  readonly usual: readonly string[];
  /** Texts of values that are easily confused with a given one, including the value itself. Default: only the value itself. */
  readonly near?: (value: Value) => readonly string[];
  /** What records may hold for a value, the usual form first. Default: its canonical spelling. */
  readonly held?: (value: Value) => readonly unknown[];
}

/** A kind with all defaults filled in, which distinguishes the values of a field by their canonical spelling. */
export interface Kind {
  readonly read: (text: string) => unknown;
  readonly held: (value: unknown) => unknown;
  readonly print: (value: unknown) => string;
  /** The canonical spelling of what a record holds, or `undefined` if it holds no value. */
  readonly heldKey: (value: unknown) => string | undefined;
  /** The order of two values by their canonical spellings, if the kind is ordered. */
  readonly compare: ((one: string, other: string) => number) | undefined;
  readonly approximate: ((spelling: string) => number) | undefined;
  readonly periods: ((period: Period, context: EvaluationContext) => (spelling: string) => string) | undefined;
  readonly readRelative: (text: string, place: "value" | "bound") => unknown;
  readonly canBeRange: (low: unknown, high: unknown) => boolean;
  readonly isEmptyRange: (low: unknown, high: unknown) => boolean;
  /** What a value or a comparison selects; `undefined` for kinds whose values mean only themselves. */
  readonly interval: ((operator: "=" | Operator, value: unknown, context: EvaluationContext) => Interval) | undefined;
  /** Whether what a record holds is in an interval. */
  readonly intervalTest: (interval: Interval) => (held: unknown) => boolean;
  readonly resolved: (value: unknown, context: EvaluationContext) => Resolved | undefined;
  readonly isTime: boolean;
  readonly presets: (typed: string) => readonly Preset[];
  /** The canonical spellings of all values, if they are few. */
  readonly values: readonly string[] | undefined;
  readonly expects: string | undefined;
  readonly example: string | undefined;
  readonly nearest: (text: string) => readonly string[];
  readonly colour: ValueColour;
  readonly generate: ValueGenerator<unknown>;
  readonly contains: boolean;
  readonly spelling: ValueSpelling | undefined;
  readonly stored: Stored | undefined;
}

// A symbol, so that a field stays plain data for JSON and for a structured clone; one that the ES and the CommonJS build share.
export const kindKey: unique symbol = Symbol.for("querybar.kind");

interface WithKind {
  readonly [kindKey]?: Kind;
}

/** A field's kind, or `undefined` for a field that was not made by a function of a kind, such as one from JSON. */
export function kindIn(field: unknown): Kind | undefined {
  return typeof field === "object" && field !== null ? (field as WithKind)[kindKey] : undefined;
}

/** The kind of a field of a language. */
export function kindOf(field: AnyField): Kind {
  return kindIn(field) as Kind;
}
