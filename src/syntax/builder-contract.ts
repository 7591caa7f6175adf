import type { AnyField, GivenOf, Trait } from "../language/field.ts";
import type { Operator } from "../language/interval.ts";
import type { AnyLanguage, FieldAt, FieldName, FieldReference } from "../language/language.ts";
import type { FieldEntry } from "../language/lookup.ts";
import type { And, AnyNode, KeywordTerm, NodeIn, Phrase, Unfinished } from "../language/nodes.ts";
import type { BuiltNode } from "../language/resolve-tree.ts";

/** What a field of the builder takes: its value, or a text as a query would have it; whole numbers also as a number or a bigint. */
export type BuilderValue<F extends AnyField> = GivenOf<F>;

/** The names of the fields that can do something; those of a field of keys with their key: `meta.region`. */
type NamesOf<L extends AnyLanguage, Has extends Trait = never> = [L] extends [AnyLanguage]
  ? FieldReference<L["fields"], Has>
  : never;

/** The name, or why it cannot be used, or the names that can. */
type NameWith<L extends AnyLanguage, Name, Has extends Trait, Fault extends string> =
  Name extends NamesOf<L, Has> ? Name : Name extends NamesOf<L> ? `“${Name}” ${Fault}` : NamesOf<L, Has>;

type BaseOf<Name> = Name extends `${infer Base}.${string}` ? Base : Name;

type GivenAt<L extends AnyLanguage, Name> = GivenOf<FieldAt<L["fields"], Name>>;

type TermIn<L extends AnyLanguage, Type, Name> = Extract<
  L["~leaf"],
  { readonly type: Type; readonly field: Name extends keyof L["fields"] ? Name : BaseOf<Name> }
>;

/** Makes trees of one language; see `builder`. */
export interface Builder<L extends AnyLanguage> {
  /** All of the terms. Groups inside are opened, unfinished terms left out. Throws `too-deep` for more than 64 levels. */
  and(...terms: readonly NodeIn<L>[]): BuiltNode<L, And<L>>;
  /**
   * The complement of one term. In the documented dialect throws `not-expressible` for several, such as `not(text("two words"))`.
   */
  not(term: NodeIn<L>): BuiltNode<L>;
  /** Natural text: its words, each a term. A word that would be read as something else becomes a phrase. */
  text(text: string): BuiltNode<L, And<L>>;
  /** Text that occurs exactly. An empty one is unfinished and does not filter. */
  phrase(text: string): BuiltNode<L, Phrase | Unfinished<FieldName<L>, "text">>;
  /** A field and its value. An empty text is unfinished and does not filter; what is not a value throws `invalid-term`. */
  field<Name extends NamesOf<L>>(
    name: Name,
    value: GivenAt<L, Name>,
  ): BuiltNode<L, TermIn<L, "field", Name> | Unfinished<FieldName<L>, "value">>;
  keyword(name: keyof L["keywords"] & string): BuiltNode<L, KeywordTerm<keyof L["keywords"] & string>>;
}

/** Makes trees of a language of the extended dialect. What a field cannot say throws `invalid-term`. */
export interface ExtendedBuilder<L extends AnyLanguage> extends Builder<L> {
  /** Any of the terms, of which unfinished ones are left out. */
  or(...terms: readonly NodeIn<L>[]): BuiltNode<L>;
  /** A comparison: `compare("id", ">=", 10)`. */
  compare<const Name extends string>(
    name: NameWith<L, Name, "ordered", "is not ordered: its values cannot be compared">,
    operator: Operator,
    value: GivenAt<L, Name>,
  ): BuiltNode<L, TermIn<L, "comparison", Name>>;
  /** The values from one to another, both included. `null` leaves an end open. */
  between<const Name extends string>(
    name: NameWith<L, Name, "ordered", "is not ordered: it has no ranges">,
    low: GivenAt<L, Name> | null,
    high: GivenAt<L, Name> | null,
  ): BuiltNode<L, TermIn<L, "between" | "present", Name>>;
  /** Any of the values. */
  list<const Name extends string>(
    name: NameWith<L, Name, "lists", "takes no lists">,
    values: readonly GivenAt<L, Name>[],
  ): BuiltNode<L, TermIn<L, "list" | "field", Name>>;
  /** The values of a form, in which an asterisk stands for any text and `\\*` for an asterisk. */
  pattern<const Name extends string>(
    name: NameWith<L, Name, "wildcards", "has no wildcards: its definition needs { wildcards: true }">,
    pattern: string,
  ): BuiltNode<L, TermIn<L, "pattern" | "present" | "field", Name>>;
  /** Any value. */
  present<Name extends NamesOf<L>>(name: Name): BuiltNode<L, TermIn<L, "present", Name>>;
  /** A text in one field: a word, or exactly. */
  contains<const Name extends string>(
    name: NameWith<L, Name, "contains", "is not a field of the kind containsText">,
    text: string,
    options?: { readonly exact?: boolean },
  ): BuiltNode<L, TermIn<L, "contains", Name>>;
}

/** What the builders of all dialects are made of. */
export interface BuilderParts {
  /** Makes a node know its language. */
  readonly built: <Made extends AnyNode>(node: Made) => BuiltNode<AnyLanguage, Made>;
  /** The terms without the unfinished ones, and without groups of the type around them. */
  readonly finished: (nodes: readonly AnyNode[], around?: "and" | "or") => readonly AnyNode[];
  /** The field of a name in any spelling. */
  readonly entryOf: (name: string) => FieldEntry;
  readonly refuse: (message: string) => never;
}

/** The builder of a language, by its dialect. */
export type BuilderOf<L extends AnyLanguage> = "extended" extends L["dialect"] ? ExtendedBuilder<L> : Builder<L>;
