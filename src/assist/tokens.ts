import type { AnyLanguage } from "../language/language.ts";
import { fieldOf } from "../language/lookup.ts";
import type { AnyNode, FieldTerm, Range, Unfinished } from "../language/nodes.ts";
import { beginsWithQuote } from "../language/text.ts";
import type { Layer } from "../layer/language.ts";
import type { AnyQuery } from "../query/query.ts";
import { addExtended } from "./extended-tokens.ts";
import { queryOf, type TextOptions, type TextOrQuery } from "./query-of.ts";
import { type Add, addName, addPhrase, type TokenTag } from "./token-tag.ts";

export interface Token extends Range {
  readonly tag: TokenTag;
}

/**
 * Cuts a text into pieces for colouring: each begins where the one before ended, and together they are the whole text.
 *
 * @example
 * ```ts
 * tokens("-id:10").map(({ tag }) => tag); // ["operator", "propertyName", "punctuation", "number"]
 * ```
 */
export function tokens<L extends AnyLanguage = Layer>(
  input: TextOrQuery<L>,
  options?: TextOptions<L>,
): readonly Token[] {
  const query = queryOf(input, options);
  const found: Token[] = [];
  let from = 0;
  const add: Add = (to, tag) => {
    if (to > from) found.push({ from, to, tag });
    from = Math.max(from, to);
  };
  if (query.language.dialect === "extended") addExtended(query, add);
  else {
    for (const term of query.root.terms) {
      add(term.from, "separator");
      addTerm(term, query, add);
    }
  }
  add(query.text.length, "separator");
  return found;
}

function addTerm(term: AnyNode, query: AnyQuery, add: Add): void {
  switch (term.type) {
    case "not":
      add(term.from + 1, "operator");
      addTerm(term.term, query, add);
      break;
    case "word":
      add(term.to, "content");
      break;
    case "phrase":
      addPhrase(term.from, term.to, query.text, add);
      break;
    case "keyword":
      add(term.to, "keyword");
      break;
    case "field":
      addName(query.text.indexOf(":", term.from), add);
      addValue(term, query, add);
      break;
    case "unfinished":
      addUnfinished(term, query.text, add);
      break;
    // No text reads as a group inside a query.
  }
}

function addValue({ field, value, valueFrom, valueTo }: FieldTerm, { text, language }: AnyQuery, add: Add): void {
  const tag = value === undefined ? "invalid" : (fieldOf(language, field)?.kind.colour ?? "string");
  if (tag === "string" && beginsWithQuote(text.charAt(valueFrom))) addPhrase(valueFrom, valueTo, text, add);
  else add(valueTo, tag);
}

function addUnfinished(term: Unfinished, text: string, add: Add): void {
  if (term.negated) add(term.from + 1, "operator");
  if (term.lacks === "value") addName(text.indexOf(":", term.from), add);
  add(term.to, "string");
}
