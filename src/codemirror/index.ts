export type { QuerySearchOptions } from "./query-search.ts";
export { querySearch } from "./query-search.ts";
