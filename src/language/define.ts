import type { LanguageDefinition } from "./definition.ts";
import { querybarError } from "./error.ts";
import { type AnyField, type FieldMap, spanOf, type TextFieldOptions } from "./field.ts";
import { isKeyed } from "./keys.ts";
import { keywordNode } from "./keyword-node.ts";
import { kindIn } from "./kinds/kind.ts";
import type { Dialect, Keyword, Language } from "./language.ts";
import { entryOf, fieldReferredTo } from "./lookup.ts";
import { type Path, pathName } from "./path.ts";
import { namesOf, quoted } from "./shown-text.ts";
import { foldName } from "./text.ts";

/** Waits for the definition: the record's type is given, everything else is inferred. */
export type DefineLanguageFor<RecordType> = <
  const Name extends string,
  const Text extends readonly Path[],
  const Fields extends FieldMap,
  const KeywordName extends string = never,
  const InDialect extends Dialect = "documented",
>(
  definition: LanguageDefinition<Name, RecordType, Text, Fields, KeywordName, InDialect>,
) => Language<Name, RecordType, InDialect, KeywordName, Fields>;

/**
 * Makes a language from its definition. The record's type comes first, in a pair of parentheses of its own, so that every name
 * in the definition is checked against it.
 *
 * @throws a `QuerybarError` with the code `invalid-language` if a name cannot be typed or is taken, if a keyword uses a value that
 * no field has, or if a part of the definition is missing or of the wrong type.
 * @example
 * ```ts
 * interface Ticket { title: string; state: "OPEN" | "CLOSED"; number: number; author: { name: string } }
 *
 * const tickets = defineLanguage<Ticket>()({
 *   name: "tickets",
 *   text: ["title", "author.name"],
 *   fields: { state: oneOf("state", ["OPEN", "CLOSED"]), number: wholeNumber("number") },
 *   keywords: { open: { where: { state: "OPEN" } } },
 * });
 * parse("open -crash", { language: tickets }).diagnostics; // []
 * ```
 */
export function defineLanguage<RecordType>(
  misplaced?: "the definition goes into a second pair of parentheses: defineLanguage<Ticket>()({ … })",
): DefineLanguageFor<RecordType> {
  if (misplaced !== undefined)
    refuse("The definition goes into a second pair of parentheses: defineLanguage()({ … }).");
  return (definition) => checkedLanguage(definition as unknown as Definition) as never;
}

/** A definition that has not been checked. */
interface Definition {
  readonly name: string;
  readonly dialect?: Dialect;
  readonly text: readonly Path[];
  readonly fields: FieldMap;
  readonly keywords?: Readonly<Record<string, Keyword>>;
}

function checkedLanguage(definition: Definition): object {
  if (!isObject(definition)) refuse("The definition must be an object.");
  const { name, dialect = "documented", text, fields, keywords = {} } = definition;
  if (typeof name !== "string" || name === "") refuse("A language needs a name.");
  if (dialect !== "documented" && dialect !== "extended")
    refuse(`The dialect of a language is “documented” or “extended”, not ${quoted(String(dialect))}.`);
  checkText(text);
  const owners: Owners = new Map();
  checkFields(fields, dialect, owners);
  checkKeywords(keywords, { fields, dialect }, owners);
  const language = {
    name,
    dialect,
    text: Object.freeze(text.map(frozenPath)),
    fields: frozenCopy(fields),
    keywords: frozenCopy(keywords),
  };
  // So the JSON of a query says which language it was in, and does not repeat it.
  Object.defineProperty(language, "toJSON", { value: () => name });
  return Object.freeze(language);
}

/** A frozen copy in which only the definition's own names are found, and whose values are frozen, too. */
function frozenCopy<Value extends object>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  const copy = Object.create(null);
  for (const [name, value] of Object.entries(entries)) copy[name] = Object.freeze({ ...value });
  return Object.freeze(copy);
}

function frozenPath(path: Path): Path {
  return typeof path === "string" ? path : (Object.freeze([...path]) as Path);
}

