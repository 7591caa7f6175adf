import type { AnyLanguage } from "../language/language.ts";
import type { AnyNode } from "../language/nodes.ts";
import { canonicalKey } from "../syntax/canonical-key.ts";
import { joinedKeys } from "../syntax/extended/canonical-key.ts";
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
      return keys.size === 1 ? [...keys][0] : ` ${term.type} ${joinedKeys(keys)}`;
    }
    case "list": {
      const keys = new Set(term.terms.map((one) => termKey(one, language) ?? ""));
      return keys.size === 1 ? [...keys][0] : ` list ${joinedKeys(keys)}`;
    }
    case "comparison":
    case "between":
      return ` ${term.type} ${printNode(term, language)}`;
    default:
      return canonicalKey(term, language);
  }
}
