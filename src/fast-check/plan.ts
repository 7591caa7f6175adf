import type { FieldFilter, Filter, TextFilter } from "../filter/filter.ts";
import { allOf, complementOf } from "../filter/to-filter.ts";
import { type QuerybarError, querybarError } from "../language/error.ts";
import type { AnyLanguage } from "../language/language.ts";
import { lookupOf } from "../language/lookup.ts";
import { pathName } from "../language/path.ts";
import { at, contentsOf, fits, textsIn } from "./contents.ts";
import { type Place, placesOf } from "./place.ts";
import { noRequirements, type Requirements, together, waysOf } from "./requirements.ts";
import { areMet, endsOf } from "./spans.ts";
import { occursIn, spellings } from "./spelling.ts";

/** A place in which a text may occur, and how it may be spelled there. */
export interface TextWay {
  readonly name: string;
  readonly spellings: readonly string[];
}

/** How to make records that meet all requirements, with only choices left. */
export interface Plan {
  readonly language: AnyLanguage;
  readonly places: ReadonlyMap<string, Place>;
  /** For each combination of values that fields must hold, the forms of each value, by the name of the place. */
  readonly certain: readonly ReadonlyMap<string, readonly unknown[]>[];
  /** What must occur in the other texts, each text in one of the ways. Those without one occur in a certain value. */
  readonly required: readonly (readonly TextWay[])[];
  readonly excluded: readonly TextFilter[];
  /** What is required of fields, for places without a certain value. */
  readonly fields: readonly FieldFilter[];
  /** Texts and values of the query, for records near its boundary. */
  readonly near: Requirements;
  /** What other places may hold, by name: filled when it is asked for. */
  readonly free: Map<string, readonly (readonly unknown[])[]>;
}

/** `undefined` if no record can meet the requirements. */
export function planOf(
  requirements: Requirements,
  language: AnyLanguage,
  near: Requirements = requirements,
): Plan | undefined {
  const { texts, fields } = requirements;
  const places = placesOf(language, requirements, near);
  const excluded = texts.filter(({ wanted }) => !wanted);
  const wanted = texts.filter((text) => text.wanted);
  const certainPlaces = certainContents(requirements, places, near);
  if (certainPlaces === undefined) return undefined;
  const textNames = [...places].filter(([, { isText }]) => isText).map(([name]) => name);
  const freeNames = textNames.filter((name) => !certainPlaces.has(name));
  const required = wanted.map((filter) => waysToWrite(filter, freeNames, excluded));
  const occurs = (values: ReadonlyMap<string, readonly unknown[]>) =>
    wanted.every((filter, index) => required[index]?.length !== 0 || occursInCertain(filter, values));
  const certain = certainOf(certainPlaces, places, { fields, near: near.fields, language }, occurs);
  if (certain.length === 0) return undefined;
  return { language, places, certain, required, excluded, fields, near, free: new Map() };
}

/** The ways of writing a text into one of the places. If it can be in none of them, it must occur in a certain value. */
function waysToWrite(filter: TextFilter, free: readonly string[], excluded: readonly TextFilter[]): readonly TextWay[] {
  const possible = free.filter((name) => isSearchedAt(filter, name));
  const ways = possible.map((name) => ({ name, spellings: spellings(filter, excludedAt(excluded, name)) }));
  return ways.filter((way) => way.spellings.length > 0);
}

function isSearchedAt({ paths }: TextFilter, name: string): boolean {
  return paths.some((path) => pathName(path) === name);
}

/** What may not occur in the text of a place. */
export function excludedAt(excluded: readonly TextFilter[], name: string): readonly TextFilter[] {
  return excluded.filter((filter) => isSearchedAt(filter, name));
}

function occursInCertain(filter: TextFilter, values: ReadonlyMap<string, readonly unknown[]>): boolean {
  return filter.paths.some((path) =>
    values.get(pathName(path))?.some((held) => textsIn(held).some((text) => occursIn(text, filter))),
  );
}

type Certain = ReadonlyMap<string, readonly unknown[]>;

/**
 * The contents of places that must hold a value, and of searched texts that are fields with any constraint. `undefined` if one of
 * them can hold nothing.
 */
