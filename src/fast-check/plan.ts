import { allows } from "../filter/constraint.ts";
import type { FieldFilter, Filter, TextFilter } from "../filter/filter.ts";
import { allOf, complementOf } from "../filter/to-filter.ts";
import { querybarError } from "../language/error.ts";
import type { Kind } from "../language/kinds/kind.ts";
import type { AnyLanguage } from "../language/language.ts";
import { lookupOf } from "../language/lookup.ts";
import { keysOf, type Path, pathName } from "../language/path.ts";
import { noRequirements, type Requirements, together, waysOf } from "./requirements.ts";
import { occursIn, spellings } from "./spelling.ts";

/** A place where records hold a text, a field's value, or both. */
export interface Place {
  readonly path: Path;
  /** The kind of the first field at the path. */
  readonly kind: Kind | undefined;
  readonly isText: boolean;
}

/** How to make records that meet all requirements, with only choices left. */
export interface Plan {
  readonly language: AnyLanguage;
  readonly places: ReadonlyMap<string, Place>;
  /** For each combination of values that fields must hold, the forms of each value, by the name of the place. */
  readonly certain: readonly ReadonlyMap<string, readonly unknown[]>[];
  /** What must occur in the other texts, each text in any of its spellings. */
  readonly required: readonly (readonly string[])[];
  readonly excluded: readonly TextFilter[];
  /** What is required of fields, for places without a certain value. */
  readonly fields: readonly FieldFilter[];
  /** Texts and values of the query, for records near its boundary. */
  readonly near: Requirements;
}

const mostCertain = 32;

/** `undefined` if no record can meet the requirements. */
export function planOf(
  { texts, fields }: Requirements,
  language: AnyLanguage,
  near: Requirements = { texts, fields },
): Plan | undefined {
  const places = placesOf(language);
  const excluded = texts.filter(({ wanted }) => !wanted);
  const wanted = texts.filter((text) => text.wanted);
  const certainPlaces = certainValues(fields, places, excluded);
  if (certainPlaces === undefined) return undefined;
  const textNames = [...places].filter(([, { isText }]) => isText).map(([name]) => name);
  const hasRoom = textNames.some((name) => !certainPlaces.has(name));
  const certain: ReadonlyMap<string, readonly unknown[]>[] = [];
  // If every text is a field with a certain value, the required texts must occur in those values.
  for (const values of combinations([...certainPlaces])) {
    const held = textNames.flatMap((name) => values.get(name) ?? []) as readonly string[];
    if (hasRoom || wanted.every((filter) => held.some((text) => occursIn(text, filter)))) certain.push(values);
    if (certain.length === mostCertain) break;
  }
  const required = hasRoom ? wanted.map((filter) => spellings(filter, excluded)) : [];
  if (certain.length === 0 || required.some((ways) => ways.length === 0)) return undefined;
  return { language, places, certain, required, excluded, fields, near };
}

/** The places of a language by name. Where one path leads through another, only what the longer one leads to is made. */
function placesOf(language: AnyLanguage): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const { path, kind } of lookupOf(language).fields.values())
    if (!places.has(pathName(path))) places.set(pathName(path), { path, kind, isText: false });
  for (const path of language.text)
    places.set(pathName(path), { path, kind: places.get(pathName(path))?.kind, isText: true });
  const all = [...places.values()];
  return new Map([...places].filter(([, { path }]) => !all.some((other) => leadsThrough(other.path, path))));
}

function leadsThrough(longer: Path, path: Path): boolean {
  const [keys, start] = [keysOf(longer), keysOf(path)];
  return keys.length > start.length && start.every((key, index) => key === keys[index]);
}

/** For each place with a required value the values it may have, each in all of its forms; `undefined` if one has none. */
function certainValues(
  fields: readonly FieldFilter[],
  places: ReadonlyMap<string, Place>,
  excluded: readonly TextFilter[],
): ReadonlyMap<string, readonly (readonly unknown[])[]> | undefined {
  const certain = new Map<string, readonly (readonly unknown[])[]>();
  for (const { entry, values, wanted } of fields) {
    const name = pathName(entry.path);
    if (!wanted || certain.has(name)) continue;
    const place = places.get(name);
    if (place === undefined) return undefined;
    const possible = [...values]
      .flatMap((value) => formsIn(place, entry.kind, value, excluded))
      .map((forms) => forms.filter((form) => meets(form, name, fields)))
      .filter((forms) => forms.length > 0);
    if (possible.length === 0) return undefined;
    certain.set(name, possible);
  }
  return certain;
}

/** The forms of a value. As a searched text, each form counts as a value, and must be one in which nothing excluded occurs. */
function formsIn(
  { isText }: Place,
  kind: Kind,
  value: string,
  excluded: readonly TextFilter[],
): readonly (readonly unknown[])[] {
  const forms = formsOf(kind, value);
  if (!isText) return [forms];
  return forms
    .filter((form) => typeof form === "string" && !excluded.some((filter) => occursIn(form, filter)))
    .map((form) => [form]);
}

/** The forms in which records may hold the value that a text means, if any. */
export function formsOf({ read, print, generate }: Kind, text: string): readonly unknown[] {
  const value = read(text);
  if (value === undefined) return [];
  return generate.held?.(value) ?? [print(value)];
}

/** Whether the content of a place meets the requirements of all its fields. */
export function meets(held: unknown, name: string, fields: readonly FieldFilter[]): boolean {
  return fields.every(
    (filter) => pathName(filter.entry.path) !== name || allows(filter, filter.entry.kind.heldKey(held)),
  );
}

function* combinations(
  places: readonly (readonly [string, readonly (readonly unknown[])[]])[],
): Generator<ReadonlyMap<string, readonly unknown[]>> {
  const [first, ...others] = places;
  if (first === undefined) return yield new Map();
  for (const forms of first[1]) {
    for (const rest of combinations(others)) yield new Map([[first[0], forms], ...rest]);
  }
}

/**
 * Plans for records that match.
 *
 * @throws a `QuerybarError` with the code `unsatisfiable` for a filter that contradicts itself.
 */
export function plansToMatch(filter: Filter, language: AnyLanguage): readonly Plan[] {
  const plans = waysOf(filter).flatMap((way) => planOf(way, language) ?? []);
  if (plans.length > 0) return plans;
  throw querybarError("unsatisfiable", "No record matches the query: it contradicts itself.");
}

/**
 * Plans for records that do not match, first those that miss one part only.
 *
 * @throws a `QuerybarError` with the code `unsatisfiable` for a filter that selects everything.
 */
export function plansToMiss(filter: Filter, language: AnyLanguage): readonly Plan[] {
  const parts = filter.type === "all" ? filter.filters : [filter];
  const [near = noRequirements] = waysOf(filter);
  const nearly = parts.flatMap((missed) => {
    const [rest] = waysOf(allOf(parts.filter((part) => part !== missed)));
    if (rest === undefined) return [];
    return waysOf(complementOf(missed)).flatMap((way) => planOf(together(way, rest), language, near) ?? []);
  });
  const widely = waysOf(complementOf(filter)).flatMap((way) => planOf(way, language, near) ?? []);
  // Faults are found where all but one part is met.
  if (widely.length > 0) return [...nearly, ...nearly, ...widely];
  throw querybarError("unsatisfiable", "Every record matches the query.");
}
