import type { FieldFilter } from "../../filter/filter.ts";
import { allValues } from "../../language/interval.ts";
import type { Stored } from "../../language/kinds/stored.ts";
import { foldCase } from "../../language/text/fold.ts";
import { boundedInterval } from "../instants.ts";
import { refuse } from "../refusal.ts";
import type { Column, ScalarType } from "./columns.ts";
import type { Dialect, NumberType } from "./dialect.ts";
import { anyOf, type Fragment, never } from "./fragment.ts";
import { instantScale, instantTextScale, intervalInUnit } from "./instant-scale.ts";
import { numberScale } from "./number-scale.ts";
import { digitScale, isDecimalInSet } from "./number-text.ts";
import { isOneOf, isOnScale } from "./scale.ts";

/** A value in a column, in an array or in JSON. */
export interface Scalar {
  readonly value: Fragment;
  readonly type: Exclude<ScalarType, "json">;
  readonly isNormalized: boolean;
  readonly isCanonical: boolean;
}

/** Whether one scalar is a value in the set of a filter. */
export function isInSet(scalar: Scalar, filter: FieldFilter, stored: Stored, dialect: Dialect): Fragment {
  if (scalar.isCanonical) return isCanonicalInSet(scalar.value, filter, stored, dialect);
  switch (stored.as) {
    case "text":
      return isTextInSet(scalar.value, filter, dialect);
    case "word":
      return isWordInSet(scalar, filter, dialect);
    case "boolean":
      return isBooleanInSet(scalar, filter, dialect);
    case "number":
      return isNumberInSet(scalar, filter, stored, dialect);
    case "instant":
      return isInstantInSet(scalar, filter, stored, dialect);
  }
}

function isNumberInSet(
  { value, type }: Scalar,
  filter: FieldFilter,
  stored: Extract<Stored, { as: "number" }>,
  dialect: Dialect,
): Fragment {
  const { values } = filter;
  const intervals = filter.present ? [allValues] : filter.intervals;
  if (type !== "text")
    return isOnScale(numberScale(value, type as NumberType, { isWhole: false, ...stored }, dialect), values, intervals);
  return stored.isWhole === true
    ? isOnScale(digitScale(value, false, dialect), values, intervals)
    : isDecimalInSet(value, values, intervals, dialect);
}

/** Whether a database can have a text: none has half of a surrogate pair, and few have U+0000. */
export function canHold(text: string, { holdsNul }: Dialect): boolean {
  return text.isWellFormed() && (holdsNul || !text.includes("\0"));
}

function isTextInSet(text: Fragment, { values, patterns, present }: FieldFilter, dialect: Dialect): Fragment {
  const { exactly, isNotEmpty, matches } = dialect.texts;
  if (present) return isNotEmpty(text);
  const listed = [...values].filter((value) => canHold(value, dialect)).map(dialect.text);
  const possible = patterns.filter((parts) => parts.every((part) => canHold(part, dialect)));
  return anyOf([isOneOf(exactly(text), listed), ...possible.map((parts) => matches(text, parts))]);
}

function isWordInSet({ value, isNormalized }: Scalar, { values, entry, present }: FieldFilter, dialect: Dialect) {
  const listed = [...(present ? (entry.kind.values ?? []) : values)].filter((word) => canHold(word, dialect));
  return anyOf(listed.map((word) => dialect.texts.equalsFolded({ text: value, isNormalized }, foldCase(word))));
}

/** The words that records and queries have. */
const words: Readonly<Record<string, readonly string[]>> = { true: ["true", "yes"], false: ["false", "no"] };

function isBooleanInSet({ value, type }: Scalar, { values }: FieldFilter, dialect: Dialect): Fragment {
  return anyOf(
    [...values].flatMap((wanted) =>
      type === "boolean"
        ? [dialect.isBoolean(value, wanted === "true")]
        : (words[wanted] ?? []).map((word) => dialect.texts.equalsLower(value, word)),
    ),
  );
}

function isInstantInSet(
  { value, type }: Scalar,
  filter: FieldFilter,
  { unit }: Extract<Stored, { as: "instant" }>,
  dialect: Dialect,
): Fragment {
  const intervals = intervalsOf(filter).flatMap((interval) => boundedInterval(interval) ?? []);
  switch (type) {
    case "timestamp":
    case "timestamptz":
    case "date":
      return isOnScale(instantScale(value, type, dialect), [], intervals);
    case "text":
      return isOnScale(instantTextScale(value, false, dialect), [], intervals);
    case "boolean":
      return never;
    default: {
      const scale = numberScale(value, type, { decimal: String, isWhole: false }, dialect);
      return isOnScale(
        scale,
        [],
        intervals.map((interval) => intervalInUnit(interval, unit ?? "ms")),
      );
    }
  }
}

/** All of a set as intervals, for values that may be spelled in several ways. */
function intervalsOf({ values, intervals, present }: FieldFilter) {
  if (present) return [allValues];
  const single = [...values].map((value) => ({ low: value, lowIncluded: true, high: value, highIncluded: true }));
  return [...single, ...intervals];
}

/** Whether a text that is in canonical spelling is in the set. */
function isCanonicalInSet(text: Fragment, filter: FieldFilter, stored: Stored | undefined, dialect: Dialect): Fragment {
  const texts = isTextInSet(text, filter, dialect);
  if (filter.intervals.length === 0) return texts;
  return anyOf([texts, ...canonicalIntervals(text, filter, stored, dialect)]);
}

function canonicalIntervals(
  text: Fragment,
  filter: FieldFilter,
  stored: Stored | undefined,
  dialect: Dialect,
): readonly Fragment[] {
  if (stored?.as === "instant") {
    const bounded = filter.intervals.flatMap((interval) => boundedInterval(interval) ?? []);
    return [isOnScale(instantTextScale(text, true, dialect), [], bounded)];
  }
  if (stored?.as === "number" && stored.alsoText === true)
    return [
      stored.isWhole === true
        ? isOnScale(digitScale(text, true, dialect), [], filter.intervals)
        : isDecimalInSet(text, [], filter.intervals, dialect),
    ];
  return refuse(
    "no-order",
    { field: filter.field },
    `The column of “${filter.field}” holds text, whose order is not that of the values: comparisons need a column of another type.`,
  );
}

/** The types of columns that can hold what a kind stores, the usual one first. */
export function typesFor(stored: Stored): readonly ScalarType[] {
  switch (stored.as) {
    case "text":
    case "word":
      return ["text"];
    case "number":
      return ["bigint", "integer", "numeric", "double", ...(stored.alsoText ? (["text"] as const) : [])];
    case "instant":
      return [
        "timestamptz",
        "timestamp",
        "date",
        "text",
        ...(stored.unit === undefined ? [] : (["bigint", "integer", "numeric", "double"] as const)),
      ];
    case "boolean":
      return ["boolean", "text"];
  }
}

/** The scalars that a column holds, one at a time. */
export function scalarIn(column: Column, value: Fragment, type: ScalarType = column.of): Scalar {
  const { isNormalized, isCanonical } = column;
  return { value, type: type as Scalar["type"], isNormalized, isCanonical };
}
