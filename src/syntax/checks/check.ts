import type { Catalogue } from "../../language/messages.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { diagnosticMessage, fixLabel } from "../messages.ts";
import { type Finding, type Reader, type Reading, type Rule, ruleContext } from "./rule.ts";

/** The diagnostics of a query, in source order. */
export function check(text: string, reading: Reading, reader: Reader): readonly Diagnostic[] {
  const context = ruleContext(text, reading, reader);
  const { rules, english } = reader.parsing;
  const diagnostics: Diagnostic[] = [];
  for (const rule of rules) {
    const findings = rule.check(context);
    if (findings.length > 0) for (const found of findings) diagnostics.push(diagnosticFor(rule, found, english));
  }
  return diagnostics.length < 2 ? diagnostics : diagnostics.sort((one, other) => one.from - other.from);
}

function diagnosticFor(
  { code, severity: usual }: Rule,
  { from, to, data, fixes, severity = usual }: Finding,
  english: Catalogue,
): Diagnostic {
  const message = diagnosticMessage(english, code, data) ?? code;
  if (fixes.length === 0) return { code, severity, from, to, data, message };
  const labelled = fixes.map(({ kind, data, edits }) => {
    const label = fixLabel(english, kind, data) ?? kind;
    return { kind, data, label, edits };
  });
  return { code, severity, from, to, data, message, fixes: labelled };
}
