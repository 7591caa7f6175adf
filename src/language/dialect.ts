import { querybarError } from "./error.ts";
import type { Dialect } from "./field.ts";
import type { AnyLanguage } from "./language.ts";

/** What may be a node of a tree. */
export type Unchecked = Readonly<Record<string, unknown>>;

/**
 * What is different in each dialect, apart from data. A language carries that of its own, so that a bundler leaves out the dialects
 * of which a page has no language. What it says about texts is in `SyntaxDialect`.
 */
export interface LanguageDialect {
  readonly name: Dialect;
  /**
   * Whether a node has what functions of a tree read of it; `undefined` if the dialect has no node of that type. Default: as in the
   * documented dialect.
   */
  readonly isNode?: (node: Unchecked, language: AnyLanguage) => boolean | undefined;
}

// A symbol, so that a language stays plain data for JSON and for a structured clone; one that the ES and the CommonJS build share.
const dialectKey: unique symbol = Symbol.for("querybar.dialect");

interface WithDialect {
  readonly [dialectKey]?: LanguageDialect;
}

export function withDialect<Made extends object>(language: Made, dialect: LanguageDialect): Made {
  return { ...language, [dialectKey]: dialect };
}

/**
 * @throws a `QuerybarError` with the code `missing-language` for what is not a language, or one that has been copied as data and has
 * lost its dialect.
 */
export function dialectIn(language: AnyLanguage | undefined): LanguageDialect {
  return (language as WithDialect | null | undefined)?.[dialectKey] ?? refuseCopy();
}

export function refuseCopy(): never {
  throw querybarError(
    "missing-language",
    "This is not a language that defineLanguage made. JSON and structured clones lose a query's language: put it back with { ...query, language }, or pass { language, root }.",
  );
}
