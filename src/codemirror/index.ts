export type { QueryBarMessages, ValueCounts, ValuesProvider } from "../search-bar/settings.ts";
export type { QuerySearchOptions } from "./query-search.ts";
export { querySearch } from "./query-search.ts";
export { queryTheme } from "./query-theme.ts";
