import { type Catalogue, type Clause, formatMessage, type MessageGaps } from "../language/messages.ts";
import { type DiagnosticMessageKey, extendedEnglish } from "../syntax/extended/messages.ts";

/** The messages of typing help, in English. */
const help = {
  "explain.all": "All {records}.",
  "explain.texts": "{records} {texts}.",
  "explain.conditions": "{records} where {conditions}.",
  "explain.texts-and-conditions": "{records} {texts}, where {conditions}.",
  "text.mentioned": "mentioning {text}",
  "text.not-mentioned": "not mentioning {text}",
  "text.mentioned-but-not": "mentioning {text} but not {excluded}",
  "text.is-mentioned": "{text} is mentioned",
  "text.is-not-mentioned": "{text} is not mentioned",
  "text.exactly": "exactly {text}",
  "field.is": "{field} is {value}",
  "field.is.one-of-many": "{field} is one of {count} values, such as {value}",
  "field.is.invalid": "{field} is {value}, which is never so",
  "field.is-not": "{field} is not {value}",
  "field.is-not.one-of-many": "{field} is none of {count} values, such as {value}",
  "field.is-not.invalid": "{field} is not {value}, which is always so",
  "field.is-both": "{field} is both {value}",
  "field.is-all": "{field} is all of {value}",
  "field.or-none": "{condition}, or there is none",
  "field.present": "{field} has a value",
  "field.absent": "{field} has no value",
  "field.contains": "{field} contains {text}",
  "field.contains-not": "{field} does not contain {text}, or there is none",
  "value.above.size": "above {value}",
  "value.from.size": "at least {value}",
  "value.below.size": "below {value}",
  "value.up-to.size": "at most {value}",
  "value.above.time": "after {value}",
  "value.from.time": "at or after {value}",
  "value.below.time": "before {value}",
  "value.up-to.time": "up to {value}",
  "value.above.age": "more than {value} ago",
  "value.from.age": "at least {value} ago",
  "value.below.age": "less than {value} ago",
  "value.up-to.age": "at most {value} ago",
  "value.between": "from {low} to {high}",
  "value.between.age": "from {low} to {high} ago",
  "value.like": "like {value}",
  "value.resolved": "{value} ({resolved})",
  "conditions.all": "{conditions}",
  "conditions.any": "either {conditions}",
  "conditions.both": "both {conditions}",
  "conditions.brackets": "({conditions})",
  "conditions.everything": "anything matches",
  "conditions.nothing": "nothing matches",
  "unfinished.value": "{field} has no value yet, so this does not filter",
  "unfinished.text": "this phrase is empty, so it does not filter",
  "unfinished.term": "this minus excludes nothing, so it does not filter",
  "unfinished.group": "this group is empty, so it does not filter",
  "unfinished.depth": "this group is nested too deep, so it does not filter",
  "operator.OR": "one of the two",
  "operator.NOT": "all but what follows",
  "operator.(": "the beginning of a group",
  "operator.)": "the end of the group",
  "comparison.before": "Before…",
  "comparison.after": "After…",
  "comparison.below": "Below…",
  "comparison.above": "Above…",
  "comparison.between": "Between…",
  "empty.no-records": "There is nothing to search in.",
  "empty.found": { one: "There is {count} match.", other: "There are {count} matches." },
  "empty.several-terms": "Nothing matches, and removing any one term would not change that.",
  "empty.without": "Nothing matches: {terms}.",
  "empty.without-term": {
    one: "without {term} there would be {count} match",
    other: "without {term} there would be {count} matches",
  },
} as const satisfies Catalogue["messages"];

type HelpMessageKey = keyof typeof help;

/**
 * A sentence of typing help; or `diagnostic.`, the code of a diagnostic and, if there are several messages, the reason; or
 * `fix.` and a kind of fix.
 */
export type MessageKey = HelpMessageKey | DiagnosticMessageKey;

/** All messages in English, for catalogues in other languages to translate. */
export const defaultMessages: Catalogue<MessageKey> = /* @__PURE__ */ allMessages();

/** A function, so that a bundler leaves the messages out of a page that says nothing. */
function allMessages(): Catalogue<MessageKey> {
  return { locale: extendedEnglish.locale, messages: { ...help, ...extendedEnglish.messages } };
}

/** The options of every function that returns messages. */
export interface MessageOptions {
  /** Messages in another language. Descriptions of fields and keywords come from the language's definition. */
  readonly catalogue?: Catalogue<MessageKey>;
}

/** A message with its gaps filled, in English if the catalogue has none. */
export function say(
  { catalogue = defaultMessages }: MessageOptions,
  key: HelpMessageKey,
  gaps: MessageGaps = {},
): string {
  return formatMessage(catalogue, key, gaps) ?? formatMessage(defaultMessages, key, gaps) ?? key;
}

export function clause(words: string): Clause {
  return { clause: words };
}
