export * from "./core.ts";
export { fromSearchUrl } from "./layer/from-search-url.ts";
export type { LanguageOptions } from "./syntax/parse.ts";
export { parse } from "./syntax/parse.ts";
export type { SearchResult, SearchSchema } from "./syntax/schema.ts";
export { searchSchema } from "./syntax/schema.ts";
