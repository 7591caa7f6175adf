import type { AnyLanguage } from "../../language/language.ts";
import { quoted } from "../../language/message-text.ts";
import { type Membership, membershipsOf } from "../membership.ts";
import type { Term } from "../tree.ts";
import { atomOf, type Finding, finding, type Subject } from "./rule.ts";
import { none } from "./survey.ts";

/** The first term of each field that leaves the field no value. A missing value is one more, so excluding all of a set is no contradiction. */
export function contradictoryFields(subject: Subject): readonly Finding[] {
  const { selectors } = subject.survey;
  if (selectors.length < 2) return none;
  let findings: readonly Finding[] = none;
  for (const statements of statementsByField(subject)) {
    const found = statements.length < 2 ? undefined : contradictionIn(statements, subject.text);
    if (found !== undefined) findings = [...findings, found];
  }
  return findings;
}

/** What is said of each field that must hold something: exclusions alone contradict nothing. There are few fields, so they are found by going through them. */
function statementsByField(subject: Subject): readonly (readonly Statement[])[] {
  const { terms, language, survey } = subject;
  const names = requiredFields(subject);
  if (names.length === 0) return none;
  const statements: Statement[][] = names.map(() => []);
  for (const place of survey.selectors) {
    const term = terms[place] as Term<AnyLanguage>;
    const atom = atomOf(term);
    if (atom.type === "field" && !names.includes(atom.field)) continue;
    for (const membership of fieldMemberships(term, language)) {
      statements[names.indexOf(membership.field)]?.push({ term, membership });
    }
  }
  return statements;
}

function requiredFields({ terms, language, survey }: Subject): readonly string[] {
  const names: string[] = [];
  const note = (field: string) => {
    if (!names.includes(field)) names.push(field);
  };
  for (const place of survey.selectors) {
    const term = terms[place] as Term<AnyLanguage>;
    if (term.type === "field") note(term.field);
    else if (atomOf(term).type === "keyword") {
      for (const { field, excluded } of fieldMemberships(term, language)) if (!excluded) note(field);
    }
  }
  return names;
}

/** What a term says of one field. */
interface Statement {
  readonly term: Term<AnyLanguage>;
  readonly membership: Membership;
}

/** Wrong values are left to their own error. */
function fieldMemberships(term: Term<AnyLanguage>, language: AnyLanguage): readonly Membership[] {
  const atom = atomOf(term);
  if (atom.type === "field" && atom.value === undefined) return [];
  return membershipsOf(term, language) ?? [];
}

function contradictionIn(statements: readonly Statement[], text: string): Finding | undefined {
  let room = anything;
  for (const statement of statements) {
    room = narrowed(room, statement.membership);
    if (room.allowed?.length !== 0) continue;
    const { from, to } = statement.term;
    return finding(from, to, message(statements, statement, text));
  }
  return undefined;
}

/** What the terms so far leave of a field: the values it may hold (any, where there is no list), and those it may not. */
interface Room {
  readonly allowed: readonly string[] | undefined;
  readonly excluded: ReadonlySet<string>;
}

const anything: Room = { allowed: undefined, excluded: new Set() };

function narrowed({ allowed, excluded }: Room, membership: Membership): Room {
  const { values } = membership;
  if (!membership.excluded) {
    return { allowed: values.filter((value) => (allowed?.includes(value) ?? true) && !excluded.has(value)), excluded };
  }
  if (allowed !== undefined) return { allowed: allowed.filter((value) => !values.includes(value)), excluded };
  // One set grows along all the exclusions, so that a thousand of them are not copied a thousand times.
  const grown = excluded === anything.excluded ? new Set<string>() : (excluded as Set<string>);
  for (const value of values) grown.add(value);
  return { allowed, excluded: grown };
}

/** Names the earlier term, where there is one that suffices. */
function message(statements: readonly Statement[], statement: Statement, text: string): string {
  const earlier = statements.find(
    (other) => other !== statement && areContradictory(other.membership, statement.membership),
  );
  const { from, to } = statement.term;
  const others =
    earlier === undefined
      ? "with the terms before it"
      : `together with ${quoted(text.slice(earlier.term.from, earlier.term.to))}`;
  return `No record can match ${quoted(text.slice(from, to))} ${others}.`;
}

function areContradictory(one: Membership, other: Membership): boolean {
  return narrowed(narrowed(anything, one), other).allowed?.length === 0;
}
