import type { AnyLanguage } from "../../language/language.ts";
import { lookupOf } from "../../language/lookup.ts";
import { escapedForPattern, normalize } from "../../language/text.ts";
import { membershipsOf } from "../../syntax/membership.ts";
import type { Node, Query } from "../../syntax/tree.ts";

/** A piece of text that must stand in a record's JSON for the record to match. */
interface Literal {
  readonly text: string;
  readonly ignoringCase: boolean;
}

/** One of the literals must stand there. */
interface Requirement {
  readonly literals: readonly Literal[];
  /** What may stand in a literal's place. */
  readonly disguises: readonly RegExp[];
}

/** Tells records that cannot match by their JSON, its bytes read as Latin-1, in a fraction of the time of parsing it. */
export interface Sieve {
  /** Whether a record might match. The answer `false` is certain: something that the query requires does not stand there in any spelling. */
  readonly mayMatch: (record: string) => boolean;
  /** Where in many records, from a place on, the next thing ends without which none matches; their end where there is none. */
  readonly nextIn: (records: string) => (from: number) => number;
}

/** `undefined` where nothing can be told of a query's records that way. */
export function sieveFor(query: Query<AnyLanguage>): Sieve | undefined {
  const requirements = query.root.terms.flatMap((term) => requirementOf(term, query.language) ?? []);
  const finders = requirements.sort((one, other) => shortest(other) - shortest(one)).map(finderOf);
  const [findRarest] = finders;
  if (findRarest === undefined) return undefined;
  const disguises = [...new Set(requirements.flatMap((requirement) => requirement.disguises))];
  const mayBeDisguised = (written: string) =>
    hasEscapedCharacter(written) || disguises.some((disguise) => disguise.test(written));
  return {
    mayMatch: (record) => finders.every((find) => find(record, 0) < record.length) || mayBeDisguised(record),
    nextIn: (records) => (mayBeDisguised(records) ? (from) => from : (from) => findRarest(records, from)),
  };
}

/** An escape of ASCII, or of what the spellings below have in its place. Few records have escapes of this kind at all. */
function hasEscapedCharacter(written: string): boolean {
  return written.includes("\\u") && /\\u(?:00[2-7]|212a|017f|037e|1fef)/i.test(written);
}

function requirementOf(term: Node<AnyLanguage>, language: AnyLanguage): Requirement | undefined {
  if (term.type === "word") return whereAllAreKnown([literalOf(normalize(term.text), true)], []);
  if (term.type === "phrase") return whereAllAreKnown([literalOf(normalize(term.text), false)], []);
  const [membership, more] = membershipsOf(term, language) ?? [];
  if (membership === undefined || more !== undefined || membership.excluded) return undefined;
  const field = lookupOf(language).fields.get(membership.field);
  if (field === undefined) return undefined;
  const literals = membership.values.map((value) => literalOf(value, field.kind === "one-of"));
  return whereAllAreKnown(literals, field.kind === "whole-number" ? [numberInOtherWords(field.key)] : []);
}

/** What is beyond ASCII has several normal forms, and quotes and backslashes are escaped: of a text the longest piece without. */
function literalOf(text: string, ignoringCase: boolean): Literal {
  const pieces = text.match(/[ !#-[\]-~]+/g) ?? [];
  return {
    text: pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), ""),
    ignoringCase,
  };
}

function whereAllAreKnown(literals: readonly Literal[], disguises: readonly RegExp[]): Requirement | undefined {
  if (literals.length === 0 || literals.some(({ text }) => text === "")) return undefined;
  return {
    literals,
    disguises: [...disguises, ...otherSpellings.filter(({ of }) => literals.some(of)).map(({ seen }) => seen)],
  };
}

/** An escaped slash; and, as UTF-8 read as Latin-1, the Kelvin sign, the long s, the Greek question mark and the varia. */
const otherSpellings = [
  { of: ({ text }: Literal) => text.includes("/"), seen: /\\\// },
  { of: ({ text, ignoringCase }: Literal) => (ignoringCase ? /k/i : /K/).test(text), seen: /\xe2\x84\xaa/ },
  { of: ({ text, ignoringCase }: Literal) => ignoringCase && /s/i.test(text), seen: /\xc5\xbf/ },
  { of: ({ text }: Literal) => text.includes(";"), seen: /\xcd\xbe/ },
  { of: ({ text }: Literal) => text.includes("`"), seen: /\xe1\xbf\xaf/ },
];

/** JSON may write 10 as `1e1` or `10.0`. */
function numberInOtherWords(key: string): RegExp {
  const written = Buffer.from(JSON.stringify(key)).toString("latin1");
  return new RegExp(`${escapedForPattern(written)}\\s*:\\s*-?[0-9]+[.eE]`);
}

/** Finds where, from a place on, one of the literals ends; the text's end where there is none. Counted so that the place is within it. */
function finderOf({ literals }: Requirement): (written: string, from: number) => number {
  const ignoringCase = literals.some((literal) => literal.ignoringCase);
  const pattern = new RegExp(literals.map(({ text }) => escapedForPattern(text)).join("|"), ignoringCase ? "gi" : "g");
  return (written, from) => {
    pattern.lastIndex = from;
    return pattern.test(written) ? pattern.lastIndex - 1 : written.length;
  };
}

function shortest({ literals }: Requirement): number {
  return Math.min(...literals.map(({ text }) => text.length));
}
