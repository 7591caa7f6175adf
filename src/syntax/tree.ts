import type { ValueOf } from "../language/field.ts";
import type { AnyLanguage, FieldName, KeywordName } from "../language/language.ts";
import type { layer } from "../language/layer.ts";

/** A place in the query's text, in UTF-16 units, `to` exclusive. Nodes that a program built have `0, 0`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Text that occurs, ignoring case, in one of the searched texts. */
export interface Word extends Range {
  readonly type: "word";
  readonly text: string;
}

/** Text that occurs exactly, case included. `text` is without the quotes and escapes. */
export interface Phrase extends Range {
  readonly type: "phrase";
  readonly text: string;
}

/** A field and its value; narrowing by `field` narrows `value`. */
export type FieldTerm<L extends AnyLanguage = typeof layer> = {
  readonly [Name in FieldName<L>]: Range & {
    readonly type: "field";
    readonly field: Name;
    /** The value as written, without quotes and escapes. */
    readonly text: string;
    /** What the text means, or `undefined` where it is no value of the field: then no record matches. */
    readonly value: ValueOf<L["fields"][Name]> | undefined;
    /** Where the value stands, quotes included. */
    readonly valueFrom: number;
    readonly valueTo: number;
  };
}[FieldName<L>];

/** One of the language's keywords. */
export interface KeywordTerm<L extends AnyLanguage = typeof layer> extends Range {
  readonly type: "keyword";
  readonly keyword: KeywordName<L>;
}

/** The complement of a term. */
export interface Not<L extends AnyLanguage = typeof layer> extends Range {
  readonly type: "not";
  readonly term: Term<L>;
}

/** A term that somebody is still typing; it does not filter. */
export interface Unfinished<L extends AnyLanguage = typeof layer> extends Range {
  readonly type: "unfinished";
  /** `value` after `repo:` or `repo:""`, `text` in `""`, `term` after a lonely `-`. */
  readonly lacks: "value" | "text" | "term";
  /** The field that lacks a value. */
  readonly field?: FieldName<L>;
  /** Whether a minus stands before it (always so where a term is lacking). */
  readonly negated: boolean;
}

/** All of the terms. The root of a query is one. */
export interface And<L extends AnyLanguage = typeof layer> extends Range {
  readonly type: "and";
  readonly terms: readonly Term<L>[];
}

/** Any of the terms. Only definitions of keywords hold one: the documented language has no way of writing it. */
export interface Or<L extends AnyLanguage = typeof layer> extends Range {
  readonly type: "or";
  readonly terms: readonly Term<L>[];
}

/** What stands between a minus, or white space, and the next. */
export type Atom<L extends AnyLanguage = typeof layer> = Word | Phrase | FieldTerm<L> | KeywordTerm<L>;

export type Term<L extends AnyLanguage = typeof layer> = Atom<L> | Not<L> | Unfinished<L> | And<L> | Or<L>;

/** Any node of a tree, told apart by `type`. */
export type Node<L extends AnyLanguage = typeof layer> = Term<L>;

/** What `parse` makes of a text: plain data, `root` survives JSON. */
export interface Query<L extends AnyLanguage = typeof layer> {
  readonly language: L;
  readonly text: string;
  readonly root: And<L>;
  /** Everything there is to say about the text, in source order. */
  readonly diagnostics: readonly Diagnostic[];
}

export type Severity = "error" | "warning" | "hint";

export type DiagnosticCode =
  | "unclosed-quote"
  | "missing-value"
  | "invalid-value"
  | "unknown-field"
  | "lonely-minus"
  | "empty-phrase"
  | "never-matches"
  | "duplicate-term"
  | "invisible-character";

/** Replacement of a part of the text. */
export interface Edit extends Range {
  readonly insert: string;
}

/** A way to mend what a diagnostic is about. */
export interface Fix {
  readonly label: string;
  readonly edits: readonly Edit[];
}

/** Something to tell the person who typed the query. */
export interface Diagnostic extends Range {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly fixes?: readonly Fix[];
}
