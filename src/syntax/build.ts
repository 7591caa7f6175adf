import { querybarError } from "../language/error.ts";
import type { Field, ValueOf, WholeNumberField } from "../language/field.ts";
import type { AnyLanguage } from "../language/language.ts";
import { definitionOf, fieldNamed, keywordNamed, lookupOf } from "../language/lookup.ts";
import { namesOf, quoted } from "../language/message-text.ts";
import { readValue } from "../language/value.ts";
import { readsAsWord } from "./reading.ts";
import type { And, FieldTerm, KeywordTerm, Node, Not, Phrase, Unfinished } from "./tree.ts";
import { nowhere } from "./tree-of.ts";

/** What a field of the builder takes: its value; whole numbers also as a number or a bigint. */
export type BuilderValue<F> = F extends WholeNumberField ? ValueOf<F> | number | bigint : ValueOf<F>;

/** Makes trees of one language; see `builder`. */
export interface Builder<L extends AnyLanguage> {
  /** All of the terms; groups inside are opened, unfinished terms left out. */
  and(...terms: readonly Node<L>[]): And<L>;
  /** The complement of one term. Throws `not-expressible` for several, such as `not(text("two words"))`. */
  not(term: Node<L>): Node<L>;
  /** Natural text: its words, each a term. A word that would be read as something else becomes a phrase. */
  text(text: string): And<L>;
  /** Text that occurs exactly. An empty one is unfinished and does not filter. */
  phrase(text: string): Phrase | Unfinished<L>;
  /** A field and its value. An empty text is unfinished and does not filter; what is no value throws `invalid-term`. */
  field<Name extends keyof L["fields"] & string>(
    name: Name,
    value: BuilderValue<L["fields"][Name]>,
  ): FieldTerm<L> | Unfinished<L>;
  keyword(name: keyof L["keywords"] & string): KeywordTerm<L>;
}

/**
 * Builds queries without writing text: whatever the strings hold, what is built prints and parses back to itself.
 *
 * @example
 * ```ts
 * const { and, not, text, field, keyword } = builder(layer);
 * print(and(text("fix failed"), not(text("wip")), field("id", 10), keyword("done"))); // "fix \"failed\" -wip id:10 done"
 * ```
 */
export function builder<L extends AnyLanguage>(language: L): Builder<L>;
export function builder(language: AnyLanguage): Builder<AnyLanguage> {
  const text = (natural: string): And<AnyLanguage> => ({
    type: "and",
    terms: natural
      .split(/\s/)
      .filter((piece) => piece !== "")
      .map((piece) => ({
        type: readsAsWord(piece, language) ? "word" : "phrase",
        text: piece,
        ...nowhere,
      })),
    ...nowhere,
  });
  return {
    and: (...terms) => ({ type: "and", terms: terms.flatMap(finishedTerms), ...nowhere }),
    not: (term) => complement(term),
    text,
    phrase: (exact) => (exact === "" ? unfinished("text") : { type: "phrase", text: exact, ...nowhere }),
    field: (name, value) => buildField(language, name, value),
    keyword: (name) => buildKeyword(language, name),
  };
}

function finishedTerms(node: Node<AnyLanguage>): readonly Exclude<Node<AnyLanguage>, And<AnyLanguage>>[] {
  if (node.type === "unfinished") return [];
  return node.type === "and" ? node.terms.flatMap(finishedTerms) : [node];
}

function complement(node: Node<AnyLanguage>): Node<AnyLanguage> {
  const [term, ...others] = finishedTerms(node);
  if (term === undefined) return { type: "and", terms: [], ...nowhere };
  if (others.length > 0) {
    throw querybarError(
      "not-expressible",
      "A minus negates one term: negate each of them, or make one phrase of the text.",
    );
  }
  return term.type === "not" ? term.term : ({ type: "not", term, ...nowhere } satisfies Not<AnyLanguage>);
}

function unfinished(lacks: "text" | "value", field?: string): Unfinished<AnyLanguage> {
  return { type: "unfinished", lacks, ...(field === undefined ? {} : { field }), negated: false, ...nowhere };
}

function buildField(
  language: AnyLanguage,
  typedName: string,
  given: string | number | bigint,
): FieldTerm<AnyLanguage> | Unfinished<AnyLanguage> {
  const lookup = lookupOf(language);
  const field = fieldNamed(lookup, typedName) ?? refuseName(typedName, "field", language.fields);
  const definition = definitionOf(lookup, field);
  const text = writtenValue(definition, given);
  if (text === "") return unfinished("value", field);
  const value = text === undefined ? undefined : readValue(definition, text);
  if (text === undefined || value === undefined)
    return refuse(`${quoted(String(given))} is no value of the field ${quoted(field)}.`);
  return { type: "field", field, text, value, valueFrom: 0, valueTo: 0, ...nowhere };
}

/** A number that is not whole, or too large to be exact, has no writing. */
function writtenValue(field: Field, given: string | number | bigint): string | undefined {
  if (typeof given === "string") return given;
  if (field.kind !== "whole-number") return undefined;
  return typeof given === "bigint" || Number.isSafeInteger(given) ? String(given) : undefined;
}

function buildKeyword(language: AnyLanguage, typedName: string): KeywordTerm<AnyLanguage> {
  const keyword = keywordNamed(lookupOf(language), typedName) ?? refuseName(typedName, "keyword", language.keywords);
  return { type: "keyword", keyword, ...nowhere };
}

function refuseName(name: string, what: string, known: object): never {
  return refuse(`${quoted(name)} is no ${what} of this language: its ${what}s are ${namesOf(known)}.`);
}

function refuse(message: string): never {
  throw querybarError("invalid-term", message);
}
