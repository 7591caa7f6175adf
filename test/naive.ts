/**
 * The language a second time, as naively as possible: one character loop and no cleverness.
 * It imports nothing from the library on purpose, so that the two can only agree by both being right.
 */

interface Place {
  from: number;
  to: number;
}

export type NaiveAtom = Place &
  (
    | { type: "word"; text: string }
    | { type: "phrase"; text: string }
    | { type: "keyword"; keyword: string }
    | { type: "field"; field: string; text: string; value: string | undefined; valueFrom: number; valueTo: number }
  );

export type NaiveUnfinished = Place & { type: "unfinished"; lacks: string; field?: string; negated: boolean };

export type NaiveTerm = NaiveAtom | NaiveUnfinished | (Place & { type: "not"; term: NaiveAtom });

export interface NaiveRecord {
  readonly repository_name?: string | null | undefined;
  readonly branch?: string | null | undefined;
  readonly id?: number | bigint | string | null | undefined;
  readonly calculated_status?: string | null | undefined;
  readonly author?: string | null | undefined;
  readonly commit_title?: string | null | undefined;
  readonly commit_body?: string | null | undefined;
}

const fields = ["repo", "branch", "id", "status"];
const keywords = ["running", "done", "failed"];
const failures = ["FAILURE", "JOB_ERROR", "BAD_LAYERFILE", "RUNNER_ERROR"];
const statuses = [...failures, "NEW", "STARTING_RUNNERS", "RUNNER_CANCELLED", "RUNNING", "SUCCEEDED"];
const curlyQuotes = "“”„‟";

export function readNaively(text: string): NaiveTerm[] {
  const terms: NaiveTerm[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text, at)) {
      at++;
      continue;
    }
    const term = readTerm(text, at);
    terms.push(term);
    at = term.to;
  }
  return terms;
}

function readTerm(text: string, from: number): NaiveTerm {
  if (text.charAt(from) !== "-") return readAtom(text, from);
  if (isSpaceOrEnd(text, from + 1)) return { type: "unfinished", lacks: "term", negated: true, from, to: from + 1 };
  const term = readAtom(text, from + 1);
  if (term.type === "unfinished") return { ...term, negated: true, from };
  return { type: "not", term, from, to: term.to };
}

function readAtom(text: string, from: number): NaiveAtom | NaiveUnfinished {
  if (isQuote(text, from)) {
    const phrase = readPhrase(text, from);
    if (phrase.text === "") return { type: "unfinished", lacks: "text", negated: false, from, to: phrase.to };
    return { type: "phrase", text: phrase.text, from, to: phrase.to };
  }
  const word = readWord(text, from);
  const colon = word.text.indexOf(":");
  const field = lowerAscii(word.text.slice(0, Math.max(colon, 0)));
  if (fields.includes(field)) {
    const valueFrom = from + colon + 1;
    const value = isQuote(text, valueFrom) ? readPhrase(text, valueFrom) : readWord(text, valueFrom);
    const to = value.to;
    if (value.text === "") return { type: "unfinished", lacks: "value", field, negated: false, from, to };
    return {
      type: "field",
      field,
      text: value.text,
      value: meaningOf(field, value.text),
      valueFrom,
      valueTo: to,
      from,
      to,
    };
  }
  const keyword = lowerAscii(word.text);
  if (keywords.includes(keyword)) return { type: "keyword", keyword, from, to: word.to };
  return { type: "word", text: word.text, from, to: word.to };
}

function readWord(text: string, from: number): { text: string; to: number } {
  let to = from;
  while (!isSpaceOrEnd(text, to)) to++;
  return { text: text.slice(from, to), to };
}

export function readPhrase(text: string, from: number): { text: string; to: number } {
  const closing = text.charAt(from) === '"' ? '"' : curlyQuotes;
  let inner = "";
  let at = from + 1;
  while (at < text.length) {
    const character = text.charAt(at);
    if (closing.includes(character)) return { text: inner, to: at + 1 };
    if (character === "\\" && (isQuote(text, at + 1) || text.charAt(at + 1) === "\\")) {
      inner += text.charAt(at + 1);
      at += 2;
    } else {
      inner += character;
      at += 1;
    }
  }
  return { text: inner, to: at };
}

function meaningOf(field: string, text: string): string | undefined {
  if (field === "id") return /^[0-9]+$/.test(text) ? String(BigInt(text)) : undefined;
  if (field === "status") return statuses.find((status) => equalIgnoringCase(status, text));
  return text;
}

function isSpace(text: string, at: number): boolean {
  return /^\s$/.test(text.charAt(at));
}

export function isSpaceOrEnd(text: string, at: number): boolean {
  return at >= text.length || isSpace(text, at);
}

export function isQuote(text: string, at: number): boolean {
  return at < text.length && `"${curlyQuotes}`.includes(text.charAt(at));
}

export function lowerAscii(text: string): string {
  let lowered = "";
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    lowered += letter >= "A" && letter <= "Z" ? letter.toLowerCase() : letter;
  }
  return lowered;
}

/** All terms must hold. */
export function matchesNaively(terms: readonly NaiveTerm[], record: NaiveRecord): boolean {
  return terms.every((term) => holds(term, record));
}

function holds(term: NaiveTerm, record: NaiveRecord): boolean {
  switch (term.type) {
    case "unfinished":
      return true;
    case "not":
      return !holds(term.term, record);
    case "word":
      return textsOf(record).some((text) => literal(term.text, "iu").test(text));
    case "phrase":
      return textsOf(record).some((text) => text.includes(term.text.normalize("NFC")));
    case "keyword":
      return keywordHolds(term.keyword, record);
    case "field":
      return term.value !== undefined && fieldHolds(term.field, term.value, record);
  }
}

/** The searched texts in NFC; one that is missing holds no text. */
function textsOf(record: NaiveRecord): string[] {
  const texts = [record.author, record.commit_title, record.commit_body];
  return texts.filter((text) => typeof text === "string").map((text) => text.normalize("NFC"));
}

function keywordHolds(keyword: string, record: NaiveRecord): boolean {
  if (keyword === "running") return fieldHolds("status", "RUNNING", record);
  if (keyword === "done") return !fieldHolds("status", "RUNNING", record);
  return failures.some((failure) => fieldHolds("status", failure, record));
}

function fieldHolds(field: string, value: string, record: NaiveRecord): boolean {
  if (field === "repo") return record.repository_name === value;
  if (field === "branch") return record.branch === value;
  if (field === "id") return wholeNumberOf(record.id) === BigInt(value);
  const status = record.calculated_status;
  return typeof status === "string" && equalIgnoringCase(status, value);
}

function wholeNumberOf(id: NaiveRecord["id"]): bigint | undefined {
  if (typeof id === "bigint") return id;
  if (typeof id === "number") return Number.isInteger(id) ? BigInt(id) : undefined;
  return typeof id === "string" && /^[0-9]+$/.test(id) ? BigInt(id) : undefined;
}

export function equalIgnoringCase(one: string, other: string): boolean {
  const [first, second] = [one.normalize("NFC"), other.normalize("NFC")];
  return first.length === second.length && literal(first, "iuy").test(second);
}

/** A regular expression for exactly this text, in NFC. */
export function literal(text: string, flags: string): RegExp {
  return new RegExp(text.normalize("NFC").replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), flags);
}
