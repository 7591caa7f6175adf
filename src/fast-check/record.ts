import fc from "fast-check";
import type { TextFilter } from "../filter/filter.ts";
import type { EvaluationOptions } from "../language/evaluation.ts";
import type { AnyLanguage } from "../language/language.ts";
import { type AnyRecord, pathName } from "../language/path.ts";
import { normalize } from "../language/text/fold.ts";
import { layer } from "../layer/language.ts";
import { hasOperators } from "../syntax/dialect.ts";
import { at, contentsOf } from "./contents.ts";
import { withValue } from "./holding.ts";
import type { Place } from "./place.ts";
import { excludedAt, type Plan } from "./plan.ts";
import { occursIn, separatorsBeside } from "./spelling.ts";

/**
 * Properties of records that a language does not define, and what a query may depend on. Where it does depend on the clock, pass the
 * option `now`, here and to the predicate: a clock that goes on could select other records.
 */
export interface RecordOptions extends EvaluationOptions {
  /**
   * The types in which records hold a value that has several forms, such as `["bigint"]` for ids. Default: the usual
   * form; for the documented language all forms. If a value has no form of these types, its usual one is used.
   */
  readonly heldAs?: readonly HeldType[];
  /** The paths at which records may hold nothing. Default: none; in the extended dialect all; for the documented language its searched texts. */
  readonly missing?: readonly string[];
}

/** A type, as `typeof` names it. */
export type HeldType = "string" | "number" | "bigint" | "boolean" | "object";

/**
 * Picks one of a list that is not empty. Everything about a record is decided this way, one choice after the other: choices that
 * shrink towards the first entries make records that do, whatever the query is.
 */
export type Choose = <Value>(list: readonly Value[]) => Value;

/** The choices of one record. */
export const choices: fc.Arbitrary<readonly number[]> = fc.array(fc.nat(0xffff), { maxLength: 40, size: "max" });

/** Follows the choices, and takes the first entry of every list when they have run out. */
export function following(numbers: readonly number[]): Choose {
  let next = 0;
  return (list) => list[(numbers[next++] ?? 0) % list.length] as (typeof list)[number];
}

interface Making {
  readonly plan: Plan;
  readonly choose: Choose;
  readonly heldAs: readonly HeldType[] | undefined;
  readonly missing: readonly string[];
}

/** The paths at which records may hold nothing; `undefined` for all. */
export function missingPaths({ missing }: RecordOptions, language: AnyLanguage): readonly string[] | undefined {
  if (missing !== undefined) return missing;
  if (language === layer) return layer.text.map(pathName);
  return hasOperators(language) ? undefined : [];
}

const allTypes: readonly HeldType[] = ["string", "number", "bigint", "boolean", "object"];

/** A record that follows a plan. */
export function recordFrom(plan: Plan, choose: Choose, options: RecordOptions): AnyRecord {
  const isLayer = plan.language === layer;
  const making: Making = {
    plan,
    choose,
    heldAs: options.heldAs ?? (isLayer ? allTypes : undefined),
    missing: missingPaths(options, plan.language) ?? [...plan.places.keys()],
  };
  const certain = choose(plan.certain);
  const texts = textsOf(making, certain);
  let record: AnyRecord = {};
  for (const [name, place] of plan.places) {
    const forms = certain.get(name);
    const held = forms === undefined ? (texts.get(name) ?? freeValue(name, place, making)) : oneForm(forms, making);
    const text = texts.get(name);
    const value = text === null ? null : place.many && typeof text === "string" ? [text] : held;
    if (value !== undefined) record = withValue(record, place.path, value);
  }
  return record;
}

function textsOf(
  making: Making,
  certain: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, string | null | undefined> {
  const { plan, choose, missing } = making;
  const free = [...plan.places].filter(([name, { isText }]) => isText && !certain.has(name)).map(([name]) => name);
  const pieces = new Map(free.map((name) => [name, [] as string[]]));
  for (const ways of plan.required) {
    const possible = ways.filter(({ name }) => pieces.has(name));
    if (possible.length === 0) continue;
    const { name, spellings } = choose(possible);
    pieces.get(name)?.push(choose(spellings));
  }
  return new Map(
    free.map((name) => {
      const excluded = excludedAt(plan.excluded, name);
      const separators = separatorsBeside(excluded);
      const fillers = fillersFor(plan, excluded);
      const parts = pieces.get(name) ?? [];
      for (let more = choose([0, 0, 1, 2]); more > 0; more--) {
        const filler = choose(choose(fillers));
        if (choose([true, false])) parts.push(filler);
        else parts.unshift(filler);
      }
      if (parts.length === 0 && missing.includes(name)) return [name, choose([undefined, "", null])];
      const separator = choose(separators);
      let text = parts.join(separator);
      // Decomposed, it is the same text.
      if (choose([false, false, false, true])) text = text.normalize("NFD");
      return [name, text];
    }),
  );
}

const words = [
  "a",
  "fix",
  "Fix",
  "typo",
  "x y",
  "1",
  "100",
  "e\u0301",
  "ſ",
  "ß",
  "-",
  '"',
  "%",
  "_",
  "\\",
  "'",
  "検索",
];

/** Texts that accompany others, none of them excluded: similar to an excluded text, similar to a required one, and any. */
function fillersFor({ near }: Plan, excluded: readonly TextFilter[]): readonly (readonly string[])[] {
  const nearly = (filters: readonly TextFilter[]) => filters.flatMap(({ text }) => nearlySame(normalize(text)));
  const kinds = [nearly(excluded), nearly(near.texts), words].map((texts) =>
    [...new Set(texts)].filter((text) => text.isWellFormed() && !excluded.some((filter) => occursIn(text, filter))),
  );
  const fillers = kinds.filter((texts) => texts.length > 0);
  return fillers.length > 0 ? fillers : [[""]];
}

function nearlySame(text: string): readonly string[] {
  const letters = [...text];
  return [text, text.toLowerCase(), text.toUpperCase(), letters.slice(1).join(""), letters.slice(0, -1).join("")];
}

function oneForm(forms: readonly unknown[], { choose, heldAs }: Making): unknown {
  const possible = heldAs === undefined ? [] : forms.filter((form) => heldAs.includes(typeof form as HeldType));
  return possible.length > 0 ? choose(possible) : forms[0];
}

/** A value that is only restricted by exclusions: any, or similar to what the query asks for. If there is none, it is missing. */
function freeValue(name: string, place: Place, making: Making): unknown {
  const { plan, choose, missing } = making;
  if (place.kind === undefined) return undefined;
  const contents = freeContents(name, place, plan);
  if (contents.length === 0 || (missing.includes(name) && choose([false, false, true]))) return undefined;
  return oneForm(choose(contents), making);
}

function freeContents(name: string, place: Place, { fields, near, free }: Plan): readonly (readonly unknown[])[] {
  const known = free.get(name);
  if (known !== undefined) return known;
  const contents = contentsOf(place, {
    fields: at(fields, name),
    near: at(near.fields, name),
    wantedTexts: [],
    excludedTexts: [],
  });
  free.set(name, contents);
  return contents;
}
