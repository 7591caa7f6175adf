import type { Fragment } from "./fragment.ts";

/** The databases for which there are conditions. */
export type DialectName = "postgres" | "sqlite" | "mariadb" | "mysql" | "duckdb" | "clickhouse";

/** How a statement shows where a value belongs. */
export type PlaceholderStyle = "$1" | "?" | ":p1" | "{p1:String}";

/**
 * What is particular about one database. Everything here must be exact: a condition selects a row if and only if the predicate
 * selects the record that the row holds. What a database cannot do exactly, its dialect refuses with `refuse`.
 *
 * All conditions may be NULL, which selects nothing. A text is a `Fragment` that is text or NULL. No text that is given as a value
 * holds U+0000, unless `holdsNul`, or half of a surrogate pair.
 */
export interface Dialect {
  readonly name: DialectName;
  /** The name for people. */
  readonly title: string;
  readonly placeholders: PlaceholderStyle;
  readonly limits: Limits;
  /** Whether a text may hold U+0000. Otherwise nothing is sent that has it, and it is nowhere found. */
  readonly holdsNul: boolean;
  /** A name of a column or a table, quoted. */
  readonly identifier: (name: string) => string;
  /** A text as a value. */
  readonly text: (value: string) => Fragment;
  /** The rows for which a condition is false or NULL. */
  readonly not: (condition: Fragment) => Fragment;
  readonly texts: TextOperations;
  readonly numbers: NumberOperations;
  readonly instants: InstantOperations;
  /** Whether a column of the type `boolean` holds this. */
  readonly isBoolean: (column: Fragment, value: boolean) => Fragment;
  readonly json: JsonOperations;
  /** For databases in which the index of a search column is a table of its own. */
  readonly textIndex: TextIndex | undefined;
  /** How a search column is made. The advice need not say how the application writes it. */
  readonly searchColumn: (column: NewSearchColumn) => SearchColumnPlan;
  /** Whether one of the elements of an array meets a condition; `undefined` if the database has no arrays, so that they are JSON. */
  readonly someElement: ((array: Fragment, test: (element: Fragment) => Fragment) => Fragment) | undefined;
}

/** Whether a row's folded text holds a folded word, by a table that is its index; `undefined` for words that the index cannot find. */
export type TextIndex = (index: string, row: string, folded: string) => Fragment | undefined;

export interface Limits {
  /** The most values in one statement. */
  readonly parameters: number;
  /** The longest statement, in UTF-16 units. */
  readonly length: number;
}

export interface TextOperations {
  /** For comparing texts code point by code point, whatever the column's collation: an operand of `=`, `IN`, `<` and `>`. */
  readonly exactly: (text: Fragment) => Fragment;
  readonly isNotEmpty: (text: Fragment) => Fragment;
  /** Whether a text, in NFC, holds a text that is in NFC. */
  readonly contains: (text: PlainText, needle: string) => Fragment;
  /** Whether a text, folded, holds a word that is folded. */
  readonly containsFolded: (text: PlainText, folded: string) => Fragment;
  /** Whether a text, folded, is a word that is folded. */
  readonly equalsFolded: (text: PlainText, folded: string) => Fragment;
  /** Whether a text that is folded holds a word that is folded. An index of the text must be of use. */
  readonly foldedContains: (text: Fragment, folded: string) => Fragment;
  /** Whether a text, its ASCII letters in lower case, is a word that is so. */
  readonly equalsLower: (text: Fragment, word: string) => Fragment;
  /** Whether a text has the parts of a pattern in their order, the first at its beginning and the last at its end. */
  readonly matches: (text: Fragment, parts: readonly string[]) => Fragment;
  /** Whether a text is of the digits 0 to 9 only, and of one at least. */
  readonly isDigits: (text: Fragment) => Fragment;
  /** Whether a text is a decimal from 0 on, such as `01.50`; or such a decimal after a minus. */
  readonly isDecimal: (text: Fragment, isNegative: boolean) => Fragment;
  /** A decimal without a minus and without zeros before its whole part: `1.50` of `-01.50`, `.5` of `0.5`. */
  readonly withoutLeadingZeros: (decimal: Fragment) => Fragment;
  /** A decimal without zeros at the end of its fraction: `1.5` of `1.50`, `1` of `1.0`. */
  readonly withoutTrailingZeros: (decimal: Fragment) => Fragment;
  /** What is compared of decimals that have neither: one with more digits before the point is greater. */
  readonly sized: (decimal: Fragment) => Fragment;
}

