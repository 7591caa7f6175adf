import type { AnyLanguage } from "../../language/language.ts";
import type { Catalogue, MessageData } from "../../language/messages.ts";
import type { AnyNode, Mark, Range } from "../../language/nodes.ts";
import type { DiagnosticCode, Edit, Fix, FixKind, Severity } from "../diagnostic.ts";
import type { Item, Parts } from "../items.ts";
import type { ExcludedAlternatives, Level } from "./conjunctions.ts";
import { factsOf, type QueryFacts } from "./facts.ts";

/** The most values or fields that a message lists. */
export const mostNamed = 12;

/** What a text was read as. */
export interface Reading {
  readonly terms: readonly AnyNode[];
  readonly marks: readonly Mark[];
  /** The operators among the marks that are not used, since a term is missing. */
  readonly unused: readonly Range[];
}

/** Reads texts of one language. */
export interface Reader {
  readonly language: AnyLanguage;
  readonly parsing: Checks;
  readonly read: (text: string) => Reading;
}

/** The checks of a dialect. */
export interface Checks {
  /** Diagnostics that begin at the same offset are in this order. */
  readonly rules: readonly Rule[];
  /** What their diagnostics say. */
  readonly english: Catalogue;
  readonly parts: Parts;
  /** What is in operators and groups, in a dialect that has them. */
  readonly arrangementOf?: (reading: Reading, language: AnyLanguage) => Arrangement;
}

/** The terms of a text, with and without what is around them. */
export interface Arrangement {
  /** All terms but groups, in source order, each with the minus directly before it. */
  readonly terms: readonly AnyNode[];
  /** The terms, operators and parentheses in source order. */
  readonly items: readonly Item[];
  /** The terms that must all hold, or of which one must: those of the top level, then those of groups. */
  readonly levels: readonly Level[];
  /** Whether terms could contradict each other. If not, nothing more need be compared. */
  readonly mayContradict: boolean;
  readonly excludedAlternatives: readonly ExcludedAlternatives[];
}

/** The input of the rules. */
export interface RuleContext extends Arrangement {
  readonly text: string;
  readonly language: AnyLanguage;
  readonly reading: Reading;
  readonly facts: QueryFacts;
  readonly parts: Parts;
  /** Reads other texts in the same language. */
  readonly reader: Reader;
}

export function ruleContext(text: string, reading: Reading, reader: Reader): RuleContext {
  const { language, parsing } = reader;
  const { arrangementOf = flatArrangement, parts } = parsing;
  const { terms, items, levels, mayContradict, excludedAlternatives } = arrangementOf(reading, language);
  const facts = factsOf(text, terms);
  return { text, language, reading, terms, items, levels, mayContradict, excludedAlternatives, facts, parts, reader };
}

/** Without operators and groups, the terms are all there is. */
export function flatArrangement({ terms }: Reading): Arrangement {
  return { terms, items: terms, levels: [{ type: "and", terms }], mayContradict: true, excludedAlternatives: none };
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
  readonly fixes: readonly FoundFix[];
  readonly severity?: Severity;
}

/** A fix without its label, which is a message. */
export type FoundFix = Omit<Fix, "label">;

/** The findings of most rules in most queries. */
export const none: readonly never[] = /* @__PURE__ */ Object.freeze([]);

/** For the many messages without values. */
export const noData: MessageData = /* @__PURE__ */ Object.freeze({});

export function finding(
  from: number,
  to: number,
  data: MessageData,
  fixes: readonly (FoundFix | undefined)[] = [],
): Finding {
  return { from, to, data, fixes: fixes.filter((fix) => fix !== undefined) };
}

export function fix(kind: FixKind, edits: readonly Edit[], data: MessageData = noData): FoundFix {
  return { kind, data, edits };
}

/** The fix that replaces a part of the text. */
export function change(from: number, to: number, insert: string): FoundFix {
  return fix("change", [{ from, to, insert }], { text: insert });
}
