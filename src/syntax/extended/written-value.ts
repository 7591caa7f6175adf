import type { FieldEntry } from "../../language/lookup.ts";
import type { AnyFieldTerm, End } from "../../language/nodes.ts";
import { beginsWithQuote, quoteCharacters } from "../../language/text/fold.ts";
import { isRight } from "../checks/elements.ts";
import { printPhrase } from "../phrase.ts";
import type { Around } from "../writing-dialect.ts";
import { specialIn, writtenValues } from "./values.ts";

// How the extended dialect writes a text so that it is read back as it was.

const needsQuotes = /* @__PURE__ */ new RegExp(`[\\s${quoteCharacters}]`);

/** What is written after the colon. */
export function writtenTermValue(entry: FieldEntry, term: AnyFieldTerm): string {
  if (term.type !== "list") return writtenElement(entry, term);
  const last = term.terms.length - 1;
  return term.terms
    .map((element, index) => {
      const written = writtenElement(entry, element);
      if (index === last || !written.endsWith("\\")) return written;
      // A comma follows, so a backslash before it would mean something.
      return element.type === "field" ? printPhrase(element.text) : written.replace(/\\+$/, "$&$&");
    })
    .join(",");
}

function writtenElement(entry: FieldEntry, term: Exclude<AnyFieldTerm, { type: "list" }>): string {
  const escaped = (text: string) => withEscapes(text, specialIn(entry));
  switch (term.type) {
    case "field":
      return term.me === true ? term.text : extendedValue(entry, term.text);
    case "contains":
      return term.exact || !isUnbroken(term.text) ? printPhrase(term.text) : escaped(term.text);
    case "comparison":
      return `${term.operator}${escaped(term.text)}`;
    case "between": {
      const end = (one: End | null) => (one === null ? "*" : escaped(one.text));
      return `${end(term.low)}..${end(term.high)}`;
    }
    case "pattern":
      return term.parts
        .map((part, index) => (index < term.parts.length - 1 ? escaped(part).replace(/\\+$/, "$&$&") : escaped(part)))
        .join("*");
    case "present":
      return "*";
  }
}

/** How a value is written between other parts of one, so that it can be read: if possible with quotes if it had them. */
export function writtenBetween(
  entry: FieldEntry,
  value: string,
  { before, after, wasQuoted }: Around,
): string | undefined {
  const spellings = [value, printPhrase(value)];
  return (wasQuoted ? spellings.reverse() : spellings).find((written) => {
    const [only, ...others] = writtenValues(entry, before + written + after, 0);
    const isOneWord = beginsWithQuote(written) || !/[\s()]/.test(written);
    if (others.length > 0 || !isOneWord) return false;
    const { node } = only;
    return entry.kind.compare === undefined ? node.type === "field" && node.text === value : isRight(node);
  });
}

/** Whether a term is read as it was built. */
export function readsBack(entry: FieldEntry, made: AnyFieldTerm): boolean {
  const elements = elementsOf(made);
  if (!elements.every((element) => hasQuotes(element) || isUnbroken(writtenElement(entry, element)))) return false;
  const read = writtenValues(entry, writtenTermValue(entry, made), 0);
  return read.length === elements.length && read.every(({ node }, index) => node.type === elements[index]?.type);
}

/** Whether a term has no white space where only quotes could hold it, as in a comparison. Only a program can build one that has. */
export function isWritable(entry: FieldEntry, term: AnyFieldTerm): boolean {
  return elementsOf(term).every(
    (element) => element.type === "field" || element.type === "contains" || isUnbroken(writtenElement(entry, element)),
  );
}

function elementsOf(term: AnyFieldTerm): readonly Exclude<AnyFieldTerm, { type: "list" }>[] {
  return term.type === "list" ? term.terms : [term];
}

/** Whether a term can be written in quotes. */
function hasQuotes(term: AnyFieldTerm): boolean {
  return term.type === "field" || (term.type === "contains" && term.exact);
}

/** Whether a text without quotes around it is read as a whole. */
function isUnbroken(text: string): boolean {
  return !/\s/.test(text) && !beginsWithQuote(text);
}

/** A value after the colon, in quotes if it would be read as something else without them. */
export function extendedValue(entry: FieldEntry, text: string): string {
  return readsAsText(entry, text) ? text : printPhrase(text);
}

/** Whether a text, written without quotes as a value or an element of a list, is read as that text. */
function readsAsText(entry: FieldEntry, text: string): boolean {
  if (text === "" || needsQuotes.test(text) || hasLoneParenthesis(text)) return false;
  if (text.includes("\\") && new RegExp(`\\\\[${specialIn(entry)}]`).test(text)) return false;
  const [{ node }] = writtenValues(entry, text, 0);
  return node.type === "field" && node.text === text && node.me === undefined;
}

function hasLoneParenthesis(text: string): boolean {
  let open = 0;
  for (const parenthesis of text.match(/[()]/g) ?? []) {
    open += parenthesis === "(" ? 1 : -1;
    if (open < 0) return true;
  }
  return open > 0;
}

/** A backslash before each special character, and two for each that is before one already. Parentheses that match need none. */
function withEscapes(text: string, special: string): string {
  const areMatched = !hasLoneParenthesis(text);
  return text.replace(new RegExp(`(\\\\*)([${special}])`, "g"), (_, backslashes: string, character: string) => {
    const isOrdinary = areMatched && /[()]/.test(character);
    return `${backslashes}${backslashes}${isOrdinary ? "" : "\\"}${character}`;
  });
}

/**
 * A word with a backslash before each parenthesis that would open or close a group, or take the one that closes the group:
 *
 *     (draft    a)    in a group: a)    foo()    at its end: a(
 *     \(draft   a)                a\)   foo()                a\(
 */
export function writtenWord(text: string, { inGroup = false, endsGroup = false } = {}): string {
  const operator = /^(?:OR|AND|NOT)\(/.exec(text)?.[0].length ?? 0;
  const unclosed = endsGroup ? unclosedIn(text) : undefined;
  let open = 0;
  return text.replace(/(\\*)([()])/g, (found, backslashes: string, parenthesis: string, at: number) => {
    const end = at + found.length;
    const opensGroup = end === Math.max(1, operator) && parenthesis === "(";
    const closesGroup = parenthesis === ")" && open === 0 && inGroup;
    const isOrdinary = opensGroup || closesGroup || unclosed?.has(end - 1) === true;
    if (!isOrdinary) open = Math.max(0, open + (parenthesis === "(" ? 1 : -1));
    return `${backslashes}${backslashes}${isOrdinary ? "\\" : ""}${parenthesis}`;
  });
}

/** Where a text has parentheses that it does not close. */
function unclosedIn(text: string): ReadonlySet<number> {
  const open: number[] = [];
  for (const { 0: parenthesis, index } of text.matchAll(/[()]/g)) {
    if (parenthesis === "(") open.push(index);
    else open.pop();
  }
  return new Set(open);
}
