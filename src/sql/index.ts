export type { NotExpressible, NotExpressibleReason } from "../compile/refusal.ts";
export type {
  ColumnDescription,
  ColumnGiven,
  ColumnReference,
  ColumnType,
  JoinedTable,
  ScalarType,
} from "../compile/sql/columns.ts";
export type { DialectName, PlaceholderStyle, SearchColumnPlan } from "../compile/sql/dialect.ts";
export type { SqlValue } from "../compile/sql/fragment.ts";
export type { SearchColumnOptions } from "../compile/sql/search-column.ts";
export { searchColumn } from "../compile/sql/search-column.ts";
export { foldText, searchText } from "../compile/sql/search-text.ts";
export type { SqlCondition, SqlTag } from "../compile/sql/statement.ts";
export type { SqlQueryOptions, SqlResult, SqlTarget, SqlTargetOptions } from "../compile/sql/target.ts";
export { sqlTarget } from "../compile/sql/target.ts";
