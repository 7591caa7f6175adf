import type { FilterDialect } from "../filter/dialect.ts";
import { dialectIn } from "../language/dialect.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { FieldEntry, Lookup } from "../language/lookup.ts";
import type { Catalogue } from "../language/messages.ts";
import type { AnyFieldTerm, AnyNode, ListElement, Mark, Range, Unfinished } from "../language/nodes.ts";
import type { Builder, BuilderParts } from "./build.ts";
import type { Rule } from "./checks/rule.ts";
import type { Group, Item, Token, TypedToken } from "./nodes.ts";
import type { TokenDescription } from "./token-descriptions.ts";

/** What is different in each dialect. What is left out is as in the documented dialect, and known where it is needed. */
export interface SyntaxDialect extends FilterDialect {
  /** A tree in canonical form. */
  readonly print?: (node: AnyNode, language: AnyLanguage) => string;
  /** The one text of the documented dialect that means the same as a tree. */
  readonly documentedText?: (root: AnyNode, language: AnyLanguage) => string;
  /** Whether text that begins no phrase and is not a keyword is read as a word. */
  readonly isWord: (text: string, lookup: Lookup, afterMinus: boolean) => boolean;
  /** The field that is written from an offset to another; `undefined` for a text that is not one. */
  readonly writtenField: (text: string, from: number, to: number, lookup: Lookup) => WrittenField | undefined;
  /** How a value is written between other parts of one, so that it can be read. */
  readonly writtenBetween: (entry: FieldEntry, value: string, around: Around) => string | undefined;
  /** Its builder, made from that of the documented dialect. */
  readonly builder?: (documented: Builder<AnyLanguage>, parts: BuilderParts) => Builder<AnyLanguage>;
  /** How its texts are read and checked. */
  readonly parsing?: Parsing;
}

/** How texts are read and checked. */
export interface Parsing {
  /** The tokens but white space, in the order in which the lexer tries them. Those of the grammar that are not there never occur. */
  readonly tokens: (lookup: Lookup, groups: OpenGroups) => readonly TokenDescription[];
  /** The node of a word. The parser also calls these once with a made-up token, so they accept any image. */
  readonly word: (language: AnyLanguage, token: Token, source: string) => AnyNode;
  /** The node of a field and its value. */
  readonly field: (language: AnyLanguage, token: Token, source: string) => AnyNode;
  /** What operators and groups mean, in a dialect that has them. */
  readonly levels?: Levels;
  /** The checks. Diagnostics that begin at the same offset are in this order. */
  readonly rules: readonly Rule[];
  /** What their diagnostics say. */
  readonly english: Catalogue;
}

/** What the terms, operators and groups of a level mean together. An operator that is not used is added to `unused`. */
export interface Levels {
  /** The terms of a whole text, which must all hold. */
  readonly rootTerms: (items: readonly Item[], unused: Range[]) => readonly AnyNode[];
  /** A group with the range that includes its parentheses. */
  readonly groupOf: (items: readonly Item[], unused: Range[], range: Range) => Group;
  readonly complement: (term: AnyNode, range: Range) => AnyNode;
  /** The operators and parentheses among the tokens. */
  readonly marksOf: (tokens: readonly TypedToken[]) => readonly Mark[];
}

/** How many groups are open where the lexer is. It is zero before each text. */
export interface OpenGroups {
  count: number;
}

/** What stands before and after a value, and whether it was in quotes. */
export interface Around {
  readonly before: string;
  readonly after: string;
  readonly wasQuoted: boolean;
}

/** A field's name where a term begins, and where its value does. */
export interface FieldHead {
  readonly entry: FieldEntry;
  readonly valueFrom: number;
}

/** One value of a list, or all that is written. `node` is unfinished if nothing, or a comparison with nothing, is written. */
export interface WrittenValue {
  readonly from: number;
  readonly to: number;
  readonly node: ListElement | Exclude<AnyFieldTerm, { type: "list" }> | Unfinished;
}

/** What is written after a field's colon, which is one value at least. */
export type WrittenValues = readonly [WrittenValue, ...WrittenValue[]];

/** A field as written: where its value begins, and what is there. */
export interface WrittenField extends FieldHead {
  readonly values: WrittenValues;
}

/** @throws a `QuerybarError` with the code `missing-language` for a language that was copied as data. */
export function dialectOf(language: AnyLanguage): SyntaxDialect {
  return dialectIn(language) as SyntaxDialect;
}
