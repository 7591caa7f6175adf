import { dialectIn } from "../language/dialect.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { Lookup } from "../language/lookup.ts";
import type { AnyNode, Range } from "../language/nodes.ts";
import type { Builder, BuilderParts } from "./builder-contract.ts";
import type { Checks, Reading } from "./checks/rule.ts";
import type { Group, Item, Token, TypedToken } from "./nodes.ts";
import type { TokenDescription } from "./token-descriptions.ts";
import type { WritingDialect } from "./writing-dialect.ts";

/** What is different in each dialect. What is left out is as in the documented dialect, and known where it is needed. */
export interface SyntaxDialect extends WritingDialect {
  /** A tree in canonical form. */
  readonly print?: (node: AnyNode, language: AnyLanguage) => string;
  /** The one text of the documented dialect that means the same as a tree. */
  readonly documentedText?: (root: AnyNode, language: AnyLanguage) => string;
  /** The key of a term that only this dialect has: see `canonicalKey`. */
  readonly canonicalKey?: (term: AnyNode, language: AnyLanguage, groups: KeysOfGroups) => string | undefined;
  /** The text of such a term. */
  readonly canonicalText?: (term: AnyNode, language: AnyLanguage) => string | undefined;
  /** Its builder, made from that of the documented dialect. */
  readonly builder?: (documented: Builder<AnyLanguage>, parts: BuilderParts) => Builder<AnyLanguage>;
  /** How its texts are read and checked. */
  readonly parsing?: Parsing;
}

/** The keys of groups, for who asks for many of them. */
export type KeysOfGroups = Map<AnyNode, string | undefined>;

/** How texts are read and checked. */
export interface Parsing extends Checks {
  /** The tokens but white space, in the order in which the lexer tries them. Those of the grammar that are not there never occur. */
  readonly tokens: (lookup: Lookup, groups: OpenGroups) => readonly TokenDescription[];
  /** The node of a word. The parser also calls these once with a made-up token, so they accept any image. */
  readonly word: (language: AnyLanguage, token: Token, source: string) => AnyNode;
  /** The node of a field and its value. */
  readonly field: (language: AnyLanguage, token: Token, source: string) => AnyNode;
  /** What operators and groups mean, in a dialect that has them. */
  readonly levels?: Levels;
}

/** What the terms, operators and groups of a level mean together. An operator that is not used is added to `unused`. */
export interface Levels {
  /** A whole text, whose terms must all hold, with the operators and parentheses among its tokens. */
  readonly readingOf: (items: readonly Item[], tokens: readonly TypedToken[], unused: Range[]) => Reading;
  /** A group with the range that includes its parentheses. */
  readonly groupOf: (items: readonly Item[], unused: Range[], range: Range) => Group;
  readonly complement: (term: AnyNode, range: Range) => AnyNode;
}

/** How many groups are open where the lexer is. It is zero before each text. */
export interface OpenGroups {
  count: number;
}

/** @throws a `QuerybarError` with the code `missing-language` for a language that was copied as data. */
export function dialectOf(language: AnyLanguage): SyntaxDialect {
  return dialectIn(language) as SyntaxDialect;
}

/** Whether texts of a language may have operators, alternatives and groups. */
export function hasOperators(language: AnyLanguage): boolean {
  return dialectOf(language).parsing?.levels !== undefined;
}
