import { type Catalogue, formatMessage, type MessageGaps } from "../language/messages.ts";

/** What a search bar says, apart from the help of `querybar/assist`. */
export const words = {
  label: "Search",
  clear: "Clear",
  required: "Fill in this field.",
  hint: "↓ for suggestions, Enter to search",
  "hint-shortcut": "{key:plain} to search",
  suggestions: "Suggestions",
  "suggestions-count": "Suggestions: {count}",
  "heading-fix": "Fix",
  "heading-recent": "Recent",
  "heading-field": "Filters",
  "heading-keyword": "Keywords",
  "heading-value": "Values",
  "heading-operator": "Operators",
  "values-loading": "Loading…",
  "values-failed": "The values could not be loaded.",
  "values-retry": "Retry",
  "values-none": "Nothing found",
  "values-more": "{count} more, type to narrow",
  "keys-move": "↑↓ to move",
  "keys-accept": "{key:plain} to accept",
  "keys-close": "Esc to close",
  "keys-delete": "Shift+Delete to remove",
  "messages-more": "and {count} more",
  "message-whole": "More",
  "messages-less": "Show less",
  "list-more": "{count} more",
  "invalid-value": "{text} is not a valid value for {field}. Use {values:or}.",
  filters: "Filters",
  not: "not",
  "joint-or": "or",
  "joint-and": "and",
  exclude: "Exclude",
  include: "Include",
  remove: "Remove",
  "exclude-filter": "Exclude filter: {term:plain}",
  "include-filter": "Include filter: {term:plain}",
  "remove-filter": "Remove filter: {term:plain}",
};

export type BarWord = keyof typeof words;

const english: Catalogue = { locale: "en", messages: words };

/** A sentence of a search bar, with its gaps filled. */
export type Say = (key: BarWord, gaps?: MessageGaps) => string;

/** Says a sentence in the words of a catalogue, or in English where it has none. */
export function sayWith(catalogue: Catalogue): Say {
  return (key, gaps = {}) => formatMessage(catalogue, key, gaps) ?? formatMessage(english, key, gaps) ?? key;
}
