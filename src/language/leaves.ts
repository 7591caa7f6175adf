import type { Dialect, FieldMap, Trait, ValueOf } from "./field.ts";
import type { Operator } from "./interval.ts";

// The nodes of trees that hold no other nodes.

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

/** A term of a field. */
export interface OfField<Name extends string = string> extends Range {
  readonly field: Name;
  /** For a field of keys, the key: `region` in `meta.region:eu`. */
  readonly key?: string;
}

/** A field and its value; narrowing by `field` narrows `value`. */
export interface FieldTerm<Name extends string = string, Value = unknown> extends OfField<Name> {
  readonly type: "field";
  /** The value as written, without quotes and escapes. */
  readonly text: string;
  /** What the text means, or `undefined` if it is not a value of the field: then no record matches. */
  readonly value: Value | undefined;
  /** Whether the value is `@me` without quotes, which stands for the person who searches. */
  readonly me?: true;
  /** The range of the value, quotes included. */
  readonly valueFrom: number;
  readonly valueTo: number;
}

/** A comparison with a value: `id:>10`. Only in the extended dialect, as are all below. */
export interface Comparison<Name extends string = string, Value = unknown> extends OfField<Name> {
  readonly type: "comparison";
  readonly operator: Operator;
  readonly text: string;
  readonly value: Value | undefined;
  /** The range of what is after the colon. */
  readonly valueFrom: number;
  readonly valueTo: number;
}

/** An end of a range. */
export interface End<Value = unknown> {
  readonly text: string;
  readonly value: Value | undefined;
}

/** A range of values, both ends included: `id:10..20`. An open end is `null`. */
export interface Between<Name extends string = string, Value = unknown> extends OfField<Name> {
  readonly type: "between";
  readonly low: End<Value> | null;
  readonly high: End<Value> | null;
  readonly valueFrom: number;
  readonly valueTo: number;
}

/** Values of a form: `branch:release/*`. An asterisk, which stands for any text, is between every two of the parts. */
export interface Pattern<Name extends string = string> extends OfField<Name> {
  readonly type: "pattern";
  readonly parts: readonly string[];
  readonly valueFrom: number;
  readonly valueTo: number;
}

/** Any value: `branch:*`. */
export interface Present<Name extends string = string> extends OfField<Name> {
  readonly type: "present";
  readonly valueFrom: number;
  readonly valueTo: number;
}

/** A text searched for in one field: `title:fix`, or exactly, `title:"fix it"`. */
export interface Contains<Name extends string = string> extends OfField<Name> {
  readonly type: "contains";
  readonly text: string;
  readonly exact: boolean;
  readonly valueFrom: number;
  readonly valueTo: number;
}

/** Any of several values: `status:failure,runner_error`. The range of each is that of its own text. */
export interface List<Name extends string = string, Element = ListElement> extends OfField<Name> {
  readonly type: "list";
  readonly terms: readonly Element[];
  readonly valueFrom: number;
  readonly valueTo: number;
}

/** What a list may hold. */
export type ListElement = FieldTerm | Comparison | Between | Pattern | Present;

/** Every term of a field. */
export type AnyFieldTerm = ListElement | Contains | List;

/** One of the language's keywords. */
export interface KeywordTerm<Name extends string = string> extends Range {
  readonly type: "keyword";
  readonly keyword: Name;
}

/** A term that is still being typed; it does not filter. */
export interface Unfinished<Name extends string = string, Lacking extends Lacks = Lacks> extends Range {
  readonly type: "unfinished";
  /**
   * `value` after `repo:` or `repo:""`, `text` in `""`, `term` after a lonely `-`. In the extended dialect also `group` in `()`, and
   * `depth` for a group that is nested too deep.
   */
  readonly lacks: Lacking;
  /** The field whose value is missing. */
  readonly field?: Name;
  readonly key?: string;
  /** Whether it has a minus (always true if a term is missing). */
  readonly negated: boolean;
}

/** What an unfinished term lacks. */
export type Lacks = "value" | "text" | "term" | "group" | "depth";

/** Every node of some language but those that hold other nodes. */
export type AnyLeaf = Word | Phrase | AnyFieldTerm | KeywordTerm | Unfinished;

/** An operator or a parenthesis of the extended dialect. A minus before a group is a mark of the kind `not`. */
export interface Mark extends Range {
  readonly kind: "or" | "and" | "not" | "open" | "close";
}

/** Every node of a language but those that hold other nodes. */
export type LeafOf<Fields extends FieldMap, KeywordName extends string, InDialect extends Dialect> =
  | Word
  | Phrase
  | Unfinished<keyof Fields & string, LacksIn<InDialect>>
  | ([KeywordName] extends [never] ? never : KeywordTerm<KeywordName>)
  | {
      [Name in keyof Fields & string]: TermOf<Name, ValueOf<Fields[Name]>, Fields[Name]["~types"]["has"], InDialect>;
    }[keyof Fields & string];

type LacksIn<InDialect extends Dialect> =
  | "value"
  | "text"
  | "term"
  | ("extended" extends InDialect ? "group" | "depth" : never);

/** The terms that a field can have, by what it can do. */
type TermOf<Name extends string, Value, Has extends Trait, InDialect extends Dialect> = "extended" extends InDialect
  ? WithKey<ExtendedTermOf<Name, Value, Has>, Has>
  : FieldTerm<Name, Value>;

type WithKey<Term, Has extends Trait> = "keyed" extends Has ? Term & { readonly key: string } : Term;

type ExtendedTermOf<Name extends string, Value, Has extends Trait> =
  | Present<Name>
  | ("contains" extends Has
      ? Contains<Name>
      :
          | ElementOf<Name, Value, Has>
          | ("lists" extends Has ? List<Name, ElementOf<Name, Value, Has> | Present<Name>> : never));

type ElementOf<Name extends string, Value, Has extends Trait> =
  | FieldTerm<Name, Value>
  | ("ordered" extends Has ? Comparison<Name, Value> | Between<Name, Value> : never)
  | ("wildcards" extends Has ? Pattern<Name> : never);

/** What a minus can negate, apart from groups. */
export type Atom = Word | Phrase | AnyFieldTerm | KeywordTerm;
