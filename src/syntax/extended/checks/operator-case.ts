import { change, finding, none, type Rule } from "../../checks/rule.ts";
import { operatorWords } from "./operator-words.ts";

/**
 * Operators are in capitals. In other letters they are words:
 *
 *     fix or wip   not done
 *         ^^       ^^^
 */
export const operatorCase: Rule = {
  code: "operator-case",
  severity: "hint",
  check(context) {
    const words = operatorWords(context);
    if (words.length === 0) return none;
    return words.flatMap(({ word: { text, from, to }, operator }) =>
      /\w/.test(text)
        ? [finding(from, to, { text, operator }, [change(from, to, operator), change(from, to, `"${text}"`)])]
        : [],
    );
  },
};
