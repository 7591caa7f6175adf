import type { AnyLanguage } from "../language/language.ts";
import { fieldOf } from "../language/lookup.ts";
import type { AnyNode, End, FieldTerm } from "../language/nodes.ts";
import { foldCase, normalize } from "../language/text/fold.ts";

/** The keys of groups, for who asks for many of them. */
export type KeysOfGroups = Map<AnyNode, string | undefined>;

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
      const text = canonicalText(term, language);
      return text?.charAt(0) === " " ? ` word ${text}` : text;
    }
    case "phrase":
    case "keyword":
      return ` ${term.type} ${canonicalText(term, language)}`;
    case "not": {
      const key = canonicalKey(term.term, language, groups);
      return key === undefined ? undefined : ` not ${key}`;
    }
    case "and":
    case "or": {
      if (!groups.has(term)) {
        const keys = term.terms.flatMap((inner) => canonicalKey(inner, language, groups) ?? []);
        groups.set(term, keys.length < 2 ? keys[0] : ` ${term.type} ${joinedKeys(keys)}`);
      }
      return groups.get(term);
    }
    case "unfinished":
      return undefined;
    default: {
      const { field, key } = term;
      const type = term.type === "field" ? kindOfValue(term) : term.type;
      const name = key === undefined ? field : JSON.stringify([field, key]);
      return ` ${type} ${name}:${canonicalText(term, language)}`;
    }
  }
}

/** `author:@me` is whoever searches, and `author:"@me"` is someone of that name. */
function kindOfValue({ value, me }: FieldTerm): string {
  if (me) return "me";
  return value === undefined ? "wrong" : "field";
}

/** The keys in an order of their own, each with its length, so that where one ends is certain. */
export function joinedKeys(keys: Iterable<string>): string {
  return [...new Set(keys)]
    .sort()
    .map((key) => `${key.length}:${key}`)
    .join("");
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
      const { field, key, text, value, me } = term;
      if (me) return "@me";
      return value === undefined ? text : (fieldOf(language, field, key)?.kind.print(value) ?? text);
    }
    case "comparison":
    case "between": {
      const kind = fieldOf(language, term.field, term.key)?.kind;
      const print = ({ value, text }: End) => (value === undefined ? text : (kind?.print(value) ?? text));
      if (term.type === "comparison") return `${term.operator}${print(term)}`;
      return [term.low, term.high].map((end) => (end === null ? "*" : print(end))).join("..");
    }
    case "pattern":
      return JSON.stringify(term.parts);
    case "present":
      return "*";
    case "contains":
      return term.exact ? `"${normalize(term.text)}` : foldCase(term.text);
    case "list":
      return joinedKeys(term.terms.flatMap((element) => canonicalKey(element, language) ?? []));
    default:
      return undefined;
  }
}
