import { StateField } from "@codemirror/state";
import type { AnyLanguage } from "../language/language.ts";
import { type Reading, readText } from "../search-bar/help.ts";

/** An editor's text, read: `state.field(reading)`. */
export type ReadingField = StateField<Reading>;

/** Reads the text once for each change of it. */
export function readingField(language: AnyLanguage): ReadingField {
  return StateField.define({
    create: ({ doc }) => readText(doc.toString(), language),
    update: (reading, { docChanged, newDoc }) => (docChanged ? readText(newDoc.toString(), language) : reading),
  });
}
