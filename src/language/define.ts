import type { LanguageDefinition } from "./definition.ts";

import { querybarError } from "./error.ts";
import { type AnyField, type Dialect, type FieldMap, spanOf } from "./field.ts";
import type { FieldFault } from "./field-faults.ts";
import type { KeywordDialect } from "./keyword-node.ts";
import { kindIn } from "./kinds/kind.ts";
import type { Keyword, Language } from "./language.ts";
import { entryOf, fieldReferredTo } from "./lookup.ts";
import { type Definition, makeLanguage } from "./make-language.ts";
import { type Path, pathName } from "./path.ts";
import { foldName } from "./text/fold.ts";
import { namesOf, quoted } from "./text/shown-text.ts";

/** Waits for the definition: the record's type is given, everything else is inferred. */
export type DefineLanguageFor<RecordType, Possible extends Dialect = Dialect> = <
  const Name extends string,
  const Text extends readonly Path[],
  const Fields extends FieldMap,
  const KeywordName extends string = never,
  const InDialect extends Possible = "documented" & Possible,
>(
  definition: LanguageDefinition<Name, RecordType, Text, Fields, KeywordName, InDialect>,
) => Language<Name, RecordType, InDialect, KeywordName, Fields>;

/** A dialect, and what it says about fields. */
export type DefinedDialect = readonly [dialect: KeywordDialect, faultOf: FieldFault];

/** What `defineLanguage` returns, for languages in one of the dialects. `called` is the function's name. */
export function definer(called: string, dialects: readonly DefinedDialect[], misplaced: unknown) {
  if (misplaced !== undefined) refuse(`The definition goes into a second pair of parentheses: ${called}()({ … }).`);
  return (definition: unknown) => checkedLanguage(definition as Definition, dialects) as never;
}

function checkedLanguage(definition: Definition, dialects: readonly DefinedDialect[]): object {
  if (!isObject(definition)) refuse("The definition must be an object.");
  const { name, dialect: dialectName = "documented", text, fields, keywords = {} } = definition;
  if (typeof name !== "string" || name === "") refuse("A language needs a name.");
  const [dialect, faultOf] = dialects.find(([one]) => one.name === dialectName) ?? refuseDialect(dialectName, dialects);
  checkText(text);
  const owners: Owners = new Map();
  checkFields(fields, faultOf, owners);
  checkKeywords(keywords, fields, dialect, owners);
  return makeLanguage(definition, dialect);
}

function refuseDialect(dialect: string, dialects: readonly DefinedDialect[]): never {
  const names = dialects.map(([{ name }]) => `“${name}”`).join(" or ");
  refuse(`The dialect of a language is ${names}, not ${quoted(String(dialect))}.`);
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

/** Which field or keyword each name belongs to, by the folded name. */
type Owners = Map<string, string>;

function checkFields(fields: FieldMap, faultOf: FieldFault, owners: Owners): void {
  if (!isObject(fields)) refuse("The definition's fields must be an object.");
  for (const [name, field] of Object.entries<AnyField>(fields)) {
    if (kindIn(field) === undefined)
      refuse(`The field ${quoted(name)} must be made by a kind, such as exactText, oneOf or wholeNumber.`);
    const { from, to } = spanOf(field) ?? { from: field.path, to: field.path };
    if (!isPath(from) || !isPath(to)) refuse(`The field ${quoted(name)} must name a record key.`);
    const { aliases = [] } = field;
    if (!Array.isArray(aliases)) refuse(`The aliases of the field ${quoted(name)} must be an array of names.`);
    for (const spelling of [name, ...aliases]) takeName("field", spelling, owners);
    const fault = faultOf(name, field);
    if (fault !== undefined) refuse(fault);
  }
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
  fields: FieldMap,
  dialect: KeywordDialect,
  owners: Owners,
): void {
  if (!isObject(keywords)) refuse("The definition's keywords must be an object.");
  const entries = new Map(Object.entries(fields).map(([name, field]) => [name, entryOf(dialect, name, field)]));
  for (const [name, keyword] of Object.entries(keywords)) {
    takeName("keyword", name, owners);
    const shown = `The keyword ${quoted(name)}`;
    if (!isObject(keyword)) refuse(`${shown} must be an object with “where” or “except”.`);
    const { where, except, all, any, none } = keyword;
    if ([where, except, all, any, none].every((part) => part === undefined))
      refuse(`${shown} has neither “where” nor “except”.`);
    const find = (field: string) =>
      fieldReferredTo(entries, field) ??
      refuse(`${shown} uses the field ${quoted(field)}, which does not exist. The fields are ${namesOf(fields)}.`);
    dialect.keywordNode(keyword, find, (fault) => refuse(`${shown} ${fault}.`));
  }
}
