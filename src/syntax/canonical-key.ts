import type { AnyLanguage } from "../language/language.ts";
import { fieldOf, nameWithKey } from "../language/lookup.ts";
import type { AnyNode, FieldTerm } from "../language/nodes.ts";
import { foldCase, normalize } from "../language/text/fold.ts";
import { dialectOf, type KeysOfGroups } from "./dialect.ts";

/**
 * A text that is equal for terms that select the same by the same: `FIX` and `fix`, `id:010` and `id:10`, `(a OR b)` and `(b OR a)`.
 * All but words begin with a space and their kind, so that no text can be mistaken for a term of another kind. `undefined` for
 * unfinished terms and for groups of nothing else.
 */
export function canonicalKey(
  term: AnyNode,
  language: AnyLanguage,
  groups: KeysOfGroups = new Map(),
): string | undefined {
  switch (term.type) {
    case "word": {
      const text = foldCase(term.text);
      return text.charAt(0) === " " ? ` word ${text}` : text;
    }
    case "phrase":
    case "keyword":
      return ` ${term.type} ${canonicalText(term, language)}`;
    case "field":
      return ` ${kindOfValue(term)} ${nameWithKey(term.field, term.key)}:${canonicalText(term, language)}`;
    case "not": {
      const key = canonicalKey(term.term, language, groups);
      return key === undefined ? undefined : ` not ${key}`;
    }
    default:
      return dialectOf(language).canonicalKey?.(term, language, groups);
  }
}

/** In quotes, `author:"@me"` is someone of that name, and `created:"@today"` is not a date. */
function kindOfValue({ value, me }: FieldTerm): string {
  if (me) return "me";
  return value === undefined ? "wrong" : "field";
}

/**
 * The text or the value of a term in canonical spelling, and `undefined` for unfinished terms and for groups. Terms with the same key
 * have the same text, but so may others, as `fix` and `"fix"` have.
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
      const { field, key, text, value } = term;
      return value === undefined ? text : (fieldOf(language, field, key)?.kind.print(value) ?? text);
    }
    default:
      return dialectOf(language).canonicalText?.(term, language);
  }
}
