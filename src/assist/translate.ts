import type { AnyLanguage } from "../language/language.ts";
import type { layer } from "../language/layer.ts";
import { lookupOf } from "../language/lookup.ts";
import { quoted } from "../language/message-text.ts";
import { atomOf } from "../syntax/checks/rule.ts";
import { readFixLabel } from "../syntax/fix-labels.ts";
import type { Diagnostic, Fix, Query, Term } from "../syntax/tree.ts";
import { type Catalogue, filled, list } from "./catalogue.ts";

/**
 * The same diagnostics in the words of a catalogue: messages by the key `diagnostic.` and their code, labels of fixes by the key
 * `fix.` and their kind. In a message `{text}` is what is marked, and at a field `{field}` is its name and `{values}` are those
 * that it can have, if they are a set; in a label `{text}` is what it names. What the catalogue lacks stays English.
 *
 * @example
 * ```ts
 * const german = { "diagnostic.invalid-value": "{text} ist kein Wert von {field}.", "fix.change": "In {text} ändern" };
 * const [diagnostic] = translateDiagnostics(parse("status:faild"), german);
 * diagnostic?.message; // "“faild” ist kein Wert von “status”."
 * diagnostic?.fixes?.[0]?.label; // "In “status:FAILURE” ändern"
 * ```
 */
export function translateDiagnostics<L extends AnyLanguage = typeof layer>(
  query: Query<L>,
  catalogue: Catalogue,
): readonly Diagnostic[];
export function translateDiagnostics(query: Query<AnyLanguage>, catalogue: Catalogue): readonly Diagnostic[] {
  return query.diagnostics.map((diagnostic) => {
    const { code, fixes } = diagnostic;
    const message = catalogue[`diagnostic.${code}`];
    return {
      ...diagnostic,
      ...(message === undefined ? {} : { message: filled(message, gapsOf(diagnostic, query, catalogue)) }),
      ...(fixes === undefined ? {} : { fixes: fixes.map((fix) => translateFix(fix, catalogue)) }),
    };
  });
}

function translateFix({ label, edits }: Fix, catalogue: Catalogue): Fix {
  const { kind, text } = readFixLabel(label);
  const translated = catalogue[`fix.${kind}`];
  return { label: translated === undefined ? label : filled(translated, { text }), edits };
}

function gapsOf({ from, to }: Diagnostic, query: Query<AnyLanguage>, catalogue: Catalogue): Record<string, string> {
  const { text, root, language } = query;
  const gaps = { text: quoted(text.slice(from, to)) };
  const atom = atomOf(termAround(root.terms, from));
  if ((atom.type !== "field" && atom.type !== "unfinished") || atom.field === undefined) return gaps;
  const definition = lookupOf(language).fields.get(atom.field);
  const field = quoted(atom.field);
  if (definition?.kind !== "one-of") return { ...gaps, field };
  return { ...gaps, field, values: list({ catalogue }, definition.values, "list-or") };
}

/** The term that a place lies in; whatever is wrong with a query, a term is around it. */
function termAround(terms: readonly Term<AnyLanguage>[], place: number): Term<AnyLanguage> {
  let low = 0;
  let high = terms.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((terms[middle] as Term<AnyLanguage>).from <= place) low = middle;
    else high = middle - 1;
  }
  return terms[low] as Term<AnyLanguage>;
}
