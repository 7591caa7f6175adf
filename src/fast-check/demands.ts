import type { AnyLanguage } from "../language/language.ts";
import { meaningOf } from "../syntax/keyword.ts";
import type { Node } from "../syntax/tree.ts";

/** That a text occurs in a record, or, where excluded, that it does not: exactly, or ignoring case. */
export interface TextDemand {
  readonly text: string;
  readonly exact: boolean;
  readonly excluded: boolean;
}

/** That a field holds this value, or that it does not. Nothing is the value of a field that was given a wrong one. */
export interface FieldDemand {
  readonly field: string;
  readonly values: readonly string[];
  readonly excluded: boolean;
}

/** What is demanded of a record, all of it. */
export interface Demands {
  readonly texts: readonly TextDemand[];
  readonly fields: readonly FieldDemand[];
}

/** Ways of meeting a query or, where it is not `wanted`, of missing it: any one of them will do. */
export function demandsOf(node: Node<AnyLanguage>, language: AnyLanguage, wanted: boolean): readonly Demands[] {
  switch (node.type) {
    case "word":
    case "phrase":
      return [{ texts: [{ text: node.text, exact: node.type === "phrase", excluded: !wanted }], fields: [] }];
    case "field": {
      const values = node.value === undefined ? [] : [node.value];
      return [{ texts: [], fields: [{ field: node.field, values, excluded: !wanted }] }];
    }
    case "keyword":
      return demandsOf(meaningOf(language, node.keyword), language, wanted);
    case "unfinished":
      return wanted ? [nothing] : [];
    case "not":
      return node.term.type === "unfinished"
        ? demandsOf(node.term, language, wanted)
        : demandsOf(node.term, language, !wanted);
    case "and":
    case "or": {
      const parts = node.terms.map((term) => demandsOf(term, language, wanted));
      if ((node.type === "and") !== wanted) return parts.flat();
      return parts.reduce<readonly Demands[]>(allOfBoth, [nothing]);
    }
    default:
      return node satisfies never;
  }
}

const nothing: Demands = { texts: [], fields: [] };

/** Of several ways of each, few together: a query of many keywords has more of them than anybody needs. */
const mostWays = 64;

function allOfBoth(ones: readonly Demands[], others: readonly Demands[]): readonly Demands[] {
  return ones.flatMap((one) => others.map((other) => together(one, other))).slice(0, mostWays);
}

export function together(one: Demands, other: Demands): Demands {
  return { texts: [...one.texts, ...other.texts], fields: [...one.fields, ...other.fields] };
}
