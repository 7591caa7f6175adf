import type { Catalogue } from "../../language/messages.ts";
import type { DiagnosticCode, FixKind } from "../diagnostic.ts";
import { english } from "../messages.ts";

/** What only diagnostics of the extended dialect and their fixes say. */
const onlyExtended = {
  "diagnostic.missing-value.element": "This value of the field {field} is missing, so it is left out.",
  "diagnostic.unknown-field.key":
    "The field {field} needs the name of a key, as in {field:plain}.key:value, so this is searched for as text.",
  "diagnostic.unclosed-group": "This parenthesis is never closed, so the group runs to the end.",
  "diagnostic.missing-operand": "A term is missing next to {text}, so this operator has no effect.",
  "diagnostic.too-deep": "Groups can be nested {most:plain} levels deep. This one is deeper, so it does not filter.",
  "diagnostic.empty-group": "This group is empty, so it does not filter.",
  "diagnostic.unopened-group": "This parenthesis closes no group, so it is searched for as text.",
  "diagnostic.empty-range": "The first value of the range {text} is above the second, so no record matches it.",
  "diagnostic.never-matches.alone": "No record can match {text}.",
  "diagnostic.never-matches.around": "No record can match {text} together with the terms around it.",
  "diagnostic.always-matches": "Every record matches {other} or {text}, so they do not filter.",
  "diagnostic.always-matches.several":
    "Every record matches {text} or one of the alternatives before it, so they do not filter.",
  "diagnostic.dead-alternative": "No record can match {text} together with the terms around this group.",
  "diagnostic.mixed-operators": "AND comes before OR, also where it is not written. Parentheses make the order clear.",
  "diagnostic.operator-case": "{text} is searched for as a word. Write {operator:plain} for the operator.",
  "diagnostic.double-negative": "These two negations cancel each other out.",
  "diagnostic.foreign-syntax": "{text} means something else here. Write {instead}.",
  "diagnostic.wildcard-in-text":
    "Words also match inside other words, so they need no asterisk. {text} only matches text with an asterisk.",
  "diagnostic.ambiguous-comma": "Commas separate values, so {text} is a list of numbers, not one number.",
  "fix.close-group": { one: "Close the group", other: "Close the groups" },
  "fix.escape": "Search for {text} as text",
  "fix.remove": "Remove {text}",
  "fix.remove-negation": "Remove both negations",
} as const satisfies Catalogue["messages"];

/** What all diagnostics and their fixes say, in English. */
export const extendedEnglish: Catalogue<DiagnosticMessageKey> = /* @__PURE__ */ allMessages();

/** The messages of diagnostics, by code and, if there are several, by reason; and the labels of fixes, by kind. */
export type DiagnosticMessageKey =
  | `diagnostic.${DiagnosticCode}`
  | `fix.${FixKind}`
  | keyof typeof english.messages
  | keyof typeof onlyExtended;

/** A function, so that a bundler leaves the messages out of a page without them. */
function allMessages(): Catalogue<DiagnosticMessageKey> {
  return { locale: english.locale, messages: { ...english.messages, ...onlyExtended } };
}
