export type {
  QueryBarDetail,
  QueryBarElement,
  QueryBarMessages,
  RecentDetail,
  ValueCounts,
  ValuesProvider,
} from "./contract.ts";
export { defineQueryBar } from "./element.ts";
