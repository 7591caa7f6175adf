import type { AnyLanguage } from "../../language/language.ts";
import type { MessageData } from "../../language/messages.ts";
import type { AnyNode } from "../../language/nodes.ts";
import type { DiagnosticCode, Edit, Fix, FixKind, Severity } from "../diagnostic.ts";
import { english, fixLabel } from "../messages.ts";

/** What the rules look at. */
export interface RuleContext {
  readonly text: string;
  readonly terms: readonly AnyNode[];
  readonly language: AnyLanguage;
}

/** One thing that can be wrong with a query. It finds all places in source order, and takes time linear in the text. */
export interface Rule {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly check: (context: RuleContext) => readonly Finding[];
}

/** A place where something is wrong, what the message about it speaks of, and how to correct it, best first. */
export interface Finding {
  readonly from: number;
  readonly to: number;
  readonly data: MessageData;
  readonly fixes: readonly Fix[];
}

export function finding(
  from: number,
  to: number,
  data: MessageData,
  fixes: readonly (Fix | undefined)[] = [],
): Finding {
  return { from, to, data, fixes: fixes.filter((fix) => fix !== undefined) };
}

export function fix(kind: FixKind, edits: readonly Edit[], data: MessageData = {}): Fix {
  return { kind, data, label: fixLabel(english, kind, data) ?? kind, edits };
}

/** What a rule finds at single terms, if anything. */
export function findingsAt(
  { terms }: RuleContext,
  findingAt: (term: AnyNode, index: number) => Finding | undefined,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (let index = 0; index < terms.length; index++) {
    const found = findingAt(terms[index] as AnyNode, index);
    if (found !== undefined) findings.push(found);
  }
  return findings;
}
