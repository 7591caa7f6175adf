import { testOf } from "../compile/predicate.ts";
import type { FieldFilter, TextFilter } from "../filter/filter.ts";
import type { Kind } from "../language/kinds/kind.ts";
import { pathName } from "../language/path.ts";
import { candidateTexts } from "./candidates.ts";
import { withValue } from "./holding.ts";
import { formsOf, type Place } from "./place.ts";
import { occursIn } from "./spelling.ts";

// What records of the extended dialect may hold at one place. Each content is tested as a predicate tests it.

const mostContents = 24;

/** What is asked of one place. */
export interface Asked {
  readonly fields: readonly FieldFilter[];
  /** Constraints of the query, to hold values near to them. */
  readonly near: readonly FieldFilter[];
  readonly wantedTexts: readonly TextFilter[];
  readonly excludedTexts: readonly TextFilter[];
}

/** Whether what a place holds meets all constraints on it. Those on spans are about two places, and are left out. */
export function fits(held: unknown, { path }: Place, fields: readonly FieldFilter[]): boolean {
  const record = held === undefined ? {} : withValue({}, path, held);
  return at(fields, pathName(path)).every((filter) => testOf(filter)(record));
}

/** The constraints on one place. */
export function at(fields: readonly FieldFilter[], name: string): readonly FieldFilter[] {
  return fields.filter(({ entry }) => entry.span === undefined && pathName(entry.path) === name);
}

/** The contents of a place that meet what is asked, each in all of its forms, the simplest first. */
export function contentsOf(place: Place, asked: Asked): readonly (readonly unknown[])[] {
  const { fields, excludedTexts } = asked;
  const values = valuesOf(place, asked);
  const contents = place.many ? arraysOf(place, values, fields) : values;
  const fitting = contents.map((forms) =>
    forms.filter((form) => fits(form, place, fields) && !textsIn(form).some((text) => occursAny(text, excludedTexts))),
  );
  return fitting.filter((forms) => forms.length > 0).slice(0, mostContents);
}

/** The texts of what a place holds. */
export function textsIn(held: unknown): readonly string[] {
  return (Array.isArray(held) ? held : [held]).filter((text) => typeof text === "string");
}

function occursAny(text: string, filters: readonly TextFilter[]): boolean {
  return filters.some((filter) => occursIn(text, filter));
}

/** Single values in all forms. In a searched text each form is one, and the wanted texts are values too. */
function valuesOf({ kind, isText }: Place, { fields, near, wantedTexts }: Asked): readonly (readonly unknown[])[] {
  const kinds = new Set<Kind>([...fields, ...near].map(({ entry }) => entry.kind));
  if (kind !== undefined) kinds.add(kind);
  const values = [...kinds].flatMap((each) => {
    const ofKind = (filters: readonly FieldFilter[]) => filters.filter(({ entry }) => entry.kind === each);
    return candidateTexts(each, ofKind(fields), ofKind(near)).map((text) => formsOf(each, text));
  });
  if (!isText) return values.filter((forms) => forms.length > 0);
  const texts = wantedTexts.map(({ text }) => text);
  const all = [texts.join(" "), ...texts].filter((text) => text !== "");
  return [...all, ...values.flat()].filter((form) => typeof form === "string").map((form) => [form]);
}

/** Arrays that hold, for every wanted set, a value of it, and perhaps one more. */
function arraysOf(
  place: Place,
  values: readonly (readonly unknown[])[],
  fields: readonly FieldFilter[],
): readonly (readonly unknown[])[] {
  const excluded = fields.filter(({ wanted }) => !wanted);
  const possible = values.flat().filter((value) => fits([value], place, excluded));
  const sets = fields
    .filter(({ wanted }) => wanted)
    .map((filter) => possible.filter((value) => fits([value], place, [filter])));
  const arrays: unknown[][] = sets.length === 0 ? [[]] : [];
  for (let index = 0; index < mostContents; index++) {
    const needed = sets.flatMap((set) => (set.length === 0 ? [] : [set[index % set.length]]));
    const more =
      index % 2 === 0 && sets.length > 0 ? [] : possible.slice((index * 5) % (possible.length + 1)).slice(0, 1);
    arrays.push([...new Set([...needed, ...more])]);
  }
  return arrays.map((array) => [array]);
}
