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

/**
 * Tells of a line of JSON, its bytes read as Latin-1, whether a record in it might match. The answer `false` is certain, and
 * takes a fraction of the time of parsing the line: something that the query requires does not stand there in any spelling.
 * `undefined` where nothing can be told that way.
 */
export function worthParsing(query: Query<AnyLanguage>): ((line: string) => boolean) | undefined {
  const requirements = query.root.terms.flatMap((term) => requirementOf(term, query.language) ?? []);
  if (requirements.length === 0) return undefined;
  const tests = requirements.sort((one, other) => shortest(other) - shortest(one)).map(testOf);
  const disguises = [...new Set(requirements.flatMap((requirement) => requirement.disguises))];
  return (line) => {
    if (tests.every((test) => test(line))) return true;
    return !isOneRecord(line) || hasEscapedCharacter(line) || disguises.some((disguise) => disguise.test(line));
  };
}

/** An escape of ASCII, or of what the spellings below have in its place. Few lines have escapes of this kind at all. */
function hasEscapedCharacter(line: string): boolean {
  return line.includes("\\u") && /\\u(?:00[2-7]|212a|017f|037e|1fef)/i.test(line);
}

/** Of any other line something is to be said: that it is broken, or that the endpoint had an error to tell. */
function isOneRecord(line: string): boolean {
  return line.startsWith("{") && (line.endsWith("}") || line.endsWith("}\r")) && !mayBeError(line);
}

/** What the endpoint has to tell instead of a run has no id of its own. Most runs have theirs behind a text or two, which is soon seen. */
function mayBeError(line: string): boolean {
  return !/^\{(?:"[^"\\]*":"[^"\\]*",)*"id":/.test(line) && line.includes('"error"');
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

function testOf({ literals }: Requirement): (line: string) => boolean {
  const [only, ...others] = literals;
  if (only !== undefined && others.length === 0 && !only.ignoringCase) return (line) => line.includes(only.text);
  const ignoringCase = literals.some((literal) => literal.ignoringCase);
  const pattern = new RegExp(literals.map(({ text }) => escapedForPattern(text)).join("|"), ignoringCase ? "i" : "");
  return (line) => pattern.test(line);
}

function shortest({ literals }: Requirement): number {
  return Math.min(...literals.map(({ text }) => text.length));
}
