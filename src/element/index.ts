export type { QueryBarMessages, ValueCounts, ValuesProvider } from "../search-bar/settings.ts";
export type { QueryBarDetail, QueryBarElement, QueryBarEventMap, RecentDetail } from "./contract.ts";
export { defineQueryBar } from "./element.ts";
