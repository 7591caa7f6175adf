import type { AnyLanguage } from "../../language/language.ts";
import type { MessageData } from "../../language/messages.ts";
import type { AnyNode } from "../../language/nodes.ts";
import type { DiagnosticCode, Edit, Fix, FixKind, Severity } from "../diagnostic.ts";
import type { Reading } from "../grammar.ts";
import { type Item, itemsOf } from "../items.ts";
import { english, fixLabel } from "../messages.ts";
import { leavesOf } from "../terms.ts";
import { factsOf, type QueryFacts } from "./facts.ts";

/** The most values or fields that a message lists. */
export const mostNamed = 12;

/** The input of the rules. */
export interface RuleContext {
  readonly text: string;
  /** All terms but groups, in source order, each with the minus directly before it. */
  readonly terms: readonly AnyNode[];
  /** The terms, operators and parentheses in source order. In the documented dialect they are the terms. */
  readonly items: readonly Item[];
  /** The terms of the top level, which must all hold. In the documented dialect they are all terms. */
  readonly topLevel: readonly AnyNode[];
  readonly reading: Reading;
  readonly language: AnyLanguage;
  readonly facts: QueryFacts;
}

export function ruleContext(text: string, reading: Reading, language: AnyLanguage): RuleContext {
  const { terms: topLevel, marks } = reading;
  const terms = language.dialect === "documented" ? topLevel : leavesOf(topLevel);
  return { text, terms, items: itemsOf(terms, marks), topLevel, reading, language, facts: factsOf(text, terms) };
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

/** The fix that replaces a part of the text. */
export function change(from: number, to: number, insert: string): Fix {
  return fix("change", [{ from, to, insert }], { text: insert });
}
