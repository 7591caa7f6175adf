import type { AnyLanguage } from "../../language/language.ts";
import type { MessageData } from "../../language/messages.ts";
import type { AnyNode } from "../../language/nodes.ts";
import type { DiagnosticCode, Edit, Fix, FixKind, Severity } from "../diagnostic.ts";
import { english, fixLabel } from "../messages.ts";
import { factsOf, type QueryFacts } from "./facts.ts";

/** A message names no more values or fields than one can read. */
export const mostNamed = 12;

/** What the rules look at. */
export interface RuleContext {
  readonly text: string;
  readonly terms: readonly AnyNode[];
  readonly language: AnyLanguage;
  readonly facts: QueryFacts;
}

export function ruleContext(text: string, terms: readonly AnyNode[], language: AnyLanguage): RuleContext {
  return { text, terms, language, facts: factsOf(text, terms) };
}

/** One thing that can be wrong with a query. It finds all places in source order, and takes time linear in the text. */
export interface Rule {
  readonly code: DiagnosticCode;
  /** Of its findings, unless one has another. */
  readonly severity: Severity;
  readonly check: (context: RuleContext) => readonly Finding[];
}

/** A place where something is wrong, what the message about it speaks of, and how to correct it, best first. */
export interface Finding {
  readonly from: number;
  readonly to: number;
  readonly data: MessageData;
  readonly fixes: readonly Fix[];
  readonly severity?: Severity;
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
