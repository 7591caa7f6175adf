import { isInInterval } from "../filter/intervals.ts";
import { querybarError } from "../language/error.ts";
import type { EvaluationContext } from "../language/evaluation.ts";
import { readGiven } from "../language/given.ts";
import { type Interval, intervalOf } from "../language/interval.ts";
import type { Period } from "../language/kinds/kind.ts";
import type { FieldEntry } from "../language/lookup.ts";
import { quoted } from "../language/text/shown-text.ts";

/** Groups of values that facets count. */
export interface FacetGroups {
  /** All groups, in order, if they are known before values are. */
  readonly names: readonly string[];
  /** The group of a value in canonical spelling. */
  readonly groupOf: (value: string) => string;
}

/** @throws a `QuerybarError` with the code `invalid-argument` if the field's values have no such groups. */
export function facetGroups(by: unknown, entry: FieldEntry, context: EvaluationContext): FacetGroups {
  if (Array.isArray(by)) return groupsBetween(by, entry, context);
  if (by !== "day" && by !== "week" && by !== "month")
    throw querybarError("invalid-argument", "The option by must be day, week or month, or a list of bounds.");
  return groupsByPeriod(by, entry, context);
}

function groupsByPeriod(period: Period, { name, kind }: FieldEntry, context: EvaluationContext): FacetGroups {
  if (kind.periods === undefined)
    throw querybarError("invalid-argument", `${quoted(name)} has no dates to be counted by ${period}.`);
  return { names: [], groupOf: kind.periods(period, context) };
}

/** Groups from each bound to below the next. */
function groupsBetween(bounds: readonly unknown[], entry: FieldEntry, context: EvaluationContext): FacetGroups {
  const { name, kind } = entry;
  const { compare } = kind;
  if (compare === undefined)
    throw querybarError("invalid-argument", `${quoted(name)} has no order, so its values cannot be counted by bounds.`);
  const starts = bounds.map((bound) => startOf(bound, entry, context));
  starts.forEach(({ text, interval: { low } }, index) => {
    const before = starts[index - 1]?.interval.low ?? null;
    if (low !== null && before !== null && compare(before, low) >= 0)
      throw querybarError("invalid-argument", `The bounds of facets must ascend, but ${quoted(text)} does not.`);
  });
  const texts = starts.map(({ text }) => text);
  const between = texts.map((text, index) =>
    index + 1 < texts.length ? `>=${text} <${texts[index + 1]}` : `>=${text}`,
  );
  const names = texts.length === 0 ? ["*"] : [`<${texts[0]}`, ...between];
  return {
    names,
    groupOf(value) {
      let group = starts.length;
      while (group > 0 && !isInInterval((starts[group - 1] as Start).interval, value, compare)) group--;
      return names[group] as string;
    },
  };
}

interface Start {
  readonly text: string;
  readonly interval: Interval;
}

function startOf(bound: unknown, { name, field, kind }: FieldEntry, context: EvaluationContext): Start {
  const given = readGiven(field, bound);
  if (given === undefined)
    throw querybarError("invalid-argument", `${quoted(String(bound))} is not a value of ${quoted(name)}.`);
  const { text, value } = given;
  return { text, interval: kind.interval?.(">=", value, context) ?? intervalOf(">=", kind.print(value)) };
}
