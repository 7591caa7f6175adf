import type { AnyLanguage } from "../language/language.ts";
import type { Layer } from "../layer/language.ts";
import { type LanguageOptions, languageFrom, parse } from "./parse.ts";
import type { AnyQuery, Query } from "./query.ts";

/** A Standard Schema, version 1 (https://standardschema.dev), from a string to a query. */
export interface SearchSchema<L extends AnyLanguage = Layer> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "querybar";
    readonly validate: (value: unknown) => SearchResult<L>;
    readonly types?: { readonly input: string; readonly output: Query<L> } | undefined;
  };
}

/** The query, or a message for each diagnostic with the severity `error`. */
export type SearchResult<L extends AnyLanguage = Layer> =
  | { readonly value: Query<L>; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string }[] };

/**
 * A language as a validator of input, for anything that takes a Standard Schema: forms, routers, HTTP frameworks. Warnings and hints
 * pass.
 *
 * @example
 * ```ts
 * const result = searchSchema()["~standard"].validate("id:ten");
 * result.issues?.length; // 1
 * ```
 */
export function searchSchema(): SearchSchema<Layer>;
export function searchSchema<L extends AnyLanguage>(options: LanguageOptions<L>): SearchSchema<L>;
export function searchSchema(options?: LanguageOptions<AnyLanguage>): SearchSchema<AnyLanguage> {
  const language = languageFrom(options);
  return {
    "~standard": {
      version: 1,
      vendor: "querybar",
      validate(value) {
        if (typeof value !== "string") return { issues: [{ message: "Expected a string." }] };
        const query: AnyQuery = parse(value, { language });
        const issues = query.diagnostics
          .filter(({ severity }) => severity === "error")
          .map(({ message }) => ({ message }));
        return issues.length === 0 ? { value: query } : { issues };
      },
    },
  };
}
