import { querybarError } from "../../language/error.ts";
import type { AnyLanguage, PartialRecord, RecordOf } from "../../language/language.ts";
import { requireLanguage } from "../../language/lookup.ts";
import { type AnyRecord, textReader } from "../../language/path.ts";
import { foldCase } from "../../language/text/fold.ts";

/** Between the texts of a record. No typed word has it. */
export const separator = "\n";

/**
 * A text as it is compared ignoring case: in Unicode NFC, each letter folded. What a database cannot hold, U+0000 and halves of
 * surrogate pairs, becomes a line break.
 *
 * @example
 * ```ts
 * foldText("ΣΊΣΥΦΟΣ"); // "σίσυφοσ"
 * ```
 * @throws a `QuerybarError` with the code `invalid-argument` for what is not a string.
 */
export function foldText(text: string): string {
  if (typeof text !== "string") throw querybarError("invalid-argument", "Expected a string to fold.");
  return foldCase(text).replace(/[\0\p{Surrogate}]/gu, separator);
}

/**
 * What the search column of a record must hold: its searched texts, folded, with a line break between every two.
 *
 * @example
 * ```ts
 * searchText({ author: "Ada", commit_title: "Fix the BUILD" }, { language: layer }); // "ada\nfix the build"
 * ```
 */
export function searchText<L extends AnyLanguage>(
  record: PartialRecord<RecordOf<L>>,
  { language }: { readonly language: L },
): string {
  requireLanguage(language);
  return textReader(language.text)(record as AnyRecord)
    .map(foldText)
    .join(separator);
}