/** A text of a column as it was written. */
export interface PlainText {
  readonly text: Fragment;
  /** Whether it is known to be in NFC. */
  readonly isNormalized: boolean;
}

export interface NumberOperations {
  /** The least and the greatest number of the types `integer` and `bigint`. */
  readonly least: bigint;
  readonly greatest: bigint;
  /** A whole number between these as a value, given in decimal digits. */
  readonly integer: (digits: string) => Fragment;
  /** A floating-point number as a value. */
  readonly double: (value: number) => Fragment;
  /** How the type `numeric` is compared: as decimals, or as floating-point numbers if the database has no decimals. */
  readonly numeric: Decimals | "double";
  /** What a column of the type may hold that is not a finite number. */
  readonly beyond: (type: NumberType) => Beyond;
  /** Whether a number has no fraction. */
  readonly isWhole: (number: Fragment) => Fragment;
}

export interface Decimals {
  /** The most digits before and after the point that a value may have. */
  readonly wholeDigits: number;
  readonly fractionDigits: number;
  /** A decimal of no more digits as a value. */
  readonly decimal: (decimal: string) => Fragment;
}

/** The types of columns that hold an instant. */
export type InstantType = "timestamp" | "timestamptz" | "date";

export interface InstantOperations {
  /** The digits of the fraction of a second, from 1 to 9, that `timestamp` and `timestamptz` can hold. */
  readonly digits: number;
  /** An instant of that resolution as a value, in UTC: `2026-11-22T15:00:00.123456`. Of a `date`, `2026-11-22`. */
  readonly instant: (text: string, type: InstantType) => Fragment;
  /** What a column of the type may hold that is not a point in time. */
  readonly beyond: (type: InstantType) => Beyond;
  /** The milliseconds between two instants, and the type of that number. */
  readonly elapsed: (from: Fragment, to: Fragment, type: InstantType) => Elapsed;
}

export interface Elapsed {
  readonly milliseconds: Fragment;
  readonly type: NumberType;
}

/**
 * Comparisons that all values of a column meet, but not others that it may hold below or above them: `< 'Infinity'`. They are for
 * intervals without an end on that side.
 */
export interface Beyond {
  readonly low?: string;
  readonly high?: string;
}

/** The types of columns that hold a number. */
export type NumberType = "integer" | "bigint" | "numeric" | "double";

/** A value of JSON by its type: each is NULL if it is of another type. */
export interface JsonValue {
  readonly text: Fragment;
  readonly number: Fragment;
  readonly numberType: NumberType;
  readonly boolean: Fragment;
}

export interface JsonOperations {
  /** Whether the value of a member, by keys from the outer to the inner object, meets a condition. An array has no members. */
  readonly member: (json: Fragment, keys: readonly string[], test: (value: JsonValue) => Fragment) => Fragment;
  /** As `member`, but where there is an array, on the way or at the end, its elements are meant. An array in an array has none. */
  readonly someMember: (json: Fragment, keys: readonly string[], test: (value: JsonValue) => Fragment) => Fragment;
}

/** How a table gets a search column. */
export interface SearchColumnPlan {
  /**
   * Who writes the column: the database, from the columns of the texts; or the application, with `searchText`, as often as it writes
   * one of the texts.
   */
  readonly writtenBy: "database" | "application";
  /** The statements that make the column and its index, in their order. */
  readonly statements: readonly string[];
  /** For SQLite, the table that is the index: the option `searchIndex` of `sqlTarget`. */
  readonly searchIndex?: string;
  /** What else must be done, or known. In English. */
  readonly advice: string;
}

/** What a search column is made of. Names are quoted, but for one. */
export interface NewSearchColumn {
  readonly table: string;
  readonly column: string;
  /** The table's name as it is. */
  readonly name: string;
  /** A name that begins with that of the table. */
  readonly named: (suffix: string) => string;
  /** The columns of all texts, if the database could read them there. */
  readonly texts: readonly string[] | undefined;
  readonly version: number | undefined;
}
