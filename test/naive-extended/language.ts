/** A language of the extended dialect as plain data: what the conformance cases have in `languages/NAME.json`. */
export interface NaiveLanguage {
  readonly name: string;
  readonly dialect: "extended";
  readonly text: readonly Path[];
  readonly fields: { readonly [name: string]: NaiveField };
  readonly keywords?: { readonly [name: string]: NaiveKeyword };
}

/** Dots descend; a list of keys is for keys that contain a dot. */
export type Path = string | readonly string[];

export interface NaiveField {
  readonly kind: KindName;
  readonly path: Path | { readonly from: Path; readonly to: Path };
  readonly many?: boolean;
  readonly lists?: boolean;
  readonly wildcards?: boolean;
  readonly me?: boolean;
  readonly values?: readonly string[];
  readonly unit?: "s" | "ms";
  /** The kind of each key's value, if `kind` is `keyed`. */
  readonly of?: Omit<NaiveField, "path">;
}

type KindName =
  | "exactText"
  | "containsText"
  | "oneOf"
  | "wholeNumber"
  | "number"
  | "date"
  | "duration"
  | "bytes"
  | "boolean"
  | "keyed";

export type NaiveConditionValue = string | boolean | number;

export type NaiveWanted =
  | NaiveConditionValue
  | readonly NaiveConditionValue[]
  | { readonly [how: string]: NaiveConditionValue };

export interface NaiveKeyword {
  readonly where?: { readonly [field: string]: NaiveWanted };
  readonly except?: { readonly [field: string]: NaiveWanted };
  readonly all?: readonly NaiveKeyword[];
  readonly any?: readonly NaiveKeyword[];
  readonly none?: readonly NaiveKeyword[];
}

/** What a query is evaluated with; a case has all of it as text. */
export interface NaiveContext {
  readonly now: string;
  readonly zone?: string;
  /** The first day of a week: 1 is Monday, 7 is Sunday. */
  readonly weekStart?: number;
  readonly me?: string;
}

const ordered = new Set<KindName>(["wholeNumber", "number", "date", "duration", "bytes"]);

/** What a field of keys has as its kind, for one of its keys. */
export function kindOf(field: NaiveField): Omit<NaiveField, "path"> {
  return field.of ?? field;
}

export function isOrdered(field: NaiveField): boolean {
  return ordered.has(kindOf(field).kind);
}

export function takesLists(field: NaiveField): boolean {
  return kindOf(field).kind !== "containsText" && kindOf(field).lists !== false && field.lists !== false;
}
