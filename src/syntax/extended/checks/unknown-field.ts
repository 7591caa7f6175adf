import type { Word } from "../../../language/nodes.ts";
import { type Finding, finding, type Rule } from "../../checks/rule.ts";
import { unknownFields } from "../../checks/unknown-field.ts";
import { foreignPresence } from "./foreign-syntax.ts";

/** As in the documented dialect, but for `has:label` and `no:label`, which are foreign syntax, and for keys that are missing. */
export const extendedUnknownField: Rule = {
  code: "unknown-field",
  severity: "warning",
  check(context) {
    const words = context.facts.wordsWithColon.filter(({ text }) => foreignPresence(context, text) === undefined);
    return unknownFields(context, words, missingKey);
  },
};

/** `meta:x`, where the field has keys. */
function missingKey({ from }: Word, field: string): Finding {
  return { ...finding(from, from + field.length, { reason: "key", field }), severity: "hint" };
}
