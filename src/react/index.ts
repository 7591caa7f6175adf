"use client";

export type {
  QueryBarChip,
  QueryBarGroup,
  QueryBarMessage,
  QueryBarOption,
  QueryBarOptions,
  QueryBarParts,
} from "./bar-contract.ts";
export type { QueryBarAttributes } from "./element-type.ts";
export { Highlight, type HighlightProps } from "./highlight.ts";
export { QueryBar, type QueryBarEvent, type QueryBarProps, type RecentDeleteEvent } from "./query-bar.ts";
export { useQueryBar } from "./use-query-bar.ts";
