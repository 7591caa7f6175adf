import { toPredicate } from "../compile/predicate.ts";
import type { AnyLanguage } from "../language/language.ts";
import { meaningOf } from "../syntax/keyword.ts";
import { membershipsOf } from "../syntax/membership.ts";
import type { Node, Phrase, Word } from "../syntax/tree.ts";
import { type Bits, keepWhere, takeAway } from "./bits.ts";
import type { Chunk } from "./chunk.ts";
import { piecesOf } from "./pieces.ts";

type AnyNode = Node<AnyLanguage>;

/** Narrows down a set of a chunk's places, none of them loose, to those whose record matches. */
export type Narrow = (bits: Bits, chunk: Chunk) => void;

/** Compiles a tree, as `toPredicate` does. */
function narrowBy(node: AnyNode, language: AnyLanguage): Narrow {
  switch (node.type) {
    case "word":
    case "phrase":
      return narrowByText(node, language);
    case "field":
      return narrowByAll([node], language);
    case "keyword":
      return narrowBy(meaningOf(language, node.keyword), language);
    case "unfinished":
      return all([]);
    case "not":
      return node.term.type === "unfinished" ? all([]) : complement(narrowBy(node.term, language));
    case "and":
      return narrowByAll(node.terms, language);
    case "or":
      // One of them holds where not all of their complements do.
      return complement(all(node.terms.map((term) => complement(narrowBy(term, language)))));
    default:
      return node satisfies never;
  }
}

function complement(narrow: Narrow): Narrow {
  return (bits, chunk) => {
    const others = bits.slice();
    narrow(others, chunk);
    takeAway(bits, others);
  };
}

function all(parts: readonly Narrow[]): Narrow {
  return (bits, chunk) => {
    for (const narrow of parts) if (bits.some((word) => word !== 0)) narrow(bits, chunk);
  };
}

/** By terms all of which must hold: fields first, what white space makes slow last. */
export function narrowByAll(terms: readonly AnyNode[], language: AnyLanguage): Narrow {
  const byFields: Narrow[] = [];
  const others: AnyNode[] = [];
  // What is excluded of a field is so at once: a thousand values are one look-up a record.
  const excludedOf = new Map<string, string[]>();
  for (const term of terms) {
    const memberships = membershipsOf(term, language);
    if (memberships === undefined) others.push(term);
    for (const { field, values, excluded } of memberships ?? []) {
      const known = excludedOf.get(field);
      if (!excluded) byFields.push(narrowByField(field, values, false));
      else if (known === undefined) excludedOf.set(field, [...values]);
      else for (const value of values) known.push(value);
    }
  }
  for (const [field, values] of excludedOf) byFields.push(narrowByField(field, values, true));
  others.sort((one, other) => Number(isSlow(one)) - Number(isSlow(other)));
  return all([...byFields, ...others.map((term) => narrowBy(term, language))]);
}

function isSlow(node: AnyNode): boolean {
  return node.type === "not" ? isSlow(node.term) : "text" in node && /\s/.test(node.text);
}

/** What an undeclared field asks for or forbids, no record matches. */
function narrowByField(field: string, values: readonly string[], excluded: boolean): Narrow {
  return (bits, { columns }) => {
    const column = columns.get(field);
    if (column === undefined) bits.fill(0);
    else column.keep(bits, values, excluded);
  };
}

function narrowByText(node: Word | Phrase, language: AnyLanguage): Narrow {
  const { runs, areEnough } = piecesOf(node);
  const matches = toPredicate(node, language);
  return (bits, { vocabulary, records }) => {
    for (const run of runs) vocabulary?.keep(bits, run);
    if (!areEnough) keepWhere(bits, (place) => matches(records[place] ?? {}));
  };
}
