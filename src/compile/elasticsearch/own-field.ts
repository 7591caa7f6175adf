import type { FieldFilter } from "../../filter/filter.ts";
import { type Interval, intervalOf } from "../../language/interval.ts";
import type { Stored } from "../../language/kinds/stored.ts";
import { quoted } from "../../language/text/shown-text.ts";
import { boundedInterval, instantPoint } from "../instants.ts";
import { doublePoint, highOperator, integerPoint, lowOperator, type PointOrBeyond } from "../points.ts";
import { refuse } from "../refusal.ts";
import type { IndexField } from "./fields.ts";
import { anyOf, type ElasticsearchQuery, type ElasticsearchRange } from "./query.ts";
import { patternQuery } from "./wildcard.ts";

/** What selects the documents that have a value of a set in a field that the index has already. */
export function ownQuery(filter: FieldFilter, own: Required<IndexField>): ElasticsearchQuery {
  const { stored } = filter.entry.kind;
  switch (own.type) {
    case "keyword":
      return keywordQuery(filter, own.field);
    case "boolean":
      return filter.present ? exists(own.field) : anyOf(terms(own.field, [...filter.values]));
    case "date":
    case "date_nanos":
      return instantQuery(filter, own.field, own.type);
    default:
      return numberQuery(filter, own, stored as Extract<Stored, { as: "number" }>);
  }
}

function exists(field: string): ElasticsearchQuery {
  return { exists: { field } };
}

function terms(field: string, values: string[]): readonly ElasticsearchQuery[] {
  return values.length > 0 ? [{ terms: { [field]: values } }] : [];
}

function keywordQuery({ values, intervals, patterns, present, entry }: FieldFilter, field: string): ElasticsearchQuery {
  // An empty text is not a value.
  if (present) return { wildcard: { [field]: { value: "?*" } } };
  if (intervals.length > 0)
    refuse(
      "no-order",
      { field: entry.name },
      `The index field of ${quoted(entry.name)} holds keywords, whose order is not that of the values: comparisons need a field of another type.`,
    );
  const possible = patterns.filter((parts) => parts.every((part) => part.isWellFormed()));
  return anyOf([
    ...terms(
      field,
      [...values].filter((value) => value.isWellFormed()),
    ),
    ...possible.map((parts) => patternQuery(field, parts, entry.name)),
  ]);
}

const wholeNumbers = {
  integer: { least: -(2n ** 31n), greatest: 2n ** 31n - 1n },
  long: { least: -(2n ** 63n), greatest: 2n ** 63n - 1n },
};

function numberQuery(
  { values, intervals, present }: FieldFilter,
  { field, type }: Required<IndexField>,
  { decimal, isWhole = false }: Extract<Stored, { as: "number" }>,
): ElasticsearchQuery {
  const limits = type === "integer" || type === "long" ? wholeNumbers[type] : undefined;
  const pointOf = (value: string): PointOrBeyond<string> => {
    if (limits !== undefined) return integerPoint(decimal(value), limits);
    const point = doublePoint(decimal(value), false);
    if (typeof point === "string") return point;
    return { value: point.value === 0 ? zero : String(point.value), order: point.order };
  };
  // Below zero there are no whole numbers for the language.
  const least = isWhole ? { gte: "0" } : undefined;
  if (present) return least === undefined ? exists(field) : { range: { [field]: least } };
  const single = [...values].flatMap((value) => {
    const point = pointOf(value);
    return typeof point === "object" && point.order === 0 ? withZeros(point.value) : [];
  });
  return anyOf([...terms(field, single), ...intervals.flatMap((interval) => range(field, interval, pointOf, least))]);
}

// Of floating-point numbers there are two zeros, and to the engine this one is above the other.
const zero = "0.0";
const zeroBelow = "-0.0";

function withZeros(value: string): readonly string[] {
  return value === zero ? [zero, zeroBelow] : [value];
}

/** What an engine takes as nanoseconds since 1970 in 64 bits. */
const nanoseconds = { first: "1970-01-01T00:00:00.000000000Z", last: "2262-04-11T23:47:16.854775807Z" };

function instantQuery(
  { values, intervals, present }: FieldFilter,
  field: string,
  type: "date" | "date_nanos",
): ElasticsearchQuery {
  if (present) return exists(field);
  const pointOf = (value: string): PointOrBeyond<string> => {
    if (type === "date_nanos" && value < nanoseconds.first) return "below";
    if (type === "date_nanos" && value > nanoseconds.last) return "above";
    const point = instantPoint(value, type === "date" ? 3 : 9);
    return { value: `${point.value}Z`, order: point.order };
  };
  // Whatever format the field itself has.
  const format = { format: "strict_date_optional_time_nanos" };
  const all = [...[...values].map((value) => intervalOf("=", value)), ...intervals];
  return anyOf(
    all
      .flatMap((interval) => boundedInterval(interval) ?? [])
      .flatMap((interval) => range(field, interval, pointOf, undefined, format)),
  );
}

/** The documents with a value in an interval, if the field can have one. */
function range(
  field: string,
  interval: Interval,
  pointOf: (value: string) => PointOrBeyond<string>,
  least?: ElasticsearchRange,
  format?: ElasticsearchRange,
): readonly ElasticsearchQuery[] {
  const low = interval.low === null ? "below" : pointOf(interval.low);
  const high = interval.high === null ? "above" : pointOf(interval.high);
  if (low === "above" || high === "below") return [];
  const ends: ElasticsearchRange = {
    ...(low === "below" ? least : end(lowOperator(low, interval.lowIncluded), low.value)),
    ...(high === "above" ? undefined : end(highOperator(high, interval.highIncluded), high.value)),
  };
  if (Object.keys(ends).length === 0) return [exists(field)];
  return [{ range: { [field]: { ...ends, ...format } } }];
}

const names = { ">=": "gte", ">": "gt", "<=": "lte", "<": "lt" } as const;

function end(operator: keyof typeof names, value: string): ElasticsearchRange {
  const isBelowBoth = value === zero && (operator === ">=" || operator === "<");
  return { [names[operator]]: isBelowBoth ? zeroBelow : value };
}
