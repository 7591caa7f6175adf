import { querybarError } from "../language/error.ts";
import type { AnyField, GivenOf, Trait } from "../language/field.ts";
import { valueTerm } from "../language/field-terms.ts";
import type { Operator } from "../language/interval.ts";
import type { AnyLanguage, FieldAt, FieldName, FieldReference } from "../language/language.ts";
import { type FieldEntry, fieldNamed, fieldOfKey, hasKeys, keywordNamed, lookupOf } from "../language/lookup.ts";
import {
  type And,
  type AnyFieldTerm,
  type AnyNode,
  type KeywordTerm,
  type NodeIn,
  noRange,
  type Phrase,
  type Unfinished,
} from "../language/nodes.ts";
import { type BuiltNode, inLanguage, languageIn, requireShallow } from "../language/resolve-tree.ts";
import { namesOf, quoted } from "../language/shown-text.ts";
import { dialectOf } from "./dialect.ts";
import { readsAsWord } from "./quoting.ts";

/** What a field of the builder takes: its value, or a text as a query would have it; whole numbers also as a number or a bigint. */
export type BuilderValue<F extends AnyField> = GivenOf<F>;

/** The names of the fields that can do something; those of a field of keys with their key: `meta.region`. */
type NamesOf<L extends AnyLanguage, Has extends Trait = never> = [L] extends [AnyLanguage]
  ? FieldReference<L["fields"], Has>
  : never;

/** The name, or why it cannot be used, or the names that can. */
type NameWith<L extends AnyLanguage, Name, Has extends Trait, Fault extends string> =
  Name extends NamesOf<L, Has> ? Name : Name extends NamesOf<L> ? `“${Name}” ${Fault}` : NamesOf<L, Has>;

type BaseOf<Name> = Name extends `${infer Base}.${string}` ? Base : Name;

type GivenAt<L extends AnyLanguage, Name> = GivenOf<FieldAt<L["fields"], Name>>;

type TermIn<L extends AnyLanguage, Type, Name> = Extract<
  L["~leaf"],
  { readonly type: Type; readonly field: Name extends keyof L["fields"] ? Name : BaseOf<Name> }
>;

/** Makes trees of one language; see `builder`. */
export interface Builder<L extends AnyLanguage> {
  /** All of the terms. Groups inside are opened, unfinished terms left out. Throws `too-deep` for more than 64 levels. */
  and(...terms: readonly NodeIn<L>[]): BuiltNode<L, And<L>>;
  /**
   * The complement of one term. In the documented dialect throws `not-expressible` for several, such as `not(text("two words"))`.
   */
  not(term: NodeIn<L>): BuiltNode<L>;
  /** Natural text: its words, each a term. A word that would be read as something else becomes a phrase. */
  text(text: string): BuiltNode<L, And<L>>;
  /** Text that occurs exactly. An empty one is unfinished and does not filter. */
  phrase(text: string): BuiltNode<L, Phrase | Unfinished<FieldName<L>, "text">>;
  /** A field and its value. An empty text is unfinished and does not filter; what is not a value throws `invalid-term`. */
  field<Name extends NamesOf<L>>(
    name: Name,
    value: GivenAt<L, Name>,
  ): BuiltNode<L, TermIn<L, "field", Name> | Unfinished<FieldName<L>, "value">>;
  keyword(name: keyof L["keywords"] & string): BuiltNode<L, KeywordTerm<keyof L["keywords"] & string>>;
}

/** Makes trees of a language of the extended dialect. What a field cannot say throws `invalid-term`. */
export interface ExtendedBuilder<L extends AnyLanguage> extends Builder<L> {
  /** Any of the terms, of which unfinished ones are left out. */
  or(...terms: readonly NodeIn<L>[]): BuiltNode<L>;
  /** A comparison: `compare("id", ">=", 10)`. */
  compare<const Name extends string>(
    name: NameWith<L, Name, "ordered", "is not ordered: its values cannot be compared">,
    operator: Operator,
    value: GivenAt<L, Name>,
  ): BuiltNode<L, TermIn<L, "comparison", Name>>;
  /** The values from one to another, both included. `null` leaves an end open. */
  between<const Name extends string>(
    name: NameWith<L, Name, "ordered", "is not ordered: it has no ranges">,
    low: GivenAt<L, Name> | null,
    high: GivenAt<L, Name> | null,
  ): BuiltNode<L, TermIn<L, "between" | "present", Name>>;
  /** Any of the values. */
  list<const Name extends string>(
    name: NameWith<L, Name, "lists", "takes no lists">,
    values: readonly GivenAt<L, Name>[],
  ): BuiltNode<L, TermIn<L, "list" | "field", Name>>;
  /** The values of a form, in which an asterisk stands for any text and `\\*` for an asterisk. */
  pattern<const Name extends string>(
    name: NameWith<L, Name, "wildcards", "has no wildcards: its definition needs { wildcards: true }">,
    pattern: string,
  ): BuiltNode<L, TermIn<L, "pattern" | "present" | "field", Name>>;
  /** Any value. */
  present<Name extends NamesOf<L>>(name: Name): BuiltNode<L, TermIn<L, "present", Name>>;
  /** A text in one field: a word, or exactly. */
  contains<const Name extends string>(
    name: NameWith<L, Name, "contains", "is not a field of the kind containsText">,
    text: string,
    options?: { readonly exact?: boolean },
  ): BuiltNode<L, TermIn<L, "contains", Name>>;
}

