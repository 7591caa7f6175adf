import type { AnyLanguage } from "../language/language.ts";
import type { Catalogue } from "../language/messages.ts";
import type { Layer } from "../layer/language.ts";
import type { Diagnostic, DiagnosticCode } from "../syntax/diagnostic.ts";
import { diagnosticMessage, fixLabel } from "../syntax/messages.ts";
import type { MessageKey } from "./messages.ts";
import { queryOf, type TextOptions, type TextOrQuery } from "./query-of.ts";

/**
 * The diagnostics of a query in another language: messages by the key `diagnostic.` with the code and, if there is one, the
 * reason in the data; labels of fixes by the key `fix.` with the kind. Messages that are not in the catalogue stay English.
 *
 * @example
 * ```ts
 * const german = {
 *   locale: "de",
 *   quotes: ["„", "“"],
 *   messages: {
 *     "diagnostic.invalid-value": "{text} ist kein Wert von {field}. Möglich: {values:or}.",
 *     "fix.change": "In {text} ändern",
 *   },
 * } as const;
 * const small = defineLanguage<{ state: string }>()({ name: "tickets", text: [], fields: { state: oneOf("state", ["OPEN", "CLOSED"]) } });
 * const [diagnostic] = translateDiagnostics("state:opne", german, { language: small });
 * diagnostic?.message; // "„opne“ ist kein Wert von „state“. Möglich: OPEN oder CLOSED."
 * diagnostic?.fixes?.[0]?.label; // "In „state:OPEN“ ändern"
 * ```
 */
export function translateDiagnostics<L extends AnyLanguage = Layer>(
  input: TextOrQuery<L>,
  catalogue: Catalogue<MessageKey>,
  options?: TextOptions<L>,
): readonly Diagnostic[] {
  return queryOf(input, options).diagnostics.map((diagnostic) => {
    const { code, data, message, fixes } = diagnostic;
    return {
      ...diagnostic,
      message: diagnosticMessage(catalogue, code, data) ?? message,
      ...(fixes && {
        fixes: fixes.map((fix) => ({ ...fix, label: fixLabel(catalogue, fix.kind, fix.data) ?? fix.label })),
      }),
    };
  });
}

/**
 * The diagnostics to show while the user types: without those that the cursor touches, since the text there is not finished.
 *
 * @example
 * ```ts
 * visibleDiagnostics(parse("id:ten repo:").diagnostics, 12).map(({ code }) => code); // ["invalid-value"]
 * ```
 */
export function visibleDiagnostics(diagnostics: readonly Diagnostic[], cursor: number): readonly Diagnostic[] {
  return diagnostics.filter(({ from, to }) => cursor < from || cursor > to);
}

/**
 * Where the language's reference describes a diagnostic, with a wrong and a right example: a place in a page that comes with
 * this package, to be resolved against the address at which you show that page.
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
