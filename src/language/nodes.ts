import type { AnyLanguage } from "./language.ts";
import type { Range } from "./leaves.ts";

export type * from "./leaves.ts";

/** The range of a node that a program built. */
export const noRange: Range = { from: 0, to: 0 };

/** All of the terms. The root of a query is one. */
export interface And<out L extends AnyLanguage = AnyLanguage> extends Range {
  readonly type: "and";
  readonly terms: readonly NodeIn<L>[];
}

/** Any of the terms. The documented dialect cannot write it: there only programs build one. */
export interface Or<out L extends AnyLanguage = AnyLanguage> extends Range {
  readonly type: "or";
  readonly terms: readonly NodeIn<L>[];
}

/** The complement of a term. */
export interface Not<out L extends AnyLanguage = AnyLanguage> extends Range {
  readonly type: "not";
  readonly term: NodeIn<L>;
}

/** Any node of a tree of a language, distinguished by `type`. */
export type NodeIn<L extends AnyLanguage> = L["~leaf"] | And<L> | Or<L> | Not<L>;

/** A node of some language. */
export type AnyNode = NodeIn<AnyLanguage>;

/** A tree and its language. Every query has both; a tree from JSON needs its language added. */
export interface Rooted<out L extends AnyLanguage = AnyLanguage> {
  readonly language: L;
  readonly root: NodeIn<L>;
}
