/** The nodes of an extended tree, as far as their meaning needs them. Trees of the library have these members too. */
export type NaiveNode = { readonly from: number; readonly to: number } & (
  | { readonly type: "and" | "or"; readonly terms: readonly NaiveNode[] }
  | { readonly type: "not"; readonly term: NaiveNode }
  | { readonly type: "word" | "phrase"; readonly text: string }
  | { readonly type: "keyword"; readonly keyword: string }
  | { readonly type: "unfinished"; readonly lacks: string; readonly negated: boolean; readonly field?: string }
  | NaiveFieldNode
);

export type NaiveFieldNode = { readonly from: number; readonly to: number } & NaiveFieldMembers;

export type NaiveFieldMembers = { readonly field: string; readonly key?: string } & (
  | { readonly type: "field"; readonly text: string; readonly me?: boolean }
  | { readonly type: "comparison"; readonly operator: string; readonly text: string }
  | { readonly type: "between"; readonly low: NaiveEnd | null; readonly high: NaiveEnd | null }
  | { readonly type: "pattern"; readonly parts: readonly string[] }
  | { readonly type: "present" }
  | { readonly type: "contains"; readonly text: string; readonly exact: boolean }
  | { readonly type: "list"; readonly terms: readonly NaiveFieldNode[] }
);

export interface NaiveEnd {
  readonly text: string;
}

export interface NaiveMark {
  readonly kind: "or" | "and" | "not" | "open" | "close";
  readonly from: number;
  readonly to: number;
}

export interface NaiveQuery {
  readonly root: NaiveNode;
  readonly marks: readonly NaiveMark[];
}
