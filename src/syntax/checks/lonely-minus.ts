import { isPlain } from "../terms.ts";
import { finding, findingsAt, fix, type Rule } from "./rule.ts";

/**
 *     fix - wip
 *         ^
 */
export const lonelyMinus: Rule = {
  code: "lonely-minus",
  severity: "warning",
  check: ({ text, terms, language }) =>
    findingsAt({ text, terms, language }, (term, index) => {
      if (term.type !== "unfinished" || term.lacks !== "term") return undefined;
      const { from, to } = term;
      const next = terms[index + 1];
      const canExclude = isPlain(next) || next?.type === "field";
      return finding(from, to, {}, [
        canExclude ? fix("exclude-next", [{ from: to, to: next.from, insert: "" }]) : undefined,
        fix("remove-minus", [{ from, to: Math.min(to + 1, text.length), insert: "" }]),
      ]);
    }),
};
