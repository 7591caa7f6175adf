export * from "./core.ts";
export { fromSearchUrl } from "./query/from-search-url.ts";
export type { LanguageOptions } from "./query/parse.ts";
export { parse } from "./query/parse.ts";
export type { SearchResult, SearchSchema } from "./query/schema.ts";
export { searchSchema } from "./query/schema.ts";
