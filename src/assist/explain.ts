import type { AnyLanguage } from "../language/language.ts";
import type { layer } from "../language/layer.ts";
import { quoted } from "../language/message-text.ts";
import { atomOf } from "../syntax/checks/rule.ts";
import type { Node, Range } from "../syntax/tree.ts";
import { type QueryOrNode, treeOf } from "../syntax/tree-of.ts";
import { type ExplainOptions, list, say } from "./catalogue.ts";
import { fieldWords, keywordWords } from "./words.ts";

/** What a query selects, in words. */
export interface Explanation {
  /** One plain sentence. */
  readonly sentence: string;
  /** What each term says, at its place in the text. */
  readonly parts: readonly ExplainedPart[];
}

export interface ExplainedPart extends Range {
  readonly text: string;
}

/**
 * Says what a query selects: for screen readers, tooltips and pages without results. Its words are those of the language's
 * definition.
 *
 * @example
 * ```ts
 * explain(parse("fix -wip branch:main failed")).sentence;
 * // "Layer CI runs mentioning “fix” but not “wip”, where the branch is “main” and the run has suffered a failure or error."
 * explain(parse("fix -wip")).parts[1]; // { text: "not mentioning “wip”", from: 4, to: 8 }
 * ```
 */
export function explain<L extends AnyLanguage = typeof layer>(
  query: QueryOrNode<L>,
  options?: ExplainOptions & { readonly language?: L },
): Explanation;
export function explain(
  query: QueryOrNode<AnyLanguage>,
  options: ExplainOptions & { readonly language?: AnyLanguage } = {},
): Explanation {
  const { root, language } = treeOf(query, options.language);
  const terms = root.type === "and" ? root.terms : [root];
  return {
    sentence: sentence(terms, language, options).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
    parts: terms.map((term) => explainTerm(term, language, options)),
  };
}

export function explainTerm(term: Node<AnyLanguage>, language: AnyLanguage, options: ExplainOptions): ExplainedPart {
  return { text: termWords(term, language, options), from: term.from, to: term.to };
}

function sentence(terms: readonly Node<AnyLanguage>[], language: AnyLanguage, options: ExplainOptions): string {
  const mentioned: string[] = [];
  const unmentioned: string[] = [];
  const conditions: string[] = [];
  for (const term of terms) {
    const atom = atomOf(term);
    if (atom.type === "word" || atom.type === "phrase") {
      (term === atom ? mentioned : unmentioned).push(soughtText(atom, options));
    } else if (atom.type !== "unfinished") {
      conditions.push(termWords(term, language, options));
    }
  }
  const about = mentioning([...new Set(mentioned)], [...new Set(unmentioned)], options);
  const gaps = {
    records: language.name,
    mentioned: about,
    conditions: list(options, [...new Set(conditions)], "list-and"),
  };
  if (conditions.length === 0) return say(options, about === "" ? "sentence-all" : "sentence-text", gaps);
  return say(options, about === "" ? "sentence-where" : "sentence-text-where", gaps);
}

/** “mentioning a and b but not c or d” */
function mentioning(present: readonly string[], absent: readonly string[], options: ExplainOptions): string {
  const without = list(options, absent, "list-or");
  if (present.length === 0) return absent.length === 0 ? "" : say(options, "text-not-mentioned", { text: without });
  const mentioned = say(options, "text-mentioned", { text: list(options, present, "list-and") });
  return absent.length === 0 ? mentioned : say(options, "text-but-not", { mentioned, text: without });
}

function soughtText(atom: Node<AnyLanguage> & { readonly type: "word" | "phrase" }, options: ExplainOptions): string {
  return atom.type === "phrase" ? say(options, "text-exactly", { text: quoted(atom.text) }) : quoted(atom.text);
}

/** What one term says of a record. */
function termWords(term: Node<AnyLanguage>, language: AnyLanguage, options: ExplainOptions): string {
  switch (term.type) {
    case "word":
    case "phrase":
      return say(options, "text-mentioned", { text: soughtText(term, options) });
    case "field":
      return fieldTermWords(term, "field-is", language, options);
    case "keyword":
      return keywordWords(language, term.keyword, options);
    case "unfinished":
      return say(options, `unfinished-${term.lacks}`, { field: fieldWords(language, term.field ?? "") });
    case "not":
      return negatedWords(term.term, language, options);
    case "and":
    case "or":
      return list(
        options,
        term.terms.map((inner) => termWords(inner, language, options)),
        `list-${term.type}`,
      );
  }
}

function negatedWords(term: Node<AnyLanguage>, language: AnyLanguage, options: ExplainOptions): string {
  if (term.type === "word" || term.type === "phrase") {
    return say(options, "text-not-mentioned", { text: soughtText(term, options) });
  }
  if (term.type === "field") return fieldTermWords(term, "field-is-not", language, options);
  return say(options, "keyword-not", { condition: termWords(term, language, options) });
}

function fieldTermWords(
  term: Node<AnyLanguage> & { readonly type: "field" },
  key: "field-is" | "field-is-not",
  language: AnyLanguage,
  options: ExplainOptions,
): string {
  const shown = quoted(term.value ?? term.text);
  const condition = say(options, key, { field: fieldWords(language, term.field), value: shown });
  return term.value === undefined ? say(options, "no-such-value", { condition }) : condition;
}
