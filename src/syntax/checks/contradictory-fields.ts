import type { AnyLanguage } from "../../language/language.ts";
import { quoted } from "../../language/message-text.ts";
import { type Membership, membershipsOf } from "../membership.ts";
import type { Term } from "../tree.ts";
import { atomOf, type Finding, finding, type Subject } from "./rule.ts";
import { none } from "./survey.ts";

/** The first term of each field that leaves the field no value. A missing value is one more, so excluding all of a set is no contradiction. */
export function contradictoryFields(subject: Subject): readonly Finding[] {
  if (subject.survey.selectors.length < 2) return none;
  let findings: readonly Finding[] = none;
  for (const field of contestedFields(subject)) {
    const found = contradictionOf(field, subject);
    if (found !== undefined) findings = [...findings, found];
  }
  return findings;
}

/** The fields of which several things are said, and one of them is what it must hold: exclusions alone contradict nothing. There are few fields, so they are found by going through them. */
function contestedFields({ terms, language, survey }: Subject): readonly string[] {
  const named: string[] = [];
  const required: string[] = [];
  const contested: string[] = [];
  const note = (field: string, isExcluded: boolean) => {
    if (!named.includes(field)) named.push(field);
    else if (!contested.includes(field)) contested.push(field);
    if (!isExcluded && !required.includes(field)) required.push(field);
  };
  for (const place of survey.selectors) {
    const term = terms[place] as Term<AnyLanguage>;
    const atom = atomOf(term);
    if (atom.type === "field") note(atom.field, term !== atom);
    else for (const { field, excluded } of fieldMemberships(term, language)) note(field, excluded);
  }
  return contested.filter((field) => required.includes(field));
}

/** What a term says of one field. */
interface Statement {
  readonly term: Term<AnyLanguage>;
  readonly membership: Membership;
}

function contradictionOf(field: string, { terms, text, language, survey }: Subject): Finding | undefined {
  const before: Statement[] = [];
  let room = anything;
  for (const place of survey.selectors) {
    const term = terms[place] as Term<AnyLanguage>;
    const atom = atomOf(term);
    if (atom.type === "field" && atom.field !== field) continue;
    for (const membership of fieldMemberships(term, language)) {
      if (membership.field !== field) continue;
      room = narrowed(room, membership);
      const statement = { term, membership };
      if (room.allowed?.length === 0) return finding(term.from, term.to, message(before, statement, text));
      before.push(statement);
    }
  }
  return undefined;
}

/** Wrong values are left to their own error. */
function fieldMemberships(term: Term<AnyLanguage>, language: AnyLanguage): readonly Membership[] {
  const atom = atomOf(term);
  if (atom.type === "field" && atom.value === undefined) return none;
  return membershipsOf(term, language) ?? none;
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
function message(before: readonly Statement[], { term, membership }: Statement, text: string): string {
  const earlier = before.find((other) => areContradictory(other.membership, membership));
  const { from, to } = term;
  const others =
    earlier === undefined
      ? "with the terms before it"
      : `together with ${quoted(text.slice(earlier.term.from, earlier.term.to))}`;
  return `No record can match ${quoted(text.slice(from, to))} ${others}.`;
}

function areContradictory(one: Membership, other: Membership): boolean {
  return narrowed(narrowed(anything, one), other).allowed?.length === 0;
}
