import type { EditorView } from "@codemirror/view";
import type { Range } from "../language/nodes.ts";

/** Those that are drawn. Of a very long line, the editor itself draws only a part. */
export function inView<T extends Range>({ visibleRanges }: EditorView, ranges: readonly T[]): readonly T[] {
  return ranges.filter(({ from, to }) => visibleRanges.some((seen) => from < seen.to && seen.from < to));
}
