import { StateField } from "@codemirror/state";
import type { AnyLanguage } from "../language/language.ts";
import { parse } from "../syntax/parse.ts";
import type { AnyQuery } from "../syntax/tree.ts";

/** An editor's text as a query: `state.field(query)`. */
export type QueryField = StateField<AnyQuery>;

/** Parses the text once for each change of it. */
export function queryField(language: AnyLanguage): QueryField {
  return StateField.define({
    create: ({ doc }) => parse(doc.toString(), { language }),
    update: (query, { docChanged, newDoc }) => (docChanged ? parse(newDoc.toString(), { language }) : query),
  });
}
