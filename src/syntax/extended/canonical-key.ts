import type { AnyLanguage } from "../../language/language.ts";
import { fieldOf, nameWithKey } from "../../language/lookup.ts";
import type { AnyNode, End } from "../../language/nodes.ts";
import { foldCase, normalize } from "../../language/text/fold.ts";
import { canonicalKey } from "../canonical-key.ts";
import type { KeysOfGroups } from "../dialect.ts";

/** The key of a term that only the extended dialect has. */
export function extendedKey(term: AnyNode, language: AnyLanguage, groups: KeysOfGroups): string | undefined {
  switch (term.type) {
    case "and":
    case "or": {
      if (!groups.has(term)) {
        const keys = term.terms.flatMap((inner) => canonicalKey(inner, language, groups) ?? []);
        groups.set(term, keys.length < 2 ? keys[0] : ` ${term.type} ${joinedKeys(keys)}`);
      }
      return groups.get(term);
    }
    case "comparison":
    case "between":
    case "pattern":
    case "present":
    case "contains":
    case "list":
      return ` ${term.type} ${nameWithKey(term.field, term.key)}:${extendedText(term, language)}`;
    default:
      return undefined;
  }
}

/** The keys in an order of their own, each with its length, so that where one ends is certain. */
function joinedKeys(keys: Iterable<string>): string {
  return [...new Set(keys)]
    .sort()
    .map((key) => `${key.length}:${key}`)
    .join("");
}

/** The text of a term that only the extended dialect has. */
export function extendedText(term: AnyNode, language: AnyLanguage): string | undefined {
  switch (term.type) {
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
