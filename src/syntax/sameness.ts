import type { AnyLanguage } from "../language/language.ts";
import { foldCase, normalize } from "../language/text.ts";
import type { Term } from "./tree.ts";

/**
 * Equal for terms that mean the same: much as they are printed, which keeps the kinds apart. No word begins with a quote,
 * reads as a field or holds a space, and only one behind a minus begins with a minus.
 */
export function sameness(term: Term<AnyLanguage>): string | undefined {
  switch (term.type) {
    case "word":
      return foldCase(term.text);
    case "phrase":
      return `"${normalize(term.text)}`;
    case "keyword":
      return `${term.keyword} `;
    case "field":
      return term.value === undefined ? `${term.field}: ${term.text}` : `${term.field}:${term.value}`;
    case "not":
      return `-${sameness(term.term)}`;
    default:
      return undefined;
  }
}
