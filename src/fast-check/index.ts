export type { CheckFilterOptions } from "./check-filter.ts";
export { checkFilter } from "./check-filter.ts";
export type { PairOptions } from "./limits.ts";
export type { QueryTextOptions } from "./queries.ts";
export { query, queryText } from "./queries.ts";
export type { HeldType, RecordOptions } from "./record.ts";
export type { AnyRecordOptions, QueryAndRecord } from "./records.ts";
export { matching, notMatching, queryAndRecord, record } from "./records.ts";
export type { FilterDiffers } from "./report.ts";
