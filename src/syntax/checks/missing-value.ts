import { fieldOf } from "../../language/lookup.ts";
import type { AnyNode, Unfinished } from "../../language/nodes.ts";
import type { Fix } from "../diagnostic.ts";
import { isPlain, startOfUnfinished } from "../terms.ts";
import { finding, fix, none, type Rule, type RuleContext } from "./rule.ts";

/**
 *     repo:   repo:""   repo: api
 *     ^^^^^   ^^^^^^^   ^^^^^
 */
export const missingValue: Rule = {
  code: "missing-value",
  severity: "error",
  check(context) {
    const { unfinished } = context.facts;
    if (unfinished.length === 0) return none;
    return unfinished.flatMap(({ term, index }) => {
      const { field } = term;
      if (field === undefined) return [];
      const joined = withoutSpace(context, term, context.terms[index + 1]);
      return [finding(startOfUnfinished(term), term.to, { field }, [joined])];
    });
  },
};

/** `repo: api` was probably meant as `repo:api`, if that is a value of the field. */
function withoutSpace({ text, language }: RuleContext, term: Unfinished, next: AnyNode | undefined): Fix | undefined {
  if (!isPlain(next) || text.charAt(term.to - 1) !== ":") return undefined;
  const value = next.type === "keyword" ? text.slice(next.from, next.to) : next.text;
  if (fieldOf(language, term.field as string)?.kind.read(value) === undefined) return undefined;
  return fix("remove-space", [{ from: term.to, to: next.from, insert: "" }], { text: value });
}
