import { querybarError } from "./error.ts";
import type { ExactTextField, Field, OneOfField, WholeNumberField } from "./field.ts";
import type { Condition, FieldMap, Keyword, Language } from "./language.ts";
import { listed, quoted } from "./message-text.ts";
import { beginsWithQuote, foldCase, lowerCaseAscii } from "./text.ts";
import { readValue } from "./value.ts";

/** The keys of a record that hold one of the given types, or nothing. */
type KeyOf<RecordType, Held> = {
  [Key in keyof RecordType & string]-?: RecordType[Key] extends Held | null | undefined ? Key : never;
}[keyof RecordType & string];

/** A field of any kind over the right keys of a record. */
type FieldOver<RecordType> =
  | ExactTextField<KeyOf<RecordType, string>>
  | OneOfField<KeyOf<RecordType, string>, string>
  | WholeNumberField<KeyOf<RecordType, string | number | bigint>>;

/** What `defineLanguage` takes. */
export interface LanguageDefinition<RecordType, Fields extends FieldMap, KeywordName extends string> {
  /** What the language is called in messages and pages. */
  readonly name: string;
  /** The record keys in which words and phrases are looked for. */
  readonly text: readonly KeyOf<RecordType, string>[];
  readonly fields: Fields;
  /** Words with a meaning of their own, each a query over the fields. */
  readonly keywords?: Readonly<Record<KeywordName, Keyword<Fields>>> & {
    // Names that are known only when the program runs are checked then.
    readonly [Name in keyof Fields & string as string extends Name
      ? never
      : Name]?: `“${Name}” is a field: a keyword needs another name`;
  };
}

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
    const fields = withoutPrototype(definition.fields);
    const keywords = withoutPrototype<Keyword>(definition.keywords ?? {});
    checkText(definition.text);
    checkFields(fields);
    checkKeywords(keywords, fields);
    return Object.freeze({
      name: definition.name,
      text: Object.freeze([...definition.text]),
      fields: fields as typeof definition.fields,
      keywords: keywords as Readonly<Record<string, Keyword>>,
    });
  };
}

/** A frozen copy in which only the definition's own names are found. */
function withoutPrototype<Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  const copy: Record<string, Value> = Object.create(null);
  for (const [name, value] of Object.entries(entries)) copy[name] = value;
  return Object.freeze(copy);
}

function refuse(message: string): never {
  throw querybarError("invalid-language", message);
}

function checkText(keys: readonly string[]): void {
  if (!Array.isArray(keys)) refuse("The definition's text must be an array of record keys.");
  const repeated = keys.find((key, place) => keys.indexOf(key) !== place);
  if (repeated !== undefined) refuse(`The searched text names the record key ${quoted(repeated)} twice.`);
}

function checkFields(fields: Readonly<Record<string, Field>>): void {
  const owners = new Map<string, string>();
  for (const [name, field] of Object.entries(fields)) {
    for (const spelling of [name, ...(field.aliases ?? [])]) {
      checkName("field", spelling);
      if (spelling.includes(":"))
        refuse(`The field name ${quoted(spelling)} holds a colon, which ends a field's name.`);
      const owner = owners.get(lowerCaseAscii(spelling));
      if (owner !== undefined) refuse(`The field name ${quoted(spelling)} is taken: ${quoted(owner)} reads the same.`);
      owners.set(lowerCaseAscii(spelling), spelling);
    }
    if (field.kind === "one-of") checkValues(name, field.values);
  }
}

/** A name must read as one word that nothing else claims. */
function checkName(what: "field" | "keyword", name: string): void {
  if (name === "") refuse(`A ${what}'s name is empty.`);
  if (/\s/.test(name)) refuse(`The ${what} name ${quoted(name)} holds white space, which separates terms.`);
  if (name.startsWith("-")) refuse(`The ${what} name ${quoted(name)} begins with a minus, which negates a term.`);
  if (beginsWithQuote(name)) refuse(`The ${what} name ${quoted(name)} begins with a quote, which opens a phrase.`);
}

function checkValues(name: string, values: readonly string[]): void {
  if (values.length === 0) refuse(`The field ${quoted(name)} is one of no values.`);
  const spellings = new Map<string, string>();
  for (const value of values) {
    if (value === "") refuse(`A value of the field ${quoted(name)} is empty: nobody could type it.`);
    const same = spellings.get(foldCase(value));
    if (same !== undefined) {
      refuse(`The values ${quoted(same)} and ${quoted(value)} of the field ${quoted(name)} differ in case only.`);
    }
    spellings.set(foldCase(value), value);
  }
}

function checkKeywords(keywords: Readonly<Record<string, Keyword>>, fields: Readonly<Record<string, Field>>): void {
  const owners = new Map<string, string>();
  for (const [name, field] of Object.entries(fields)) {
    for (const spelling of [name, ...(field.aliases ?? [])])
      owners.set(lowerCaseAscii(spelling), `the field ${quoted(name)}`);
  }
  for (const [name, keyword] of Object.entries(keywords)) {
    checkName("keyword", name);
    const colon = name.indexOf(":");
    if (colon >= 0 && owners.has(lowerCaseAscii(name.slice(0, colon)))) {
      refuse(`The keyword ${quoted(name)} would be read as a field and its value.`);
    }
    const owner = owners.get(lowerCaseAscii(name));
    if (owner !== undefined) refuse(`The keyword ${quoted(name)} is taken: ${owner} reads the same.`);
    owners.set(lowerCaseAscii(name), `the keyword ${quoted(name)}`);
    if (keyword.where === undefined && keyword.except === undefined) {
      refuse(`The keyword ${quoted(name)} says neither where it holds nor where it does not.`);
    }
    checkCondition(name, keyword.where ?? {}, fields);
    checkCondition(name, keyword.except ?? {}, fields);
  }
}

function checkCondition(keyword: string, condition: Condition, fields: Readonly<Record<string, Field>>): void {
  for (const [name, wanted] of Object.entries(condition)) {
    const field = fields[name];
    if (field === undefined) {
      refuse(
        `The keyword ${quoted(keyword)} asks for the field ${quoted(name)}, but there is only ${listed(Object.keys(fields).map(quoted), "and")}.`,
      );
    }
    const values = Array.isArray(wanted) ? wanted : [wanted];
    if (values.length === 0) refuse(`The keyword ${quoted(keyword)} asks ${quoted(name)} for one of no values.`);
    for (const value of values) {
      if (typeof value !== "string" || readValue(field, value) === undefined) {
        refuse(
          `The keyword ${quoted(keyword)} asks ${quoted(name)} for ${quoted(String(value))}, which is no value of that field.`,
        );
      }
    }
  }
}
