import type { AnyLanguage } from "../language/language.ts";
import { fieldOf } from "../language/lookup.ts";
import type { AnyNode, FieldTerm } from "../language/nodes.ts";
import { foldCase, normalize } from "../language/text.ts";
import { canonicalKey } from "../syntax/canonical-key.ts";
import { printNode } from "../syntax/print.ts";

/**
 * A text that is equal for terms that select the same by the same, groups and lists in any order included; `undefined` for what
 * is not finished.
 */
export function termKey(term: AnyNode, language: AnyLanguage): string | undefined {
  switch (term.type) {
    case "unfinished":
      return undefined;
    case "not": {
      const key = termKey(term.term, language);
      return key && ` not ${key}`;
    }
    case "and":
    case "or": {
      const keys = new Set<string>();
      for (const one of term.terms) {
        const key = termKey(one, language);
        if (key === undefined) return undefined;
        keys.add(key);
      }
      return keys.size === 1 ? [...keys][0] : ` ${term.type} ${inOrder(keys)}`;
    }
    case "list": {
      const keys = new Set(term.terms.map((one) => termKey(one, language) ?? ""));
      return keys.size === 1 ? [...keys][0] : ` list ${inOrder(keys)}`;
    }
    case "field":
      return fieldKey(term, language);
    case "contains": {
      const text = term.exact ? normalize(term.text) : foldCase(term.text);
      return ` contains ${JSON.stringify([term.field, term.key, term.exact, text])}`;
    }
    case "comparison":
    case "between":
    case "pattern":
    case "present":
      return ` ${term.type} ${printNode(term, language)}`;
    default:
      return canonicalKey(term, language);
  }
}

function fieldKey(term: FieldTerm, language: AnyLanguage): string | undefined {
  const { field, key, text, value, me } = term;
  if (key === undefined && me === undefined) return canonicalKey(term, language);
  const printed = value === undefined || me ? text : fieldOf(language, field, key)?.kind.print(value);
  return ` ${value === undefined ? "wrong" : me ? "me" : "field"} ${JSON.stringify([field, key, printed])}`;
}

/** Each with its length, so that no key can be mistaken for several. */
function inOrder(keys: ReadonlySet<string>): string {
  return [...keys]
    .sort()
    .map((key) => `${key.length}:${key}`)
    .join("");
}
