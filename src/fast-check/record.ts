import type { Field } from "../language/field.ts";
import type { AnyLanguage } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import type { AnyRecord } from "../language/record-value.ts";
import { normalize } from "../language/text.ts";
import type { Choose } from "./choices.ts";
import type { TextDemand } from "./demands.ts";
import { fieldOf, meets, type Plan } from "./plan.ts";
import { holds, separatorsBeside } from "./spelling.ts";

/** How a record may hold a whole number. */
export type WholeNumberForm = "number" | "bigint" | "text";

/** What records are like, where a language does not say it. */
export interface RecordOptions {
  /** How they hold whole numbers. Default: numbers; for the documented language all forms. A number too large for one is text or a bigint. */
  readonly wholeNumbers?: readonly WholeNumberForm[];
  /** The keys that they may lack. Default: none; for the documented language its searched texts. */
  readonly missing?: readonly string[];
}

interface Making {
  readonly plan: Plan;
  readonly choose: Choose;
  readonly wholeNumbers: readonly WholeNumberForm[];
  readonly missing: readonly string[];
}

/** A record after a plan. */
export function recordAfter(plan: Plan, choose: Choose, options: RecordOptions): AnyRecord {
  const isLayer = plan.language === layer;
  const making: Making = {
    plan,
    choose,
    wholeNumbers: options.wholeNumbers ?? (isLayer ? ["number", "bigint", "text"] : ["number"]),
    missing: options.missing ?? (isLayer ? layer.text : []),
  };
  const { language } = plan;
  const values = choose(plan.certain);
  const texts = textsOf(making, values);
  const fieldKeys = Object.values<Field>(language.fields).map(({ key }) => key);
  const record: Record<string, unknown> = {};
  for (const key of new Set([...fieldKeys, ...language.text])) {
    const certain = values.get(key);
    const value = certain === undefined ? (texts.get(key) ?? freeValue(key, making)) : written(certain, key, making);
    if (value !== undefined) record[key] = value;
  }
  return record;
}

function textsOf(making: Making, values: ReadonlyMap<string, string>): ReadonlyMap<string, string | null | undefined> {
  const { plan, choose, missing } = making;
  const free = plan.language.text.filter((key) => !values.has(key));
  const separators = separatorsBeside(plan.excluded);
  const pieces = new Map(free.map((key) => [key, [] as string[]]));
  for (const spellings of plan.required) pieces.get(choose(free))?.push(choose(spellings));
  const fillers = fillersFor(plan);
  return new Map(
    free.map((key) => {
      const parts = pieces.get(key) ?? [];
      for (let more = choose([0, 0, 1, 2]); more > 0; more--) {
        const filler = choose(choose(fillers));
        if (choose([true, false])) parts.push(filler);
        else parts.unshift(filler);
      }
      if (parts.length === 0 && missing.includes(key)) return [key, choose([undefined, "", null])];
      const separator = choose(separators);
      let text = parts.join(separator);
      // Decomposed, it is the same text.
      if (choose([false, false, false, true])) text = text.normalize("NFD");
      while (!meets(text, key, plan.fields, plan.language)) text += separator;
      return [key, text];
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

/** Texts to stand beside others, none of which must not be there: nearly what must not, nearly what the query speaks of, and any. */
function fillersFor({ near, excluded }: Plan): readonly (readonly string[])[] {
  const nearly = (demands: readonly TextDemand[]) => demands.flatMap(({ text }) => nearlySame(normalize(text)));
  const kinds = [nearly(excluded), nearly(near.texts), words].map((texts) =>
    [...new Set(texts)].filter((text) => text.isWellFormed() && !excluded.some((demand) => holds(text, demand))),
  );
  const fillers = kinds.filter((texts) => texts.length > 0);
  return fillers.length > 0 ? fillers : [[""]];
}

function nearlySame(text: string): readonly string[] {
  const letters = [...text];
  return [text, text.toLowerCase(), text.toUpperCase(), letters.slice(1).join(""), letters.slice(0, -1).join("")];
}

/** A demanded value as a record may hold it. */
function written(value: string, key: string, { plan, choose, wholeNumbers }: Making): unknown {
  const field = fieldAt(key, plan.language);
  if (field?.kind !== "whole-number" || plan.language.text.includes(key)) return value;
  const isSafe = Number.isSafeInteger(Number(value));
  const forms = wholeNumbers.filter((form) => form !== "number" || isSafe);
  const form = choose(forms.length > 0 ? forms : (["text"] as const));
  if (form === "text") return choose([value, `0${value}`]);
  return form === "number" ? Number(value) : BigInt(value);
}

function fieldAt(key: string, language: AnyLanguage): Field | undefined {
  return Object.values<Field>(language.fields).find((field) => field.key === key);
}

const usualTexts = ["main", "Main", "feature/a", "a b", "é", "main "];
const usualNumbers = ["1", "2", "10", "42", "9007199254740993"];

/** A value of which only is known what it must not be: any, or nearly that. Where the field has no other, it is missing. */
function freeValue(key: string, making: Making): unknown {
  const { plan, choose, missing } = making;
  const field = fieldAt(key, plan.language);
  if (field === undefined) return undefined;
  const sought = plan.near.fields
    .filter((demand) => fieldOf(plan.language, demand.field)?.key === key)
    .flatMap(({ values }) => values);
  const possible = [usual(field), sought.flatMap((value) => nearlyEqual(field, value))]
    .map((values) => values.filter((value) => meets(value, key, plan.fields, plan.language)))
    .filter((values) => values.length > 0);
  if (possible.length === 0 || (missing.includes(key) && choose([false, false, true]))) return undefined;
  return written(choose(choose(possible)), key, making);
}

function usual(field: Field): readonly string[] {
  if (field.kind === "exact-text") return usualTexts;
  return field.kind === "one-of" ? field.values : usualNumbers;
}

function nearlyEqual(field: Field, value: string): readonly string[] {
  switch (field.kind) {
    case "exact-text":
      return [value, value.toUpperCase(), value.toLowerCase(), `${value} `, value.slice(0, -1)];
    case "one-of":
      return [value];
    case "whole-number":
      return [value, `${value}0`, String(BigInt(value) + 1n)];
  }
}
