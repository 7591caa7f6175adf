export type { CheckFilterOptions, FilterDiffers } from "./check-filter.ts";
export { checkFilter } from "./check-filter.ts";
export type { QueryAndRecord } from "./pairs.ts";
export { queryAndRecord } from "./pairs.ts";
export type { QueryTextOptions } from "./queries.ts";
export { query, queryText } from "./queries.ts";
export type { RecordOptions, WholeNumberForm } from "./record.ts";
export type { AnyRecordOptions, OfQueryOptions } from "./records.ts";
export { matching, notMatching, record } from "./records.ts";
