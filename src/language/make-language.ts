import { type LanguageDialect, withDialect } from "./dialect.ts";
import type { Dialect, FieldMap } from "./field.ts";
import type { Keyword } from "./language.ts";
import type { Path } from "./path.ts";

/** A definition whose types are not known. */
export interface Definition {
  readonly name: string;
  readonly dialect?: Dialect;
  readonly text: readonly Path[];
  readonly fields: FieldMap;
  readonly keywords?: Readonly<Record<string, Keyword>>;
}

/** A language of a definition that is right. It can't be changed. */
export function makeLanguage({ name, text, fields, keywords = {} }: Definition, dialect: LanguageDialect): object {
  const language = withDialect(
    {
      name,
      dialect: dialect.name,
      text: Object.freeze(text.map(frozenPath)),
      fields: frozenCopy(fields),
      keywords: frozenCopy(keywords),
    },
    dialect,
  );
  // So the JSON of a query says which language it was in, and does not repeat it.
  Object.defineProperty(language, "toJSON", { value: () => name });
  return Object.freeze(language);
}

/** A frozen copy in which only the definition's own names are found, and whose values are frozen, too. */
function frozenCopy<Value extends object>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  const copy = Object.create(null);
  for (const [name, value] of Object.entries(entries)) copy[name] = Object.freeze({ ...value });
  return Object.freeze(copy);
}

function frozenPath(path: Path): Path {
  return typeof path === "string" ? path : (Object.freeze([...path]) as Path);
}
