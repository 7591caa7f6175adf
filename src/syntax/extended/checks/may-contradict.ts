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
  const fields: string[] = [];
  const required: Text[] = [];
  const excluded: Text[] = [];
  const add = (node: AnyNode, isWanted: boolean): void => {
    if (node.type === "word" || node.type === "phrase" || node.type === "contains")
      (isWanted ? required : excluded).push(node);
    else if (node.type === "keyword")
      fields.push(...(fieldsOfKeywords(language).get(node.keyword) as ReadonlySet<string>));
    else if ("valueFrom" in node) fields.push(nameWithKey(node.field, node.key));
    else for (const inner of childrenOf(node)) add(inner, isWanted !== (node.type === "not"));
  };
  for (const term of terms) add(term, true);
  return new Set(fields).size < fields.length || !areApart(required, excluded) || !areApart(excluded, required);
}

/** What each keyword is about: itself, and the fields that it asks for. */
const fieldsOfKeywords = /* @__PURE__ */ memoize((language: AnyLanguage): ReadonlyMap<string, ReadonlySet<string>> => {
  const keywords = [...lookupOf(language).keywords.keys()];
  return new Map(
    keywords.map((name) => [name, new Set([` ${name}`, ...fieldsIn(keywordNodeOf(language, name) as AnyNode)])]),
  );
});

function fieldsIn(node: AnyNode): readonly string[] {
  return "valueFrom" in node ? [nameWithKey(node.field, node.key)] : childrenOf(node).flatMap(fieldsIn);
}
