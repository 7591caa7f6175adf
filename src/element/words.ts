import { filled } from "../assist/catalogue.ts";

/** What the element says, apart from the help of `querybar/assist`. */
export const words = {
  label: "Search",
  clear: "Clear",
  required: "Fill in this field.",
  hint: "↓ for suggestions, Enter to search",
  "hint-shortcut": "{key} to search",
  suggestions: "Suggestions",
  "suggestions-count": "Suggestions: {count}",
  "heading-fix": "Fix",
  "heading-recent": "Recent",
  "heading-field": "Filters",
  "heading-keyword": "Keywords",
  "heading-value": "Values",
  "values-loading": "Loading…",
  "values-failed": "The values could not be loaded.",
  "values-retry": "Retry",
  "values-none": "Nothing found",
  "values-more": "{count} more, type to narrow",
  "keys-move": "↑↓ to move",
  "keys-accept": "{key} to accept",
  "keys-close": "Esc to close",
  "keys-delete": "Shift+Delete to remove",
  "messages-more": "and {count} more",
  "list-more": "{count} more",
  "invalid-value": "{text} is not a valid {field}. Use {values}.",
  filters: "Filters",
  not: "not",
  exclude: "Exclude",
  include: "Include",
  remove: "Remove",
  "exclude-filter": "Exclude filter: {term}",
  "include-filter": "Include filter: {term}",
  "remove-filter": "Remove filter: {term}",
};

export type ElementWords = typeof words;

/** A sentence of the element, with its gaps filled. */
export type Say = (key: keyof ElementWords, gaps?: Readonly<Record<string, string>>) => string;

export function sayWith(messages: Partial<ElementWords>): Say {
  return (key, gaps = {}) => filled(messages[key] ?? words[key], gaps);
}
