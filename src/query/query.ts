import type { AnyLanguage } from "../language/language.ts";
import type { And, Mark, NodeIn, Rooted } from "../language/nodes.ts";
import type { Layer } from "../layer/language.ts";
import type { Diagnostic } from "../syntax/diagnostic.ts";

/** Any node of a tree, distinguished by `type`. */
export type Node<L extends AnyLanguage = Layer> = NodeIn<L>;

/** The nodes of one type: `NodeOf<typeof tickets, "field">`. */
export type NodeOf<L extends AnyLanguage, Type extends NodeIn<L>["type"]> = Extract<NodeIn<L>, { readonly type: Type }>;

/** What `parse` makes of a text: plain data. All of it but the language survives JSON and a structured clone. */
export interface Query<out L extends AnyLanguage = Layer> extends Rooted<L> {
  readonly language: L;
  readonly text: string;
  readonly root: And<L>;
  /** The operators and parentheses, in source order. None in the documented dialect. */
  readonly marks: readonly Mark[];
  /** The diagnostics of the text, in source order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A query of some language. */
export type AnyQuery = Query<AnyLanguage>;
