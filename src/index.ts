export * from "./core.ts";
export { fromSearchUrl } from "./syntax/from-search-url.ts";
export { parse } from "./syntax/parse.ts";
export type { SearchResult, SearchSchema } from "./syntax/schema.ts";
export { searchSchema } from "./syntax/schema.ts";
