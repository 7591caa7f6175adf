import { querybarError } from "../../language/error.ts";
import type { AnyLanguage } from "../../language/language.ts";
import { fieldOf, lookupOf } from "../../language/lookup.ts";
import type { AnyNode } from "../../language/nodes.ts";
import { quoted } from "../../language/text/shown-text.ts";
import { printPhrase } from "../phrase.ts";
import { readsAsWord, writtenName } from "../quoting.ts";
import { fieldHead } from "./field-head.ts";
import { isWritable, writtenTermValue, writtenWord } from "./written-value.ts";

/** A tree of the extended dialect in canonical form. */
export function printExtended(node: AnyNode, language: AnyLanguage): string {
  const finished = finishedPart(node);
  return finished === undefined ? "" : printed(finished, { language, parent: "root" });
}

/** A tree without its unfinished terms, flat: what then has one term is that term. `undefined` if nothing is left. */
export function finishedPart(node: AnyNode): AnyNode | undefined {
  switch (node.type) {
    case "unfinished":
      return undefined;
    case "word":
    case "phrase":
    case "field":
    case "contains":
      return node.text === "" ? undefined : node;
    case "not": {
      const term = finishedPart(node.term);
      return term && { ...node, term };
    }
    case "and":
    case "or": {
      if (node.type === "or" && node.terms.length === 0) return node;
      const terms = node.terms.flatMap((term) => {
        const finished = finishedPart(term);
        if (finished === undefined) return [];
        return finished.type === node.type ? finished.terms : [finished];
      });
      return terms.length < 2 ? terms[0] : { ...node, terms };
    }
    default:
      return node;
  }
}

interface Surroundings {
  readonly language: AnyLanguage;
  readonly parent: "root" | "and" | "or" | "not";
  readonly inGroup?: boolean;
  /** Whether a closing parenthesis is next. */
  readonly endsGroup?: boolean;
}

function printed(node: AnyNode, where: Surroundings): string {
  const { language, parent } = where;
  switch (node.type) {
    case "word":
      return readsAsWord(node.text, language, { afterMinus: parent === "not" })
        ? writtenWord(node.text, where) + endOfOpenKey(node.text, language)
        : printPhrase(node.text);
    case "phrase":
      return printPhrase(node.text);
    case "keyword":
      return node.keyword;
    case "not":
      return parent === "not" ? inParentheses(node, where) : `-${printed(node.term, { ...where, parent: "not" })}`;
    case "and":
    case "or": {
      if (node.terms.length === 0)
        throw querybarError("not-expressible", "A query cannot say “or” without terms, which selects nothing.");
      if (parent === "not" || (node.type === "or" && parent === "and")) return inParentheses(node, where);
      const last = node.terms.length - 1;
      const { endsGroup = false } = where;
      return node.terms
        .map((term, index) => printed(term, { ...where, parent: node.type, endsGroup: endsGroup && index === last }))
        .join(node.type === "or" ? " OR " : " ");
    }
    case "unfinished":
      return "";
    default: {
      const entry = fieldOf(language, node.field, node.key);
      if (entry === undefined)
        throw querybarError("not-expressible", `There is no field named ${quoted(node.field)} in this language.`);
      if (!isWritable(entry, node))
        throw querybarError(
          "not-expressible",
          `A query cannot say this of ${quoted(node.field)}: comparisons, ranges and patterns have no white space.`,
        );
      return writtenName(node.field, node.key) + writtenTermValue(entry, node);
    }
  }
}

/**
 * An empty phrase after a word that begins as a field with a key in quotes does, so that what follows does not become a part of it:
 *
 *     meta."a "" b":x
 */
function endOfOpenKey(word: string, language: AnyLanguage): string {
  const quote = /["“”„‟]/.exec(word)?.[0];
  const isOpen = quote !== undefined && fieldHead(`${word}a${quote}:`, 0, lookupOf(language)) !== undefined;
  return isOpen ? ` ${quote}${quote}` : "";
}

function inParentheses(node: AnyNode, where: Surroundings): string {
  const inside = printed(node, { ...where, parent: "root", inGroup: true, endsGroup: true });
  // Two backslashes before the parenthesis are one.
  return `(${inside.replace(/\\+$/, "$&$&")})`;
}
