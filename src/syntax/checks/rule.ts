import type { AnyLanguage } from "../../language/language.ts";
import type { MessageData } from "../../language/messages.ts";
import type { AnyNode } from "../../language/nodes.ts";
import type { DiagnosticCode, Edit, Fix, FixKind, Severity } from "../diagnostic.ts";
import { english, fixLabel } from "../messages.ts";
import { factsOf, type QueryFacts } from "./facts.ts";

/** The most values or fields that a message lists. */
export const mostNamed = 12;

/** The input of the rules. */
export interface RuleContext {
  readonly text: string;
  readonly terms: readonly AnyNode[];
  readonly language: AnyLanguage;
  readonly facts: QueryFacts;
}

export function ruleContext(text: string, terms: readonly AnyNode[], language: AnyLanguage): RuleContext {
  return { text, terms, language, facts: factsOf(text, terms) };
}

/** A check for one kind of mistake. It finds all of them in source order, in time linear in the text. */
export interface Rule {
  readonly code: DiagnosticCode;
  /** The severity of its findings, unless one has its own. */
  readonly severity: Severity;
  readonly check: (context: RuleContext) => readonly Finding[];
}

/** The range of a mistake, the data for its message, and its fixes, best first. */
export interface Finding {
  readonly from: number;
  readonly to: number;
  readonly data: MessageData;
  readonly fixes: readonly Fix[];
  readonly severity?: Severity;
}

/** The findings of most rules in most queries. */
export const none: readonly never[] = Object.freeze([]);

/** Shared by the many messages that speak of nothing in particular. */
export const noData: MessageData = Object.freeze({});

export function finding(
  from: number,
  to: number,
  data: MessageData,
  fixes: readonly (Fix | undefined)[] = [],
): Finding {
  return { from, to, data, fixes: fixes.filter((fix) => fix !== undefined) };
}

export function fix(kind: FixKind, edits: readonly Edit[], data: MessageData = noData): Fix {
  return { kind, data, label: fixLabel(english, kind, data) ?? kind, edits };
}
