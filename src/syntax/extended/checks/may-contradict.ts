import { keywordNodeOf } from "../../../language/keyword-node.ts";
import type { AnyLanguage } from "../../../language/language.ts";
import { lookupOf, nameWithKey } from "../../../language/lookup.ts";
import { memoize } from "../../../language/memoize.ts";
import type { AnyNode } from "../../../language/nodes.ts";
import { childrenOf } from "../../../language/resolve-tree.ts";
import type { Text } from "../../checks/conjunctions.ts";
import { areApart } from "../../checks/contradictory-texts.ts";

/**
 * Whether terms could contradict each other, whatever groups they are in: two are about one field, or a text that must occur contains one
 * that must not, or the other way round. Usually none could, so that the groups need not be compared.
 */
export function mayContradict(terms: readonly AnyNode[], language: AnyLanguage): boolean {
  const mentions: Mentions = { fields: [], required: [], excluded: [] };
  for (const term of terms) addMentions(term, true, language, mentions);
  const { fields, required, excluded } = mentions;
  return new Set(fields).size < fields.length || !areApart(required, excluded) || !areApart(excluded, required);
}

interface Mentions {
  readonly fields: string[];
  readonly required: Text[];
  readonly excluded: Text[];
}

function addMentions(term: AnyNode, isWanted: boolean, language: AnyLanguage, mentions: Mentions): void {
  switch (term.type) {
    case "and":
    case "or":
      for (const inner of term.terms) addMentions(inner, isWanted, language, mentions);
      break;
    case "not":
      addMentions(term.term, !isWanted, language, mentions);
      break;
    case "word":
    case "phrase":
    case "contains":
      mentions[isWanted ? "required" : "excluded"].push(term);
      break;
    case "keyword":
      for (const field of fieldsOfKeywords(language).get(term.keyword) ?? []) mentions.fields.push(field);
      break;
    case "unfinished":
      break;
    default:
      mentions.fields.push(nameWithKey(term.field, term.key));
  }
}

/** What each keyword is about: itself, and the fields that it asks for. */
const fieldsOfKeywords = /* @__PURE__ */ memoize((language: AnyLanguage): ReadonlyMap<string, ReadonlySet<string>> => {
  const keywords = [...lookupOf(language).keywords.keys()];
  return new Map(
    keywords.map((keyword) => [
      keyword,
      new Set([` ${keyword}`, ...fieldsIn(keywordNodeOf(language, keyword) as AnyNode)]),
    ]),
  );
});

function fieldsIn(node: AnyNode): readonly string[] {
  return "valueFrom" in node ? [nameWithKey(node.field, node.key)] : childrenOf(node).flatMap(fieldsIn);
}
