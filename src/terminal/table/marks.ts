import type { Range } from "../../syntax/tree.ts";
import { type Colors, mark } from "../colors.ts";

/** The part of a text from `from` to `to` with the places in it marked. */
export function withMarks(text: string, from: number, to: number, places: readonly Range[], colors: Colors): string {
  let shown = "";
  let done = from;
  for (const place of places) {
    const start = Math.max(place.from, from);
    const end = Math.min(place.to, to);
    if (start >= end) continue;
    shown += text.slice(done, start) + mark(text.slice(start, end), colors);
    done = end;
  }
  return shown + text.slice(done, to);
}
