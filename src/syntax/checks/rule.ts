import type { AnyLanguage } from "../../language/language.ts";
import { type FixKind, fixLabel } from "../fix-labels.ts";
import type { Atom, Diagnostic, DiagnosticCode, Edit, Fix, Severity, Term, Unfinished } from "../tree.ts";
import { none, type Survey } from "./survey.ts";

/** What the rules look at. */
export interface Subject {
  readonly text: string;
  readonly terms: readonly Term<AnyLanguage>[];
  readonly language: AnyLanguage;
  readonly survey: Survey;
  /** Reads another text: what a fix would leave. */
  readonly read: (text: string, language: AnyLanguage) => readonly Term<AnyLanguage>[];
}

/** One thing that can be wrong with a query; finds all places where it is, in source order. Takes time linear in the text. */
export interface Rule {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** It finds something only in queries that hold one of these: bits of `Survey.holds`. */
  readonly about: number;
  readonly find: (subject: Subject) => readonly Finding[];
}

/** A diagnostic that the rule has yet to sign. */
export type Finding = Omit<Diagnostic, "code" | "severity">;

export function finding(from: number, to: number, message: string, fixes: readonly (Fix | undefined)[] = []): Finding {
  const given = fixes.filter((fix) => fix !== undefined);
  return given.length === 0 ? { from, to, message } : { from, to, message, fixes: given };
}

/** A fix of one replacement; `text` is what its label names. */
export function replacement(kind: FixKind, from: number, to: number, insert: string, text?: string): Fix {
  return { label: fixLabel(kind, text), edits: [{ from, to, insert }] };
}

/** What a minus stands before, or the term itself. */
export function atomOf(term: Term<AnyLanguage>): Term<AnyLanguage> {
  return term.type === "not" ? term.term : term;
}

/** Where an unfinished term begins behind its minus. */
export function startOfUnfinished(term: Unfinished<AnyLanguage>): number {
  return term.negated && term.lacks !== "term" ? term.from + 1 : term.from;
}

/** Whether something can be written directly before this term without joining the two by mistake: it has no minus and is no field. */
export function isPlain(term: Term<AnyLanguage> | undefined): term is Exclude<Atom<AnyLanguage>, { type: "field" }> {
  return term?.type === "word" || term?.type === "phrase" || term?.type === "keyword";
}

/** Takes a term out together with the white space before it, and joins no neighbours by it. */
export function removal(subject: Subject, index: number): Edit {
  const { terms, text } = subject;
  const term = terms[index] as Term<AnyLanguage>;
  const standsAlone = term.to === text.length || /\s/.test(text.charAt(term.to));
  const from = standsAlone ? (terms[index - 1]?.to ?? term.from) : term.from;
  return { from, to: term.to, insert: "" };
}

/** Text for the end of a term that had a quote there: a space where the next term follows directly. */
export function spaceBehind(text: string, to: number): string {
  return to < text.length && !/\s/.test(text.charAt(to)) ? " " : "";
}

/** What a rule finds at some of the terms. */
export function findingsAt(
  { terms }: Subject,
  places: readonly number[],
  findingAt: (term: Term<AnyLanguage>, place: number) => Finding | undefined,
): readonly Finding[] {
  if (places.length === 0) return none;
  const findings: Finding[] = [];
  for (const place of places) {
    const found = findingAt(terms[place] as Term<AnyLanguage>, place);
    if (found !== undefined) findings.push(found);
  }
  return findings;
}
