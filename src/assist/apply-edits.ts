import { querybarError } from "../language/error.ts";
import type { AnyLanguage } from "../language/language.ts";
import { splitsPair } from "../language/text/fold.ts";
import type { Edit } from "../syntax/diagnostic.ts";
import type { TextOrQuery } from "./query-of.ts";

/**
 * A text after edits that do not overlap, in any order. Their offsets are those of the original text.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for edits that overlap or are outside of the text.
 * @example
 * ```ts
 * applyEdits("fix -wip", [{ from: 4, to: 5, insert: "" }]); // "fix wip"
 * ```
 */
export function applyEdits(input: TextOrQuery<AnyLanguage>, edits: readonly Edit[]): string {
  const text = typeof input === "string" ? input : input.text;
  let result = "";
  let end = 0;
  for (const { from, to, insert } of [...edits].sort((one, other) => one.from - other.from || one.to - other.to)) {
    if (!(from >= end && to >= from && to <= text.length))
      throw querybarError("invalid-argument", "These edits overlap, or lie outside the text.");
    result += text.slice(end, from) + insert;
    end = to;
  }
  return result + text.slice(end);
}

/** The same edit without the common beginning and end of the old and the new text. */
export function minimizeEdit(text: string, { from, to, insert }: Edit): Edit {
  const old = text.slice(from, to);
  const most = Math.min(old.length, insert.length);
  let start = 0;
  while (start < most && old[start] === insert[start]) start++;
  if (splitsPair(insert, start) || splitsPair(old, start)) start--;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === insert.at(-1 - end)) end++;
  if (splitsPair(insert, insert.length - end) || splitsPair(old, old.length - end)) end--;
  return { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) };
}

export function isChange({ from, to, insert }: Edit): boolean {
  return from < to || insert !== "";
}
