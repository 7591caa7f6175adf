import type { AnyLanguage } from "../language/language.ts";
import { remembered } from "../language/remembered.ts";
import { meaningOf } from "./keyword.ts";
import type { Node } from "./tree.ts";

/** That a field holds one of the values, or, where excluded, that it does not (a record that lacks the field holds none). */
export interface Membership {
  readonly field: string;
  readonly values: readonly string[];
  readonly excluded: boolean;
}

/** The memberships that a term amounts to, all of which must hold, or `undefined` where it says something else. */
export function membershipsOf(node: Node<AnyLanguage>, language: AnyLanguage): readonly Membership[] | undefined {
  switch (node.type) {
    case "field":
      return [{ field: node.field, values: node.value === undefined ? [] : [node.value], excluded: false }];
    case "keyword":
      return ofKeywords(language).get(node.keyword);
    case "and": {
      const parts = node.terms.map((term) => membershipsOf(term, language));
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
    }
    case "or":
      return oneOfMany(node.terms.map((term) => only(membershipsOf(term, language))));
    case "not": {
      const inner = only(membershipsOf(node.term, language));
      return inner && [{ ...inner, excluded: !inner.excluded }];
    }
    default:
      return undefined;
  }
}

const ofKeywords = remembered(
  (language: AnyLanguage) =>
    new Map(
      Object.keys(language.keywords).map((name) => [name, membershipsOf(meaningOf(language, name), language)] as const),
    ),
);

function only(memberships: readonly Membership[] | undefined): Membership | undefined {
  return memberships?.length === 1 ? memberships[0] : undefined;
}

/** Alternatives of one field are one membership. */
function oneOfMany(parts: readonly (Membership | undefined)[]): readonly Membership[] | undefined {
  const [first] = parts;
  const isLikeFirst = (part: Membership | undefined): part is Membership =>
    part !== undefined && part.field === first?.field && !part.excluded;
  if (first === undefined || !parts.every(isLikeFirst)) return undefined;
  return [{ ...first, values: parts.flatMap(({ values }) => values) }];
}

/** What several memberships of one field say together. */
export interface Selection {
  /** The values that are left of those it must have, or `undefined` where it may have any but the excluded ones. */
  readonly required: readonly string[] | undefined;
  readonly excluded: ReadonlySet<string>;
}

export function selectionOf(memberships: readonly Membership[]): Selection {
  const excluded = new Set(memberships.filter((membership) => membership.excluded).flatMap(({ values }) => values));
  const [first, ...others] = memberships.filter((membership) => !membership.excluded).map(({ values }) => values);
  const left = first?.filter((value) => !excluded.has(value) && others.every((values) => values.includes(value)));
  return { required: left && [...new Set(left)], excluded };
}
