import type { AnyLanguage } from "../language/language.ts";
import { fieldOf } from "../language/lookup.ts";
import type { AnyNode } from "../language/nodes.ts";
import { foldCase, normalize } from "../language/text.ts";

/**
 * A text that is equal for terms that select the same by the same: `FIX` and `fix`, `id:010` and `id:10`. All but
 * words begin with a space and their kind, so that no text can be mistaken for a term of another kind. `undefined` for unfinished terms and for groups.
 */
export function canonicalKey(term: AnyNode, language: AnyLanguage): string | undefined {
  const text = canonicalText(term, language);
  switch (term.type) {
    case "word":
      return text?.charAt(0) === " " ? ` word ${text}` : text;
    case "phrase":
    case "keyword":
      return ` ${term.type} ${text}`;
    case "field":
      return ` ${term.value === undefined ? "wrong" : "field"} ${term.field}:${text}`;
    case "not": {
      const key = canonicalKey(term.term, language);
      return key === undefined ? undefined : ` not ${key}`;
    }
    default:
      return undefined;
  }
}

/**
 * The text or the value of a word, phrase, keyword or field in canonical spelling. Terms with the same key have the same text, but
 * so may others, as `fix` and `"fix"` have.
 */
export function canonicalText(term: AnyNode, language: AnyLanguage): string | undefined {
  switch (term.type) {
    case "word":
      return foldCase(term.text);
    case "phrase":
      return normalize(term.text);
    case "keyword":
      return term.keyword;
    case "field": {
      const { field, text, value } = term;
      return value === undefined ? text : (fieldOf(language, field)?.kind.print(value) ?? text);
    }
    default:
      return undefined;
  }
}
