import { quoted } from "../language/message-text.ts";
import type { Diagnostic } from "../syntax/tree.ts";
import { type Catalogue, filled } from "./catalogue.ts";

/**
 * The same diagnostics with the messages of a catalogue, by the key `diagnostic.` and their code; `{text}` in a message is
 * what is marked. Those that the catalogue lacks keep their English message.
 *
 * @example
 * ```ts
 * const german = { "diagnostic.invalid-value": "{text} ist kein möglicher Wert." };
 * translateDiagnostics(parse("id:ten"), german)[0]?.message; // "“ten” ist kein möglicher Wert."
 * ```
 */
export function translateDiagnostics(
  query: { readonly text: string; readonly diagnostics: readonly Diagnostic[] },
  catalogue: Catalogue,
): readonly Diagnostic[] {
  return query.diagnostics.map((diagnostic) => {
    const message = catalogue[`diagnostic.${diagnostic.code}`];
    if (message === undefined) return diagnostic;
    const text = quoted(query.text.slice(diagnostic.from, diagnostic.to));
    return { ...diagnostic, message: filled(message, { text }) };
  });
}
