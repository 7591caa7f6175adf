import type { DiagnosticCode } from "../syntax/tree.ts";

/**
 * Where the language's reference tells about a diagnostic, with a wrong and a right example: a place in a page that comes with
 * this package, to be resolved against wherever you show that page.
 *
 * @example
 * ```ts
 * diagnosticReference("lonely-minus"); // "grammar/README.md#lonely-minus"
 * new URL(diagnosticReference("lonely-minus"), "https://example.com/help/").href; // "https://example.com/help/grammar/README.md#lonely-minus"
 * ```
 */
export function diagnosticReference(code: DiagnosticCode): string {
  return `grammar/README.md#${code}`;
}
