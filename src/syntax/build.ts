import { querybarError } from "../language/error.ts";
import { valueTerm } from "../language/field-terms.ts";
import type { AnyLanguage } from "../language/language.ts";
import { type FieldEntry, fieldNamed, fieldOfKey, hasKeys, keywordNamed, lookupOf } from "../language/lookup.ts";
import { type AnyFieldTerm, type AnyNode, type KeywordTerm, noRange, type Unfinished } from "../language/nodes.ts";
import { inLanguage, languageIn, requireTree } from "../language/resolve-tree.ts";
import { namesOf, quoted, titleOf } from "../language/text/shown-text.ts";
import type { Builder, BuilderOf } from "./builder-contract.ts";
import { dialectOf } from "./dialect.ts";
import { readsAsWord } from "./quoting.ts";

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
      requireTree(node, language);
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
    refuse(`This term is of the language ${titleOf(own)}, and it is added to one of ${titleOf(language)}.`);
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
