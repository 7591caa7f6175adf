import type { AnyLanguage } from "../language/language.ts";
import { fieldOf } from "../language/lookup.ts";
import type { AnyNode } from "../language/nodes.ts";
import { foldCase, normalize } from "../language/text.ts";

/**
 * A text that is equal for terms that select the same by the same: `FIX` and `fix`, `id:010` and `id:10`. All but
 * words begin with a space and their kind, so that no text can be mistaken for a term of another kind. `undefined` for unfinished terms and for groups.
 */
export function canonicalKey(term: AnyNode, language: AnyLanguage): string | undefined {
  switch (term.type) {
    case "word":
      return term.text.startsWith(" ") ? ` word ${foldCase(term.text)}` : foldCase(term.text);
    case "phrase":
      return ` phrase ${normalize(term.text)}`;
    case "keyword":
      return ` keyword ${term.keyword}`;
    case "field": {
      const { field, value, text } = term;
      if (value === undefined) return ` wrong ${field}:${text}`;
      return ` field ${field}:${fieldOf(language, field)?.kind.print(value) ?? text}`;
    }
    case "not": {
      const key = canonicalKey(term.term, language);
      return key === undefined ? undefined : ` not ${key}`;
    }
    default:
      return undefined;
  }
}
