import { querybarError } from "../language/error.ts";
import type { Field } from "../language/field.ts";
import type { AnyLanguage } from "../language/language.ts";
import { recordValue } from "../language/record-value.ts";
import type { Node } from "../syntax/tree.ts";
import { type Demands, demandsOf, type FieldDemand, type TextDemand, together } from "./demands.ts";
import { holds, spellings } from "./spelling.ts";

/** How to make records that meet all demands, with no more than choices left. */
export interface Plan {
  readonly language: AnyLanguage;
  /** The ways of giving those keys a value that must have a certain one. */
  readonly certain: readonly ReadonlyMap<string, string>[];
  /** What must be in the other texts, each text in any of its spellings. */
  readonly required: readonly (readonly string[])[];
  readonly excluded: readonly TextDemand[];
  /** What is demanded of fields, to be met by keys without a certain value. */
  readonly fields: readonly FieldDemand[];
  /** What the query speaks of: good material for records near its boundary. */
  readonly near: Demands;
}

const mostCertain = 32;

/** `undefined` where no record can meet the demands. */
export function planOf(demands: Demands, language: AnyLanguage, near: Demands = demands): Plan | undefined {
  const excluded = demands.texts.filter((demand) => demand.excluded);
  const wanted = distinct(demands.texts.filter((demand) => !demand.excluded));
  const certainKeys = certainValues(demands.fields, language, excluded);
  if (certainKeys === undefined) return undefined;
  const hasRoom = language.text.some((key) => !certainKeys.has(key));
  const certain: ReadonlyMap<string, string>[] = [];
  // Where every text is a field with a certain value, those values have to hold what must occur.
  for (const values of combinations([...certainKeys])) {
    const texts = language.text.flatMap((key) => values.get(key) ?? []);
    if (hasRoom || wanted.every((demand) => texts.some((text) => holds(text, demand)))) certain.push(values);
    if (certain.length === mostCertain) break;
  }
  const required = hasRoom ? wanted.map((demand) => spellings(demand, excluded)) : [];
  if (certain.length === 0 || required.some((ways) => ways.length === 0)) return undefined;
  return { language, certain, required, excluded, fields: demands.fields, near };
}

function distinct(demands: readonly TextDemand[]): readonly TextDemand[] {
  return [...new Map(demands.map((demand) => [`${demand.exact} ${demand.text}`, demand])).values()];
}

/** The values that each key with a demanded value may have; `undefined` where one has none left. */
function certainValues(
  demands: readonly FieldDemand[],
  language: AnyLanguage,
  excluded: readonly TextDemand[],
): ReadonlyMap<string, readonly string[]> | undefined {
  const byKey = new Map<string, readonly string[]>();
  for (const { field, values, excluded: isExcluded } of demands) {
    const key = fieldOf(language, field)?.key;
    if (isExcluded || key === undefined) continue;
    const isText = language.text.includes(key);
    const possible = (byKey.get(key) ?? values).filter(
      (value) => meets(value, key, demands, language) && !(isText && excluded.some((demand) => holds(value, demand))),
    );
    if (possible.length === 0) return undefined;
    byKey.set(key, possible);
  }
  return byKey;
}

export function fieldOf(language: AnyLanguage, name: string): Field | undefined {
  return (language.fields as Readonly<Record<string, Field>>)[name];
}

/** Whether a value at a key meets what is demanded of all the fields over that key. */
export function meets(value: unknown, key: string, demands: readonly FieldDemand[], language: AnyLanguage): boolean {
  return demands.every(({ field, values, excluded }) => {
    const definition = fieldOf(language, field);
    if (definition?.key !== key) return true;
    const held = recordValue(definition, value);
    return (held !== undefined && values.includes(held)) !== excluded;
  });
}

function* combinations(
  keys: readonly (readonly [string, readonly string[]])[],
): Generator<ReadonlyMap<string, string>> {
  const [first, ...others] = keys;
  if (first === undefined) return yield new Map();
  for (const value of first[1]) {
    for (const rest of combinations(others)) yield new Map([[first[0], value], ...rest]);
  }
}

/** Plans for records that match. Throws a `QuerybarError` with the code `unsatisfiable` for a query that contradicts itself. */
export function plansToMatch(root: Node<AnyLanguage>, language: AnyLanguage): readonly Plan[] {
  const plans = demandsOf(root, language, true).flatMap((demands) => planOf(demands, language) ?? []);
  if (plans.length > 0) return plans;
  throw querybarError("unsatisfiable", "No record matches the query: it contradicts itself.");
}

/** Plans for records that do not match, first those that miss by one term only. Throws where every record matches. */
export function plansToMiss(root: Node<AnyLanguage>, language: AnyLanguage): readonly Plan[] {
  const terms = root.type === "and" ? root.terms : [root];
  const [all = { texts: [], fields: [] }] = demandsOf(root, language, true);
  const nearly = terms.flatMap((missed) => {
    const others = { type: "and", from: 0, to: 0, terms: terms.filter((term) => term !== missed) } as const;
    const [rest] = demandsOf(others, language, true);
    if (rest === undefined) return [];
    return demandsOf(missed, language, false).flatMap(
      (demands) => planOf(together(demands, rest), language, all) ?? [],
    );
  });
  const widely = demandsOf(root, language, false).flatMap((demands) => planOf(demands, language, all) ?? []);
  // Mistakes are found where all but one term hold.
  if (widely.length > 0) return [...nearly, ...nearly, ...widely];
  throw querybarError("unsatisfiable", "Every record matches the query.");
}
