import { querybarError } from "../language/error.ts";
import type { Edit } from "../syntax/tree.ts";

/**
 * A text after edits that do not overlap, given in any order. Their places are places in the text as it was.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for edits that overlap or lie outside the text.
 * @example
 * ```ts
 * applyEdits("fix -wip", [{ from: 4, to: 5, insert: "" }]); // "fix wip"
 * ```
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = "";
  let end = 0;
  for (const { from, to, insert } of [...edits].sort((one, other) => one.from - other.from || one.to - other.to)) {
    if (!(from >= end && to >= from && to <= text.length)) {
      throw querybarError("invalid-argument", "These edits overlap, or lie outside the text.");
    }
    result += text.slice(end, from) + insert;
    end = to;
  }
  return result + text.slice(end);
}

/** The same replacement without what the old and the new text have in common at either end. */
export function smallest(text: string, { from, to, insert }: Edit): Edit {
  const old = text.slice(from, to);
  const most = Math.min(old.length, insert.length);
  let before = 0;
  while (before < most && old[before] === insert[before]) before++;
  if (splitsPair(insert, before) || splitsPair(old, before)) before--;
  let behind = 0;
  while (behind < most - before && old.at(-1 - behind) === insert.at(-1 - behind)) behind++;
  if (splitsPair(insert, insert.length - behind) || splitsPair(old, old.length - behind)) behind--;
  return { from: from + before, to: to - behind, insert: insert.slice(before, insert.length - behind) };
}

/** Whether a place lies in the middle of a surrogate pair, which no edit should tear apart. */
function splitsPair(text: string, place: number): boolean {
  return /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, place - 1), place + 1));
}

export function isChange({ from, to, insert }: Edit): boolean {
  return from < to || insert !== "";
}