/** What the builders of all dialects are made of. */
export interface BuilderParts {
  /** Makes a node know its language. */
  readonly built: <Made extends AnyNode>(node: Made) => BuiltNode<AnyLanguage, Made>;
  /** The terms without the unfinished ones, and without groups of the type around them. */
  readonly finished: (nodes: readonly AnyNode[], around?: "and" | "or") => readonly AnyNode[];
  /** The field of a name in any spelling. */
  readonly entryOf: (name: string) => FieldEntry;
  readonly refuse: (message: string) => never;
}

/** The builder of a language, by its dialect. */
export type BuilderOf<L extends AnyLanguage> = "extended" extends L["dialect"] ? ExtendedBuilder<L> : Builder<L>;

/**
 * Builds queries without writing text. Whatever the strings contain, a built query prints and parses back to itself. A built tree
 * knows its language, so it can be passed to any function that takes a query.
 *
 * @example
 * ```ts
 * const { and, not, text, field, keyword } = builder(layer);
 * print(and(text("fix failed"), not(text("wip")), field("id", 10), keyword("done"))); // "fix \"failed\" -wip id:10 done"
 * ```
 */
export function builder<L extends AnyLanguage>(language: L): BuilderOf<L>;
export function builder(language: AnyLanguage): Builder<AnyLanguage> {
  lookupOf(language);
  const built = <Made extends AnyNode>(node: Made) => inLanguage<AnyLanguage, Made>(node, language);
  const finished = (nodes: readonly AnyNode[], around: "and" | "or" = "and") =>
    nodes.flatMap((node) => {
      requireShallow(node);
      return finishedTerms(node, language, around);
    });
  const common: Builder<AnyLanguage> = {
    and: (...terms) => built({ type: "and", terms: finished(terms), ...noRange }),
    not: (term) => built(complement(finished([term]))),
    text: (natural) => built({ type: "and", terms: wordsOf(natural, language).map(built), ...noRange }),
    phrase: (exact) => built(exact === "" ? unfinished("text") : { type: "phrase", text: exact, ...noRange }),
    field: (name, value) => built(fieldTerm(language, name, value)) as never,
    keyword: (name) => built(keywordTerm(language, name)),
  };
  const entryOf = (name: string) => entryNamed(language, name);
  return dialectOf(language).builder?.(common, { built, finished, entryOf, refuse }) ?? common;
}

function wordsOf(natural: string, language: AnyLanguage): readonly AnyNode[] {
  return natural
    .split(/\s/)
    .filter((piece) => piece !== "")
    .map((text) => ({ type: readsAsWord(text, language) ? "word" : "phrase", text, ...noRange }));
}

/** The terms without the unfinished ones, and without groups of the type around them. */
function finishedTerms(node: AnyNode, language: AnyLanguage, around: "and" | "or"): readonly AnyNode[] {
  const own = languageIn(node);
  if (own !== undefined && own !== language)
    refuse(`This term is of the language ${quoted(own.name)}, and it is added to one of ${quoted(language.name)}.`);
  if (node.type === "unfinished") return [];
  if (node.type !== "and" && node.type !== "or") return [node];
  const terms = node.terms.flatMap((term) => finishedTerms(term, language, node.type));
  if (node.type === around || terms.length === 1) return terms;
  return terms.length === 0 ? [] : [{ type: node.type, terms, ...noRange }];
}

function complement(terms: readonly AnyNode[]): AnyNode {
  const [term, ...others] = terms;
  if (term === undefined) return { type: "and", terms: [], ...noRange };
  if (others.length > 0)
    throw querybarError(
      "not-expressible",
      "A minus negates one term: negate each of them, or make one phrase of the text.",
    );
  return term.type === "not" ? { ...term.term } : { type: "not", term, ...noRange };
}

function unfinished(lacks: "text"): Unfinished<string, "text">;
function unfinished(lacks: "value", field: string): Unfinished<string, "value">;
function unfinished(lacks: "text" | "value", field?: string): Unfinished {
  return { type: "unfinished", lacks, ...(field === undefined ? {} : { field }), negated: false, ...noRange };
}

/** The field of a name in any spelling; of a field of keys, that of the key after the dot. */
function entryNamed(language: AnyLanguage, typedName: string): FieldEntry {
  const lookup = lookupOf(language);
  const whole = fieldNamed(lookup, typedName);
  if (whole !== undefined && !hasKeys(whole)) return whole;
  const dot = typedName.indexOf(".");
  const base = dot < 0 ? undefined : fieldNamed(lookup, typedName.slice(0, dot));
  const key = typedName.slice(dot + 1);
  const entry = base === undefined || key === "" ? undefined : fieldOfKey(base, key);
  return entry ?? refuseName(typedName, "field", language.fields);
}

function fieldTerm(
  language: AnyLanguage,
  typedName: string,
  given: unknown,
): AnyFieldTerm | Unfinished<string, "value"> {
  const entry = entryNamed(language, typedName);
  if (given === "") return unfinished("value", entry.name);
  return (
    valueTerm(entry, given) ?? refuse(`${quoted(String(given))} is not a value of the field ${quoted(entry.name)}.`)
  );
}

function keywordTerm(language: AnyLanguage, typedName: string): KeywordTerm {
  const keyword = keywordNamed(lookupOf(language), typedName) ?? refuseName(typedName, "keyword", language.keywords);
  return { type: "keyword", keyword, ...noRange };
}

function refuseName(name: string, what: string, known: object): never {
  return refuse(`There is no ${what} named ${quoted(name)} in this language: its ${what}s are ${namesOf(known)}.`);
}

function refuse(message: string): never {
  throw querybarError("invalid-term", message);
}
