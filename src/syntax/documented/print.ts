import { querybarError } from "../../language/error.ts";
import type { AnyLanguage } from "../../language/language.ts";
import type { AnyNode } from "../../language/nodes.ts";
import { quoted } from "../../language/text/shown-text.ts";
import { printPhrase } from "../phrase.ts";
import { readsAsWord, writtenValue } from "../quoting.ts";

/** A tree of the documented dialect in canonical form. */
export function printDocumented(node: AnyNode, language: AnyLanguage): string {
  return printed(node, language, false);
}

function printed(node: AnyNode, language: AnyLanguage, afterMinus: boolean): string {
  switch (node.type) {
    case "word":
      return readsAsWord(node.text, language, { afterMinus }) ? node.text : printedText(node.text);
    case "phrase":
      return printedText(node.text);
    case "field":
      return node.text === "" ? "" : `${node.field}:${writtenValue(node.text)}`;
    case "keyword":
      return node.keyword;
    case "not":
      return printedComplement(node.term, language);
    case "and":
      return printedTerms(node.terms, language);
    case "or": {
      const [only, ...others] = node.terms;
      return only !== undefined && others.length === 0
        ? printed(only, language, false)
        : refuse("alternatives", node.terms, language);
    }
    default:
      // Unfinished: there are no other types in this dialect.
      return "";
  }
}

function printedText(text: string): string {
  return text === "" ? "" : printPhrase(text);
}

function printedTerms(terms: readonly AnyNode[], language: AnyLanguage): string {
  return terms
    .map((term) => printed(term, language, false))
    .filter((text) => text !== "")
    .join(" ");
}

function printedComplement(term: AnyNode, language: AnyLanguage): string {
  if (term.type === "not") return printed(term.term, language, false);
  if (term.type === "and" || term.type === "or") {
    const finished = term.terms.filter((one) => printed(one, language, false) !== "");
    const [only, ...others] = finished;
    if (only === undefined) return "";
    return others.length === 0
      ? printedComplement(only, language)
      : refuse("the complement of a group", term.terms, language);
  }
  const text = printed(term, language, true);
  return text === "" ? "" : `-${text}`;
}

function refuse(what: string, terms: readonly AnyNode[], language: AnyLanguage): never {
  const shown = quoted(printedTerms(terms, language));
  throw querybarError("not-expressible", `This language cannot write ${what}: ${shown}.`);
}
