import type { AnyNode } from "../language/nodes.ts";
import { atomOf } from "../syntax/terms.ts";
import { conjuncts, type Element, elementsIn, nodeOf, type Written } from "./layout.ts";
import { termKey } from "./term-key.ts";

/** A part of a text that restricts only one field and must hold, and what it means. */
export interface FieldPart {
  readonly element: Element;
  readonly node: AnyNode;
  readonly key: string | undefined;
}

/** The field of a term, and of a field of keys the key. */
interface OfField {
  readonly field: string;
  readonly key?: string;
}

/** All parts of a text that restrict only this field, in order. They may contain unfinished terms without a field. */
export function fieldParts({ query, whole }: Written, { field, key }: OfField): readonly FieldPart[] {
  return conjuncts(whole).flatMap((element) => {
    let isOfField = false;
    for (const { leaf } of elementsIn(element)) {
      const atom = leaf && atomOf(leaf);
      if (atom === undefined || (atom.type === "unfinished" && atom.field === undefined)) continue;
      if (!("field" in atom) || atom.field !== field || atom.key !== key) return [];
      isOfField = true;
    }
    if (!isOfField) return [];
    const node = nodeOf(element);
    return [{ element, node, key: termKey(node, query.language) }];
  });
}
