import type { FieldMap, ValueOf } from "./field.ts";
import type { AnyLanguage } from "./language.ts";

/** A range of the query's text, in UTF-16 units, `to` exclusive. Nodes that a program built have `0, 0`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Text that occurs, ignoring case, in one of the searched texts. */
export interface Word extends Range {
  readonly type: "word";
  readonly text: string;
}

/** Text that occurs exactly, including case. `text` is without the quotes and escapes. */
export interface Phrase extends Range {
  readonly type: "phrase";
  readonly text: string;
}

/** A field and its value; narrowing by `field` narrows `value`. */
export interface FieldTerm<Name extends string = string, Value = unknown> extends Range {
  readonly type: "field";
  readonly field: Name;
  /** The value as written, without quotes and escapes. */
  readonly text: string;
  /** What the text means, or `undefined` if it is not a value of the field: then no record matches. */
  readonly value: Value | undefined;
  /** The range of the value, quotes included. */
  readonly valueFrom: number;
  readonly valueTo: number;
}

/** One of the language's keywords. */
export interface KeywordTerm<Name extends string = string> extends Range {
  readonly type: "keyword";
  readonly keyword: Name;
}

/** A term that is still being typed; it does not filter. */
export interface Unfinished<Name extends string = string> extends Range {
  readonly type: "unfinished";
  /** `value` after `repo:` or `repo:""`, `text` in `""`, `term` after a lonely `-`. */
  readonly lacks: "value" | "text" | "term";
  /** The field whose value is missing. */
  readonly field?: Name;
  /** Whether it has a minus (always true if a term is missing). */
  readonly negated: boolean;
}

/** Every node of some language but those that hold other nodes. */
export type AnyLeaf = Word | Phrase | FieldTerm | KeywordTerm | Unfinished;

/** Every node of a language but those that hold other nodes. */
export type LeafOf<Fields extends FieldMap, KeywordName extends string> =
  | Word
  | Phrase
  | Unfinished<keyof Fields & string>
  | ([KeywordName] extends [never] ? never : KeywordTerm<KeywordName>)
  | { [Name in keyof Fields & string]: FieldTerm<Name, ValueOf<Fields[Name]>> }[keyof Fields & string];

/** All of the terms. The root of a query is one. */
export interface And<out L extends AnyLanguage = AnyLanguage> extends Range {
  readonly type: "and";
  readonly terms: readonly NodeIn<L>[];
}

/** Any of the terms. Only programs build one: the documented language cannot write it. */
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

/** What a minus can negate. */
export type Atom = Word | Phrase | FieldTerm | KeywordTerm;

/** A tree and its language. Every query has both; a tree from JSON needs its language added. */
export interface Rooted<out L extends AnyLanguage = AnyLanguage> {
  readonly language: L;
  readonly root: NodeIn<L>;
}
