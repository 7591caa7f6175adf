import { querybarError } from "../language/error.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { layer } from "../language/layer.ts";
import { quoted } from "../language/message-text.ts";
import { printPhrase } from "./phrase.ts";
import { isUnbroken, readsAsWord } from "./reading.ts";
import type { Node } from "./tree.ts";
import { type QueryOrNode, treeOf } from "./tree-of.ts";

/**
 * Writes a query in canonical form: terms in their order, one space between, quotes only where needed, unfinished terms left
 * out. Parsing what was printed gives the same tree, ranges aside.
 *
 * @throws a `QuerybarError` with the code `not-expressible` for what the language cannot write: alternatives, or the complement of several terms.
 * @example
 * ```ts
 * print(parse("  fix   “exact text” repo: REPO:api ")); // "fix \"exact text\" repo:api"
 * ```
 */
export function print<L extends AnyLanguage = typeof layer>(query: QueryOrNode<L>, language?: L): string;
export function print(query: QueryOrNode<AnyLanguage>, language?: AnyLanguage): string {
  const tree = treeOf(query, language);
  return printNode(tree.root, tree.language, false);
}

function printNode(node: Node<AnyLanguage>, language: AnyLanguage, behindMinus: boolean): string {
  switch (node.type) {
    case "word":
      return readsAsWord(node.text, language, behindMinus) ? node.text : printText(node.text);
    case "phrase":
      return printText(node.text);
    case "field":
      return node.text === "" ? "" : `${node.field}:${isUnbroken(node.text) ? node.text : printPhrase(node.text)}`;
    case "keyword":
      return node.keyword;
    case "unfinished":
      return "";
    case "not":
      return printNegation(node.term, language);
    case "and":
      return printTerms(node.terms, language);
    case "or":
      return node.terms.length === 1 ? printTerms(node.terms, language) : refuse("alternatives", node.terms, language);
  }
}

function printText(text: string): string {
  return text === "" ? "" : printPhrase(text);
}

function printTerms(terms: readonly Node<AnyLanguage>[], language: AnyLanguage): string {
  return terms
    .map((term) => printNode(term, language, false))
    .filter((printed) => printed !== "")
    .join(" ");
}

function printNegation(term: Node<AnyLanguage>, language: AnyLanguage): string {
  if (term.type === "not") return printNode(term.term, language, false);
  if (term.type === "and" || term.type === "or") {
    const [only] = term.terms;
    if (only === undefined) return "";
    return term.terms.length === 1
      ? printNegation(only, language)
      : refuse("the complement of a group", term.terms, language);
  }
  const printed = printNode(term, language, true);
  return printed === "" ? "" : `-${printed}`;
}

function refuse(what: string, terms: readonly Node<AnyLanguage>[], language: AnyLanguage): never {
  const shown = quoted(printTerms(terms, language));
  throw querybarError("not-expressible", `The language has no way of writing ${what}: ${shown}.`);
}
