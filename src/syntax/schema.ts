import type { AnyLanguage } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import { parse } from "./parse.ts";
import type { Query } from "./tree.ts";

/** A Standard Schema, version 1 (https://standardschema.dev), from a string to a query. */
export interface SearchSchema<L extends AnyLanguage = typeof layer> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "querybar";
    readonly validate: (value: unknown) => SearchResult<L>;
    readonly types?: { readonly input: string; readonly output: Query<L> } | undefined;
  };
}

/** The query, or what is wrong with the text: a message for each diagnostic of severity error. */
export type SearchResult<L extends AnyLanguage = typeof layer> =
  | { readonly value: Query<L>; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string }[] };

/**
 * A language as a validator of input, for whatever takes a Standard Schema: forms, routers, HTTP frameworks.
 * Warnings and hints pass.
 *
 * @example
 * ```ts
 * const result = searchSchema()["~standard"].validate("id:ten");
 * result.issues?.length; // 1
 * ```
 */
export function searchSchema<L extends AnyLanguage = typeof layer>(language?: L): SearchSchema<L>;
export function searchSchema(language: AnyLanguage = layer): SearchSchema<AnyLanguage> {
  return {
    "~standard": {
      version: 1,
      vendor: "querybar",
      validate(value) {
        if (typeof value !== "string") return { issues: [{ message: "A search is a text." }] };
        const query = parse(value, language);
        const issues = query.diagnostics
          .filter(({ severity }) => severity === "error")
          .map(({ message }) => ({ message }));
        return issues.length === 0 ? { value: query } : { issues };
      },
    },
  };
}
