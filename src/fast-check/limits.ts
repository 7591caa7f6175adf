import type { Kind } from "../language/kinds/kind.ts";
import type { AnyLanguage } from "../language/language.ts";
import { type FieldEntry, fieldsOfKeys, hasKeys, lookupOf } from "../language/lookup.ts";
import type { AnyRecord, Path } from "../language/path.ts";
import { foldCase, normalize } from "../language/text/fold.ts";
import { changedAt } from "./holding.ts";
import { formsOf } from "./place.ts";
import type { RecordOptions } from "./record.ts";

/** What queries and records may have, where a back end cannot follow the language everywhere. */
export interface PairOptions extends RecordOptions {
  /** The letters of texts: those of ASCII, those of Latin-1, or any. Default `"any"`. */
  readonly letters?: "ascii" | "latin" | "any";
  /** The greatest number, above and below zero. Durations are in milliseconds, sizes in bytes. Default: none. */
  readonly largestNumber?: number;
  /**
   * By the name of a field: the only values, as in a query, that queries and records have. Such a field has no dates relative
   * to the clock.
   */
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

/** Changes a text so that it has only letters that are allowed, the same ones always in the same way. */
export function withLetters(text: string, { letters = "any" }: PairOptions): string {
  if (letters === "any") return text;
  const last = letters === "ascii" ? 0x7f : 0xff;
  const isAllowed = (character: string) => (character.codePointAt(0) ?? 0) <= last;
  const similar = (character: string) => {
    const [base = "a"] = character.normalize("NFD");
    return [base, foldCase(base)].find(isAllowed) ?? String.fromCodePoint(97 + ((base.codePointAt(0) ?? 0) % 26));
  };
  return [...normalize(text)]
    .map((character) => (isAllowed(character) ? character : /\p{M}/u.test(character) ? "" : similar(character)))
    .join("");
}

/** The only values that a field has, if they are given. */
export function givenValues({ name }: FieldEntry, { values = {} }: PairOptions): readonly string[] | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Whether a value, in canonical spelling, is not too large. */
export function isSmallEnough({ stored, approximate }: Kind, value: string, { largestNumber }: PairOptions): boolean {
  if (largestNumber === undefined || stored?.as !== "number" || approximate === undefined) return true;
  return Math.abs(approximate(value)) <= largestNumber;
}

/** A record with what is not allowed replaced. */
export function limitedRecord(record: AnyRecord, language: AnyLanguage, options: PairOptions): AnyRecord {
  if (["letters", "largestNumber", "values"].every((name) => !(name in options))) return record;
  const entries = [...lookupOf(language).fields.values()].flatMap((entry) =>
    hasKeys(entry) ? fieldsOfKeys(entry, record) : [entry],
  );
  const withValues = entries.reduce(
    (changed, entry) => changedAt(changed, entry.path, (held) => limitedValue(held, entry, options)),
    record,
  );
  const isText = ({ kind }: FieldEntry) => kind.contains || kind.spelling === "exact";
  const paths: readonly Path[] = [...language.text, ...entries.filter(isText).map(({ path }) => path)];
  return paths.reduce(
    (changed, path) =>
      changedAt(changed, path, (held) => (typeof held === "string" ? withLetters(held, options) : held)),
    withValues,
  );
}

function limitedValue(held: unknown, entry: FieldEntry, options: PairOptions): unknown {
  const { kind, span } = entry;
  const value = kind.heldKey(held);
  if (value === undefined || span !== undefined) return held;
  const given = givenValues(entry, options);
  if (given === undefined && isSmallEnough(kind, value, options)) return held;
  const texts = (given ?? kind.generate.usual).flatMap((text) => formsOf(kind, text));
  const allowed = texts.filter((form) => isSmallEnough(kind, kind.heldKey(form) ?? "", options));
  if (allowed.some((form) => kind.heldKey(form) === value)) return held;
  return allowed.find((form) => typeof form === typeof held) ?? allowed[0];
}
