import { type FieldOver, type LanguageDefinition, languageOf } from "./definition.ts";
import { querybarError } from "./error.ts";
import type { Field } from "./field.ts";
import type { Condition, FieldMap, Keyword, Language } from "./language.ts";
import { namesOf, quoted } from "./message-text.ts";
import { foldCase, lowerCaseAscii } from "./text.ts";
import { readValue } from "./value.ts";

/**
 * Makes a language from its definition: the record's type first, then the definition, so that every name in it is checked.
 *
 * @throws a `QuerybarError` with the code `invalid-language` where a name cannot be typed or is taken, or a keyword asks for what no field has.
 * @example
 * ```ts
 * interface Ticket { title: string; state: "OPEN" | "CLOSED"; number: number }
 *
 * const tickets = defineLanguage<Ticket>()({
 *   name: "tickets",
 *   text: ["title"],
 *   fields: { state: oneOf("state", ["OPEN", "CLOSED"]), number: wholeNumber("number") },
 *   keywords: { open: { where: { state: "OPEN" } } },
 * });
 * parse("open -crash", tickets).diagnostics; // []
 * ```
 */
export function defineLanguage<RecordType>(): <
  const Fields extends Readonly<Record<string, FieldOver<RecordType>>>,
  const KeywordName extends string = never,
>(
  definition: LanguageDefinition<RecordType, Fields, KeywordName>,
) => Language<RecordType, Fields, KeywordName> {
  return (definition) => {
    checkText(definition.text);
    const language = languageOf<RecordType>()(definition);
    const owners = new Map<string, string>();
    checkFields(language.fields, owners);
    checkKeywords(language.keywords, language.fields, owners);
    return language;
  };
}

function refuse(message: string): never {
  throw querybarError("invalid-language", message);
}

function checkText(keys: readonly string[]): void {
  if (!Array.isArray(keys)) refuse("The definition's text must be an array of record keys.");
  const repeated = keys.find((key, place) => keys.indexOf(key) !== place);
  if (repeated !== undefined) refuse(`The searched text names the record key ${quoted(repeated)} twice.`);
}

/** Whose each name is, by its spelling in lower case. */
type Owners = Map<string, string>;

function checkFields(fields: FieldMap, owners: Owners): void {
  for (const [name, field] of Object.entries(fields)) {
    for (const spelling of [name, ...(field.aliases ?? [])]) takeName("field", spelling, owners);
    if (field.kind === "one-of") checkValues(quoted(name), field.values);
  }
}

const impossibleNames: readonly (readonly [pattern: RegExp, fault: string])[] = [
  [/^$/, "is empty"],
  [/\s/, "holds white space, which separates terms"],
  [/^-/, "begins with a minus, which negates a term"],
  [/^["“”„‟]/, "begins with a quote, which opens a phrase"],
];

/** A name must read as one word that nothing else claims. */
function takeName(what: "field" | "keyword", name: string, owners: Owners): void {
  const shown = `The ${what} name ${quoted(name)}`;
  for (const [pattern, fault] of impossibleNames) if (pattern.test(name)) refuse(`${shown} ${fault}.`);
  const spelling = lowerCaseAscii(name);
  const colon = spelling.indexOf(":");
  if (colon >= 0) {
    if (what === "field") refuse(`${shown} holds a colon, which ends a field's name.`);
    const owner = owners.get(spelling.slice(0, colon));
    if (owner?.startsWith("the field")) refuse(`${shown} would be read as ${owner} and its value.`);
  }
  if (owners.has(spelling)) refuse(`${shown} is taken: ${owners.get(spelling)} reads the same.`);
  owners.set(spelling, `the ${what} ${quoted(name)}`);
}

function checkValues(field: string, values: readonly string[]): void {
  if (values.length === 0) refuse(`The field ${field} is one of no values.`);
  const spellings = new Map<string, string>();
  for (const value of values) {
    if (value === "") refuse(`A value of the field ${field} is empty: nobody could type it.`);
    const folded = foldCase(value);
    const same = spellings.get(folded);
    if (same !== undefined)
      refuse(`The values ${quoted(same)} and ${quoted(value)} of the field ${field} differ in case only.`);
    spellings.set(folded, value);
  }
}

function checkKeywords(keywords: Readonly<Record<string, Keyword>>, fields: FieldMap, owners: Owners): void {
  for (const [name, { where, except }] of Object.entries(keywords)) {
    takeName("keyword", name, owners);
    const shown = `The keyword ${quoted(name)}`;
    if (where === undefined && except === undefined)
      refuse(`${shown} says neither where it holds nor where it does not.`);
    for (const condition of [where, except]) checkCondition(shown, condition ?? {}, fields);
  }
}

function checkCondition(keyword: string, condition: Condition, fields: FieldMap): void {
  for (const [name, wanted] of Object.entries(condition)) {
    const field: Field | undefined = fields[name];
    if (field === undefined)
      refuse(`${keyword} asks for the field ${quoted(name)}, but there is only ${namesOf(fields)}.`);
    const values: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
    if (values.length === 0) refuse(`${keyword} asks ${quoted(name)} for one of no values.`);
    for (const value of values) {
      if (typeof value !== "string" || readValue(field, value) === undefined)
        refuse(`${keyword} asks ${quoted(name)} for ${quoted(String(value))}, which is no value of that field.`);
    }
  }
}
