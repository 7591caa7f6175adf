import { testOf } from "../compile/predicate.ts";
import type { FieldFilter } from "../filter/filter.ts";
import { heldInstant } from "../language/dates/held-date.ts";
import { type Instant, instantText } from "../language/dates/timestamp.ts";
import type { TimeUnit } from "../language/field.ts";
import type { FieldEntry } from "../language/lookup.ts";
import { pathName } from "../language/path.ts";
import { candidateTexts } from "./candidates.ts";
import { fits } from "./contents.ts";
import { withValue } from "./holding.ts";
import { formsOf, type Place } from "./place.ts";

type Forms = readonly unknown[];

/** The two ends of a span; one without a length lacks one. */
interface Ends {
  readonly from: unknown;
  readonly to: unknown;
}

const usualStart = "2025-11-24T16:00:00.000000000Z";
const mostAnchors = 4;
const mostLengths = 16;

/** What two places may hold for a span between them, where some values are already decided. There may be none. */
export function endsOf(
  entry: FieldEntry,
  decided: ReadonlyMap<string, Forms>,
  places: ReadonlyMap<string, Place>,
  fields: readonly FieldFilter[],
  near: readonly FieldFilter[],
): readonly Ends[] {
  const { span, kind, field } = entry;
  if (span === undefined) return [];
  const { unit } = field as { readonly unit?: TimeUnit };
  const [fromName, toName] = [pathName(span.from), pathName(span.to)];
  const [fromPlace, toPlace] = [places.get(fromName), places.get(toName)];
  if (fromPlace === undefined || toPlace === undefined) return [];
  const ofSpan = fields.filter((filter) => filter.entry.name === entry.name);
  const starts = decided.get(fromName) ?? [usualStart];
  const stops = decided.get(toName) ?? [];
  const lengths = candidateTexts(
    kind,
    ofSpan,
    near.filter((filter) => filter.entry.name === entry.name),
  )
    .flatMap((text) => formsOf(kind, text).slice(0, 1))
    .flatMap((ends) => lengthOf(ends as Ends, unit) ?? []);
  const possible: Ends[] = [];
  for (const start of starts.slice(0, mostAnchors))
    for (const length of lengths) possible.push({ from: start, to: moved(start, length, unit) });
  for (const stop of stops.slice(0, mostAnchors))
    for (const length of lengths) possible.push({ from: moved(stop, -length, unit), to: stop });
  const [from] = decided.get(fromName) ?? [undefined];
  const [to] = decided.get(toName) ?? [undefined];
  possible.push({ from, to }, { from: from ?? usualStart, to });
  return possible
    .filter(
      (ends) =>
        fits(ends.from, fromPlace, fields) &&
        fits(ends.to, toPlace, fields) &&
        areMet(
          ofSpan,
          new Map([
            [fromName, ends.from],
            [toName, ends.to],
          ]),
          places,
        ),
    )
    .slice(0, mostLengths);
}

/** Whether constraints are met by what places hold. */
export function areMet(
  fields: readonly FieldFilter[],
  held: ReadonlyMap<string, unknown>,
  places: ReadonlyMap<string, Place>,
): boolean {
  let record = {};
  for (const [name, value] of held) {
    const place = places.get(name);
    if (place !== undefined && value !== undefined) record = withValue(record, place.path, value);
  }
  return fields.every((filter) => testOf(filter)(record));
}

/** In nanoseconds. */
function lengthOf({ from, to }: Ends, unit: TimeUnit | undefined): bigint | undefined {
  const start = heldInstant(from, unit);
  const end = heldInstant(to, unit);
  return start && end && nanoseconds(end) - nanoseconds(start);
}

function nanoseconds({ ms, ns }: Instant): bigint {
  return BigInt(ms) * 1_000_000n + BigInt(ns);
}

function moved(held: unknown, length: bigint, unit: TimeUnit | undefined): string | undefined {
  const start = heldInstant(held, unit);
  if (start === undefined) return undefined;
  const end = nanoseconds(start) + length;
  const ns = ((end % 1_000_000n) + 1_000_000n) % 1_000_000n;
  return instantText({ ms: Number((end - ns) / 1_000_000n), ns: Number(ns) });
}
