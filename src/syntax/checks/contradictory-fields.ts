import type { AnyLanguage } from "../../language/language.ts";
import { quoted } from "../../language/message-text.ts";
import { type Membership, membershipsOf } from "../membership.ts";
import type { Term } from "../tree.ts";
import { atomOf, type Finding, finding, type Subject } from "./rule.ts";

/** What the terms so far leave of a field: the values it may hold (any, where there is no such set), and those it may not. */
interface Room {
  allowed: Set<string> | undefined;
  readonly excluded: Set<string>;
  isEmpty: boolean;
}

/** The first term of each field that leaves the field no value. A missing value is one more, so excluding all of a set is no contradiction. */
export function contradictoryFields(subject: Subject): readonly Finding[] {
  const { terms, language } = subject;
  const rooms = new Map<string, Room>();
  return terms.flatMap((term) =>
    fieldMemberships(term, language).flatMap((membership) => {
      let room = rooms.get(membership.field);
      if (room === undefined) {
        room = { allowed: undefined, excluded: new Set(), isEmpty: false };
        rooms.set(membership.field, room);
      }
      if (room.isEmpty) return [];
      narrow(room, membership);
      if (room.allowed?.size !== 0) return [];
      room.isEmpty = true;
      return finding(term.from, term.to, message(subject, term, membership));
    }),
  );
}

function fieldMemberships(term: Term<AnyLanguage>, language: AnyLanguage): readonly Membership[] {
  const atom = atomOf(term);
  if (atom.type === "field") return atom.value === undefined ? [] : (membershipsOf(term, language) ?? []);
  return atom.type === "keyword" ? (membershipsOf(term, language) ?? []) : [];
}

function narrow(room: Room, { values, excluded }: Membership): void {
  if (excluded) {
    for (const value of values) {
      room.excluded.add(value);
      room.allowed?.delete(value);
    }
    return;
  }
  const { allowed } = room;
  room.allowed = new Set([...values].filter((value) => (allowed?.has(value) ?? true) && !room.excluded.has(value)));
}

/** Names the earlier term, where there is one that suffices. */
function message({ terms, text, language }: Subject, term: Term<AnyLanguage>, membership: Membership): string {
  const earlier = terms.find(
    (other) =>
      other !== term && fieldMemberships(other, language).some((theirs) => areContradictory(theirs, membership)),
  );
  const shown = quoted(text.slice(term.from, term.to));
  const others = earlier === undefined ? "with the terms before it" : `together with ${quoted(text.slice(earlier.from, earlier.to))}`;
  return `No record can match ${shown} ${others}.`;
}

function areContradictory(one: Membership, other: Membership): boolean {
  if (one.field !== other.field) return false;
  const room: Room = { allowed: undefined, excluded: new Set(), isEmpty: false };
  narrow(room, one);
  narrow(room, other);
  return room.allowed?.size === 0;
}