function certainContents(
  { texts, fields }: Requirements,
  places: ReadonlyMap<string, Place>,
  near: Requirements,
): ReadonlyMap<string, readonly (readonly unknown[])[]> | undefined {
  const certain = new Map<string, readonly (readonly unknown[])[]>();
  for (const { entry, wanted } of fields) {
    const name = pathName(entry.path);
    const place = places.get(name);
    if (place === undefined) {
      if (wanted) return undefined;
      continue;
    }
    if (entry.span !== undefined || certain.has(name) || (!wanted && !place.isText)) continue;
    const searched = texts.filter((text) => isSearchedAt(text, name));
    const contents = contentsOf(place, {
      fields: at(fields, name),
      near: at(near.fields, name),
      wantedTexts: searched.filter((text) => text.wanted),
      excludedTexts: searched.filter((text) => !text.wanted),
    });
    const missing = fits(undefined, place, at(fields, name)) ? [[undefined]] : [];
    if (contents.length + missing.length === 0) return undefined;
    certain.set(name, [...contents, ...missing]);
  }
  return certain;
}

const mostTried = 1_000;
const mostVaried = 12;

/** Combinations of what places hold and of the ends of spans, first some in which everything varies. */
function certainOf(
  certainPlaces: ReadonlyMap<string, readonly (readonly unknown[])[]>,
  places: ReadonlyMap<string, Place>,
  asked: {
    readonly fields: readonly FieldFilter[];
    readonly near: readonly FieldFilter[];
    readonly language: AnyLanguage;
  },
  occurs: (values: Certain) => boolean,
): readonly Certain[] {
  const { fields, near, language } = asked;
  const spans = [...lookupOf(language).fields.values()].filter(({ span }) => span !== undefined);
  const ofSpans = fields.filter(({ entry }) => entry.span !== undefined);
  const all = [...certainPlaces];
  const certain: Certain[] = [];
  const tryOne = (start: Certain, turn: number) => {
    let values = start;
    for (const entry of spans) {
      const possible = endsOf(entry, values, places, fields, near);
      const ends = possible[turn % possible.length];
      if (ends === undefined || entry.span === undefined) return;
      values = new Map([...values, [pathName(entry.span.from), [ends.from]], [pathName(entry.span.to), [ends.to]]]);
    }
    const held = new Map([...values].map(([name, [first]]) => [name, first]));
    if (occurs(values) && (spans.length < 2 || areMet(ofSpans, held, places))) certain.push(values);
  };
  for (let turn = 0; turn < mostVaried; turn++) {
    const chosen = all.map(([name, contents], index) => {
      const forms = contents[(turn * (2 * index + 1)) % contents.length] ?? [];
      return [name, forms] as const;
    });
    tryOne(new Map(chosen), turn);
    if (all.length === 0 && spans.length === 0) break;
  }
  if (certain.length > 0) return certain;
  let turn = 0;
  for (const values of combinations(all)) {
    tryOne(values, turn);
    if (certain.length === mostVaried || ++turn === mostTried) break;
  }
  return certain;
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
  const plans = plansOf(waysOf(filter), language);
  if (plans.length > 0) return plans;
  throw unsatisfiable();
}

const mostPlans = 8;

/** Plans for ways of meeting a filter: only some, since they take long to make. */
function plansOf(ways: readonly Requirements[], language: AnyLanguage, near?: Requirements): readonly Plan[] {
  const plans: Plan[] = [];
  for (const way of ways) {
    const plan = planOf(way, language, near);
    if (plan !== undefined) plans.push(plan);
    if (plans.length === mostPlans) break;
  }
  return plans;
}

/** It is not certain that there is none: of two patterns, say, not every text is tried. */
export function unsatisfiable(): QuerybarError {
  return querybarError("unsatisfiable", "No such record was found: the query contradicts itself, or is too hard.");
}

/** Each part of a long query makes a plan as long as the query. */
const mostMissed = 64;

/** At most so many of the items, from all over. */
function someOf<T>(items: readonly T[], most: number): readonly T[] {
  const step = Math.ceil(items.length / most);
  return items.filter((_, index) => index % step === 0);
}

/**
 * Plans for records that do not match, first those that miss one part only.
 *
 * @throws a `QuerybarError` with the code `unsatisfiable` for a filter that selects everything.
 */
export function plansToMiss(filter: Filter, language: AnyLanguage): readonly Plan[] {
  const parts = filter.type === "all" ? filter.filters : [filter];
  const [near = noRequirements] = waysOf(filter);
  const nearly = someOf(parts, mostMissed).flatMap((missed) => {
    const [rest] = waysOf(allOf(parts.filter((part) => part !== missed)));
    if (rest === undefined) return [];
    const ways = waysOf(complementOf(missed)).map((way) => together(way, rest));
    return plansOf(ways, language, near);
  });
  const widely = plansOf(waysOf(complementOf(filter)), language, near);
  // Faults are found where all but one part is met.
  if (widely.length > 0) return [...nearly, ...nearly, ...widely];
  throw querybarError("unsatisfiable", "Every record matches the query.");
}
