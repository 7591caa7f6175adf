import { dialectIn, type LanguageDialect, refuseCopy } from "./dialect.ts";
import { valueTerm } from "./field-terms.ts";
import type { AnyLanguage, Condition, Keyword } from "./language.ts";
import { type FieldEntry, fieldReferredTo, lookupOf } from "./lookup.ts";
import { memoize } from "./memoize.ts";
import { type AnyNode, noRange } from "./nodes.ts";

// What a keyword means is data. It is read as a tree, as if it had been typed.

/** What a dialect says about keywords. */
export interface KeywordDialect extends LanguageDialect {
  /** The tree that a keyword means. */
  readonly keywordNode: (keyword: Keyword, find: FindField, refuse: Refuse) => AnyNode;
}

/** Finds the field that a condition names, `state`, or `meta.region` for a key, or throws. */
export type FindField = (name: string) => FieldEntry;

/** Called with what is wrong with a keyword. */
export type Refuse = (fault: string) => never;

const keywordNodes = /* @__PURE__ */ memoize((language: AnyLanguage): ReadonlyMap<string, AnyNode> => {
  const { fields, keywords } = lookupOf(language);
  const find = (name: string) => fieldReferredTo(fields, name) ?? refuseCopy();
  const dialect = dialectIn(language) as KeywordDialect;
  // `defineLanguage` has refused keywords that cannot be read.
  return new Map([...keywords].map(([name, keyword]) => [name, dialect.keywordNode(keyword, find, refuseCopy)]));
});

/** The tree that a keyword means. */
export function keywordNodeOf(language: AnyLanguage, keyword: string): AnyNode | undefined {
  return keywordNodes(language).get(keyword);
}

/** What conditions are read with. */
export interface ConditionReader {
  readonly find: FindField;
  readonly refuse: Refuse;
  /** What a condition means that is not a value. */
  readonly termOf?: (entry: FieldEntry, given: unknown) => AnyNode | undefined;
}

export const groupNames = ["all", "any", "none"] as const;

/** The tree that a keyword of the documented dialect means. */
export function keywordNode(keyword: Keyword, find: FindField, refuse: Refuse): AnyNode {
  for (const name of groupNames)
    if (keyword[name] !== undefined) refuse(`has “${name}”, which is only there in languages with dialect: "extended"`);
  return and(conditionNodes(keyword, { find, refuse }));
}

/** What the records must meet, and what they must not. */
export function conditionNodes({ where, except }: Keyword, reader: ConditionReader): readonly AnyNode[] {
  return [
    ...(where === undefined ? [] : [conditionNode(where, reader)]),
    ...(except === undefined ? [] : [not(conditionNode(except, reader))]),
  ];
}

export function conditionNode(condition: Condition, reader: ConditionReader): AnyNode {
  if (typeof condition !== "object" || condition === null) reader.refuse("has a condition that is not an object");
  return and(
    Object.entries(condition).map(([name, given]) => {
      const entry = reader.find(name);
      if (!Array.isArray(given)) return givenNode(entry, name, given, reader);
      if (given.length === 0) reader.refuse(`gives no value for the field “${name}”`);
      return { type: "or", terms: given.map((one) => givenNode(entry, name, one, reader)), ...noRange };
    }),
  );
}

function givenNode(entry: FieldEntry, name: string, given: unknown, { termOf, refuse }: ConditionReader): AnyNode {
  return valueTerm(entry, given) ?? termOf?.(entry, given) ?? refuseValue(name, given, refuse);
}

function refuseValue(name: string, given: unknown, refuse: Refuse): never {
  const shown = typeof given === "object" ? JSON.stringify(given) : String(given);
  return refuse(`uses “${shown}” for the field “${name}”, which is not a value of that field`);
}

export function and(terms: readonly AnyNode[]): AnyNode {
  const [only, ...others] = terms;
  return only !== undefined && others.length === 0 ? only : { type: "and", terms, ...noRange };
}

export function not(term: AnyNode): AnyNode {
  return { type: "not", term, ...noRange };
}
