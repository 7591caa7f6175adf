"use client";

export type { QueryBarAttributes } from "./element-type.ts";
export { Highlight, type HighlightProps } from "./highlight.ts";
export { QueryBar, type QueryBarEvent, type QueryBarProps, type RecentDeleteEvent } from "./query-bar.ts";
