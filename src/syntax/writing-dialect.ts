import type { FilterDialect } from "../filter/dialect.ts";
import { dialectIn } from "../language/dialect.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { FieldEntry, Lookup } from "../language/lookup.ts";
import type { AnyFieldTerm, ListElement, Unfinished } from "../language/nodes.ts";

/** What a dialect says about how a term is written. What is left out is as in the documented dialect, and known where it is needed. */
export interface WritingDialect extends FilterDialect {
  /** Whether text that begins no phrase and is not a keyword is read as a word. */
  readonly isWord: (text: string, lookup: Lookup, afterMinus: boolean) => boolean;
  /** The field that is written from an offset to another; `undefined` for a text that is not one. */
  readonly writtenField?: (text: string, from: number, to: number, lookup: Lookup) => WrittenField | undefined;
  /** A value after the colon, in quotes if it would be read as something else without them. */
  readonly writtenValue?: (entry: FieldEntry, value: string) => string;
  /** How a value is written between other parts of one, so that it can be read. */
  readonly writtenBetween?: (entry: FieldEntry, value: string, around: Around) => string | undefined;
}

/** The text before and after a value, and whether the value was in quotes. */
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
export function writingOf(language: AnyLanguage): WritingDialect {
  return dialectIn(language) as WritingDialect;
}
