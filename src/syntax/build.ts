import { querybarError } from "../language/error.ts";
import type { AnyField, GivenOf } from "../language/field.ts";
import { readGiven } from "../language/given.ts";
import type { AnyLanguage, FieldName } from "../language/language.ts";
import { fieldNamed, keywordNamed, lookupOf } from "../language/lookup.ts";
import type { And, AnyNode, FieldTerm, KeywordTerm, NodeIn, Phrase, Unfinished } from "../language/nodes.ts";
import { type BuiltNode, inLanguage, languageIn, noRange, requireShallow } from "../language/resolve-tree.ts";
import { namesOf, quoted } from "../language/shown-text.ts";
import { readsAsWord } from "./quoting.ts";

/** What a field of the builder takes: its value, or a text as a query would have it; whole numbers also as a number or a bigint. */
export type BuilderValue<F extends AnyField> = GivenOf<F>;

type FieldIn<L extends AnyLanguage, Name> = Extract<L["~leaf"], { readonly type: "field"; readonly field: Name }>;

/** Makes trees of one language; see `builder`. */
export interface Builder<L extends AnyLanguage> {
  /** All of the terms. Groups inside are opened, unfinished terms left out. Throws `too-deep` for more than 64 levels. */
  and(...terms: readonly NodeIn<L>[]): BuiltNode<L, And<L>>;
  /** The complement of one term. Throws `not-expressible` for several, such as `not(text("two words"))`. */
  not(term: NodeIn<L>): BuiltNode<L>;
  /** Natural text: its words, each a term. A word that would be read as something else becomes a phrase. */
  text(text: string): BuiltNode<L, And<L>>;
  /** Text that occurs exactly. An empty one is unfinished and does not filter. */
  phrase(text: string): BuiltNode<L, Phrase | Unfinished<FieldName<L>>>;
  /** A field and its value. An empty text is unfinished and does not filter; what is not a value throws `invalid-term`. */
  field<Name extends keyof L["fields"] & string>(
    name: Name,
    value: BuilderValue<L["fields"][Name]>,
  ): BuiltNode<L, FieldIn<L, Name> | Unfinished<FieldName<L>>>;
  keyword(name: keyof L["keywords"] & string): BuiltNode<L, KeywordTerm<keyof L["keywords"] & string>>;
}

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
export function builder<L extends AnyLanguage>(language: L): Builder<L>;
export function builder(language: AnyLanguage): Builder<AnyLanguage> {
  lookupOf(language);
  const built = <Made extends AnyNode>(node: Made) => inLanguage<AnyLanguage, Made>(node, language);
  const finished = (nodes: readonly AnyNode[]) =>
    nodes.flatMap((node) => {
      requireShallow(node);
      return finishedTerms(node, language);
    });
  return {
    and: (...terms) => built({ type: "and", terms: finished(terms), ...noRange }),
    not: (term) => built(complement(finished([term]))),
    text: (natural) => built({ type: "and", terms: wordsOf(natural, language).map(built), ...noRange }),
    phrase: (exact) => built(exact === "" ? unfinished("text") : { type: "phrase", text: exact, ...noRange }),
    field: (name, value) => built(fieldTerm(language, name, value)) as never,
    keyword: (name) => built(keywordTerm(language, name)),
  };
}

function wordsOf(natural: string, language: AnyLanguage): readonly AnyNode[] {
  return natural
    .split(/\s/)
    .filter((piece) => piece !== "")
    .map((text) => ({ type: readsAsWord(text, language) ? "word" : "phrase", text, ...noRange }));
}

function finishedTerms(node: AnyNode, language: AnyLanguage): readonly AnyNode[] {
  const own = languageIn(node);
  if (own !== undefined && own !== language)
    refuse(`This term is of the language ${quoted(own.name)}, and it is added to one of ${quoted(language.name)}.`);
  if (node.type === "unfinished") return [];
  return node.type === "and" ? node.terms.flatMap((term) => finishedTerms(term, language)) : [node];
}

function complement([term, ...others]: readonly AnyNode[]): AnyNode {
  if (term === undefined) return { type: "and", terms: [], ...noRange };
  if (others.length > 0) {
    throw querybarError(
      "not-expressible",
      "A minus negates one term: negate each of them, or make one phrase of the text.",
    );
  }
  return term.type === "not" ? { ...term.term } : { type: "not", term, ...noRange };
}

function unfinished(lacks: "text" | "value", field?: string): Unfinished {
  return { type: "unfinished", lacks, ...(field === undefined ? {} : { field }), negated: false, ...noRange };
}

function fieldTerm(language: AnyLanguage, typedName: string, given: unknown): FieldTerm | Unfinished {
  const entry = fieldNamed(lookupOf(language), typedName) ?? refuseName(typedName, "field", language.fields);
  if (given === "") return unfinished("value", entry.name);
  const read = readGiven(entry.field, given);
  if (read === undefined) return refuse(`${quoted(String(given))} is not a value of the field ${quoted(entry.name)}.`);
  return { type: "field", field: entry.name, ...read, valueFrom: 0, valueTo: 0, ...noRange };
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
