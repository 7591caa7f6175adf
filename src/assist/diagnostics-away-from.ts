import type { Diagnostic } from "../syntax/tree.ts";

/**
 * The diagnostics to show while somebody types: those whose place the cursor touches are withheld until it has moved on.
 *
 * @example
 * ```ts
 * diagnosticsAwayFrom(parse("id:ten repo:").diagnostics, 12).map(({ code }) => code); // ["invalid-value"]
 * ```
 */
export function diagnosticsAwayFrom(diagnostics: readonly Diagnostic[], cursor: number): readonly Diagnostic[] {
  return diagnostics.filter(({ from, to }) => cursor < from || cursor > to);
}
