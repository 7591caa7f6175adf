import { type Catalogue, formatMessage, type MessageData } from "../language/messages.ts";
import type { DiagnosticCode, FixKind } from "./diagnostic.ts";

/**
 * What diagnostics of the documented dialect and their fixes say, in English. A code with several messages has one for each
 * `data.reason`.
 */
export const english = {
  locale: "en",
  messages: {
    "diagnostic.unclosed-quote": "This quote is never closed.",
    "diagnostic.unclosed-quote.phrase": "This quote is never closed, so the phrase runs to the end.",
    "diagnostic.missing-value": "The field {field} has no value yet, so it does not filter.",
    "diagnostic.invalid-value": "{text} is not a valid value for {field}.",
    "diagnostic.invalid-value.expected": "{text} is not a valid value for {field}. Expected {expects:plain}.",
    "diagnostic.invalid-value.values": "{text} is not a valid value for {field}. Expected {values:or}.",
    "diagnostic.invalid-value.many-values":
      "{text} is not a valid value for {field}. Expected one of {count} values, such as {values:or}.",
    "diagnostic.unknown-field.spelling":
      "There is no field named {text}, so this is searched for as text. Did you mean “{field:plain}:”?",
    "diagnostic.unknown-field.colon": "The colon after {field} is full-width, so this is searched for as text.",
    "diagnostic.lonely-minus": "This minus excludes nothing, so it does not filter.",
    "diagnostic.empty-phrase": "This phrase is empty, so it does not filter.",
    "diagnostic.never-matches": "No record can match both {other} and {text}.",
    "diagnostic.never-matches.several": "No record can match {text} together with the terms before it.",
    "diagnostic.never-matches.contained":
      "No record can match both {required} and {excluded}: any text that contains {required} contains {contained}.",
    "diagnostic.duplicate-term": "{text} is repeated.",
    "diagnostic.invisible-character": {
      one: "This term contains an invisible character ({character:plain}), so it only matches text that contains it.",
      other:
        "This term contains {count} invisible characters (the first is {character:plain}), so it only matches text that contains them.",
    },
    "diagnostic.unknown-field":
      "There is no field named {text}, so this is searched for as text. The fields are {fields:and}.",
    "diagnostic.unknown-field.many-fields":
      "There is no field named {text}, so this is searched for as text. Some of the {count} fields are {fields:and}.",
    "diagnostic.dash-for-minus": "This is a dash, which excludes nothing. Use a minus to exclude the term.",
    "diagnostic.foreign-quote": "These quotes are searched for as text. Use straight quotes for an exact phrase.",
    "fix.change": "Change to {text}",
    "fix.change-to-keyword": "Change to the keyword {text}",
    "fix.close-quote": "Close the quote",
    "fix.exclude-next": "Exclude the next term",
    "fix.remove-characters": { one: "Remove the invisible character", other: "Remove the invisible characters" },
    "fix.remove-minus": "Remove the minus",
    "fix.remove-phrase": "Remove the empty phrase",
    "fix.remove-repetition": "Remove the repetition",
    "fix.remove-space": "Remove the space before {text}",
  },
} as const satisfies Catalogue;

/** The message for a diagnostic in a catalogue: that of its reason, or else that of its code. */
export function diagnosticMessage(catalogue: Catalogue, code: DiagnosticCode, data: MessageData): string | undefined {
  const { reason } = data;
  const byReason = reason === undefined ? undefined : formatMessage(catalogue, `diagnostic.${code}.${reason}`, data);
  return byReason ?? formatMessage(catalogue, `diagnostic.${code}`, data);
}

export function fixLabel(catalogue: Catalogue, kind: FixKind, data: MessageData): string | undefined {
  return formatMessage(catalogue, `fix.${kind}`, data);
}