function refuse(message: string): never {
  throw querybarError("invalid-language", message);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function checkText(paths: readonly Path[]): void {
  if (!Array.isArray(paths)) refuse("The definition's text must be an array of record keys.");
  const seen = new Set<string>();
  for (const path of paths) {
    if (!isPath(path)) refuse(`The searched text must name record keys, and ${quoted(String(path))} is not one.`);
    const name = pathName(path);
    if (seen.has(name)) refuse(`The searched text names the record key ${quoted(name)} twice.`);
    seen.add(name);
  }
}

function isPath(path: unknown): path is Path {
  if (Array.isArray(path)) return path.length > 0 && path.every((key) => typeof key === "string");
  return typeof path === "string";
}

interface Checked {
  readonly fields: FieldMap;
  readonly dialect: Dialect;
}

/** Which field or keyword each name belongs to, by the folded name. */
type Owners = Map<string, string>;

function checkFields(fields: FieldMap, dialect: Dialect, owners: Owners): void {
  if (!isObject(fields)) refuse("The definition's fields must be an object.");
  for (const [name, field] of Object.entries<AnyField>(fields)) {
    if (kindIn(field) === undefined)
      refuse(`The field ${quoted(name)} must be made by a kind, such as exactText, oneOf or wholeNumber.`);
    const { from, to } = spanOf(field) ?? { from: field.path, to: field.path };
    if (!isPath(from) || !isPath(to)) refuse(`The field ${quoted(name)} must name a record key.`);
    const { aliases = [] } = field;
    if (!Array.isArray(aliases)) refuse(`The aliases of the field ${quoted(name)} must be an array of names.`);
    for (const spelling of [name, ...aliases]) takeName("field", spelling, owners);
    if (dialect === "extended") checkExtended(name, field);
    else checkDocumented(name, field);
  }
}

function checkExtended(name: string, field: AnyField): void {
  for (const spelling of [name, ...(field.aliases ?? [])]) {
    if (/[()]/.test(spelling))
      refuse(`The field name ${quoted(spelling)} has a parenthesis, which opens or closes a group.`);
    if (isKeyed(field) && spelling.includes("."))
      refuse(`The field name ${quoted(spelling)} has a dot, which ends the name of a field of keys.`);
  }
}

/** What the documented dialect could not read as it is meant. */
function checkDocumented(name: string, field: AnyField): void {
  const { many, wildcards, me }: TextFieldOptions = field;
  const kind = kindIn(field);
  const needs = [
    [isKeyed(field), "keyed"],
    [kind?.contains, "containsText"],
    [kind?.interval !== undefined, field.kind],
    [many, "many"],
    [wildcards, "wildcards"],
    [me, "me"],
  ].find(([isThere]) => isThere);
  if (needs !== undefined)
    refuse(`The field ${quoted(name)}: ${needs[1]} is only there in languages with dialect: "extended".`);
}

const impossibleNames: readonly (readonly [pattern: RegExp, fault: string])[] = [
  [/^$/, "is empty"],
  [/\s/, "has white space, which separates terms"],
  [/^-/, "begins with a minus, which negates a term"],
  [/^["“”„‟]/, "begins with a quote, which opens a phrase"],
];

/** A name must be one word that is not taken. */
function takeName(what: "field" | "keyword", name: unknown, owners: Owners): void {
  if (typeof name !== "string") refuse(`A ${what} name must be a string.`);
  const shown = `The ${what} name ${quoted(name)}`;
  for (const [pattern, fault] of impossibleNames) if (pattern.test(name)) refuse(`${shown} ${fault}.`);
  const folded = foldName(name);
  const colon = folded.indexOf(":");
  if (colon >= 0) {
    if (what === "field") refuse(`${shown} has a colon, which ends a field's name.`);
    const owner = owners.get(folded.slice(0, colon));
    if (owner?.startsWith("the field")) refuse(`${shown} would be read as ${owner} and its value.`);
  }
  if (owners.has(folded)) refuse(`${shown} is taken: ${owners.get(folded)} reads the same.`);
  owners.set(folded, `the ${what} ${quoted(name)}`);
}

function checkKeywords(
  keywords: Readonly<Record<string, Keyword>>,
  { fields, dialect }: Checked,
  owners: Owners,
): void {
  if (!isObject(keywords)) refuse("The definition's keywords must be an object.");
  const entries = new Map(Object.entries(fields).map(([name, field]) => [name, entryOf(dialect, name, field)]));
  for (const [name, keyword] of Object.entries(keywords)) {
    takeName("keyword", name, owners);
    const shown = `The keyword ${quoted(name)}`;
    if (!isObject(keyword)) refuse(`${shown} must be an object with “where” or “except”.`);
    const { where, except, all, any, none } = keyword;
    const groups = dialect === "extended" ? [all, any, none] : [];
    if ([where, except, ...groups].every((part) => part === undefined))
      refuse(`${shown} has neither “where” nor “except”.`);
    const find = (field: string) =>
      fieldReferredTo(entries, dialect, field) ??
      refuse(`${shown} uses the field ${quoted(field)}, which does not exist. The fields are ${namesOf(fields)}.`);
    keywordNode(keyword, find, (fault) => refuse(`${shown} ${fault}.`));
  }
}
