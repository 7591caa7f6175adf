import { filled } from "../assist/catalogue.ts";

/** What the element says beside the help of `querybar/assist`. */
export const words = {
  label: "Search",
  suggestions: "Suggestions",
  "suggestions-count": "Suggestions: {count}",
  filters: "Filters",
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
