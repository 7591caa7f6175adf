import type { ExactTextField, OneOfField, WholeNumberField } from "./field.ts";
import type { FieldMap, Keyword, Language } from "./language.ts";

/** The keys of a record that hold one of the given types, or nothing. */
type KeyOf<RecordType, Held> = {
  [Key in keyof RecordType & string]-?: RecordType[Key] extends Held | null | undefined ? Key : never;
}[keyof RecordType & string];

/** A field of any kind over the right keys of a record. */
export type FieldOver<RecordType> =
  | ExactTextField<KeyOf<RecordType, string>>
  | OneOfField<KeyOf<RecordType, string>, string>
  | WholeNumberField<KeyOf<RecordType, string | number | bigint>>;

/** What `defineLanguage` takes. */
export interface LanguageDefinition<RecordType, Fields extends FieldMap, KeywordName extends string> {
  /** What the language is called in messages and pages. */
  readonly name: string;
  /** The record keys in which words and phrases are looked for. */
  readonly text: readonly KeyOf<RecordType, string>[];
  readonly fields: Fields;
  /** Words with a meaning of their own, each a query over the fields. */
  readonly keywords?: Readonly<Record<KeywordName, Keyword<Fields>>> & {
    // Names that are known only when the program runs are checked then.
    readonly [Name in keyof Fields & string as string extends Name
      ? never
      : Name]?: `“${Name}” is a field: a keyword needs another name`;
  };
}

/** A language as it was defined, whatever is wrong with it. */
export function languageOf<RecordType>(): <
  const Fields extends Readonly<Record<string, FieldOver<RecordType>>>,
  const KeywordName extends string = never,
>(
  definition: LanguageDefinition<RecordType, Fields, KeywordName>,
) => Language<RecordType, Fields, KeywordName> {
  return ({ name, text, fields, keywords }) =>
    Object.freeze({
      name,
      text: Object.freeze([...text]),
      fields: withoutPrototype(fields) as typeof fields,
      keywords: withoutPrototype<Keyword>(keywords ?? {}),
    });
}

/** A frozen copy in which only the definition's own names are found. */
function withoutPrototype<Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.freeze(Object.assign(Object.create(null), entries));
}
