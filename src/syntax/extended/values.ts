import type { Operator } from "../../language/interval.ts";
import type { FieldEntry, Lookup } from "../../language/lookup.ts";
import type { AnyFieldTerm, End, ListElement, Range, Unfinished } from "../../language/nodes.ts";
import { isEscaped, partsOfPattern, unescaped } from "../../language/text/escapes.ts";
import { beginsWithQuote } from "../../language/text/fold.ts";
import { endOfPhrase, phraseText } from "../phrase.ts";
import type { WrittenField, WrittenValue, WrittenValues } from "../writing-dialect.ts";
import { fieldHead } from "./field-head.ts";

// What is written after a field's colon in the extended dialect:
//
//     id:>=10         comparison     branch:release/*   pattern
//     id:10..20       range          branch:*           any value
//     label:"a b",c   list           title:fix          text in one field

/** The term of a field: `from` is where it begins, `written` what is after its colon, and `next` a parenthesis directly after it. */
export function fieldTerm(
  entry: FieldEntry,
  written: string,
  from: number,
  valueFrom: number,
  next: string,
): AnyFieldTerm | Unfinished {
  const to = valueFrom + written.length;
  if (endOfElement(written, 0, entry.lists) === written.length)
    return withKey(entry, valueNode(entry, written, next, { from, to, valueFrom, valueTo: to }));
  const values = writtenValues(entry, written, valueFrom, next);
  const finished = values.map(({ node }) => node).filter((node) => node.type !== "unfinished");
  const [only, ...others] = finished;
  if (only === undefined) return withKey(entry, unfinished(entry, from, to));
  if (others.length === 0) return { ...only, from, to };
  const terms = finished as ListElement[];
  return withKey(entry, { type: "list", terms, field: entry.name, from, to, valueFrom, valueTo: to });
}

/** The field that is written from an offset to another; `undefined` for a text that is not one. */
export function writtenField(text: string, from: number, to: number, lookup: Lookup): WrittenField | undefined {
  const head = fieldHead(text, from, lookup);
  if (head === undefined) return undefined;
  const { entry, valueFrom } = head;
  return { entry, valueFrom, values: writtenValues(entry, text.slice(valueFrom, to), valueFrom, closingAt(text, to)) };
}

/** The parenthesis directly after a term, which can only be one that closes a group. */
export function closingAt(text: string, to: number): string {
  return text.charAt(to) === ")" ? ")" : "";
}

/** Each value that is written after a field's colon, with its place. */
export function writtenValues(entry: FieldEntry, written: string, valueFrom: number, next = ""): WrittenValues {
  const values: WrittenValue[] = [];
  for (let at = 0; ; at++) {
    const end = endOfElement(written, at, entry.lists);
    const from = valueFrom + at;
    const to = valueFrom + end;
    const isLast = end >= written.length;
    const place = { from, to, valueFrom: from, valueTo: to };
    const node = withKey(entry, valueNode(entry, written.slice(at, end), isLast ? next : ",", place));
    values.push({ from, to, node });
    if (isLast) return values as unknown as WrittenValues;
    at = end;
  }
}

function endOfElement(written: string, from: number, lists: boolean): number {
  if (beginsWithQuote(written.charAt(from))) return endOfPhrase(written, from);
  if (!lists) return written.length;
  let comma = written.indexOf(",", from);
  while (comma >= 0 && isEscaped(written, comma, from)) comma = written.indexOf(",", comma + 1);
  return comma < 0 ? written.length : comma;
}

/** The characters that a value without quotes gives a meaning to. */
export function specialIn({ wildcards, lists }: FieldEntry): string {
  if (wildcards) return lists ? "()*," : "()*";
  return lists ? "()," : "()";
}

/** Where a term is in the text, and where its value is. */
interface Place extends Range {
  readonly valueFrom: number;
  readonly valueTo: number;
}

/** A node with the key of its field, if there is one. (Most literals here have no spread, which takes V8 longer than all the rest.) */
function withKey<Node extends AnyFieldTerm | Unfinished>({ key }: FieldEntry, node: Node): Node {
  return key === undefined ? node : { ...node, key };
}

function unfinished({ name: field }: FieldEntry, from: number, to: number): Unfinished {
  return { type: "unfinished", lacks: "value", negated: false, field, from, to };
}

function valueNode(entry: FieldEntry, written: string, next: string, place: Place): WrittenValue["node"] {
  const { kind, name: field } = entry;
  const { from, to, valueFrom, valueTo } = place;
  if (beginsWithQuote(written)) {
    const text = phraseText(written);
    if (text === "") return unfinished(entry, from, to);
    if (kind.contains) return { type: "contains", text, exact: true, field, from, to, valueFrom, valueTo };
    return { type: "field", text, value: kind.read(text), field, from, to, valueFrom, valueTo };
  }
  if (written === "") return unfinished(entry, from, to);
  if (written === "*" || (entry.wildcards && /^\*+$/.test(written)))
    return { type: "present", field, from, to, valueFrom, valueTo };
  const special = specialIn(entry);
  const text = unescaped(written, special, next);
  if (kind.contains) return { type: "contains", text, exact: false, field, from, to, valueFrom, valueTo };
  const compared = kind.compare === undefined ? undefined : comparedNode(entry, written, { special, next }, place);
  if (compared !== undefined) return compared;
  if (entry.wildcards) {
    const parts = partsOfPattern(written, special, next);
    if (parts.length > 1) return { type: "pattern", parts, field, from, to, valueFrom, valueTo };
  }
  if (entry.me && written === "@me")
    return { type: "field", text, value: text, me: true, field, from, to, valueFrom, valueTo };
  const value = kind.readRelative(text, "value") ?? kind.read(text);
  return { type: "field", text, value, field, from, to, valueFrom, valueTo };
}

/** A comparison or a range of an ordered kind, or `undefined` for another value. */
function comparedNode(
  entry: FieldEntry,
  written: string,
  { special, next }: { readonly special: string; readonly next: string },
  { from, to, valueFrom, valueTo }: Place,
): WrittenValue["node"] | undefined {
  const { kind, name: field } = entry;
  const read = (text: string) => kind.readRelative(text, "bound") ?? kind.read(text);
  const end = (text: string): End | null => (text === "*" ? null : { text, value: read(text) });
  const [operator = ""] = /^[<>]=?/.exec(written) ?? [];
  if (operator !== "") {
    const text = unescaped(written.slice(operator.length), special, next);
    if (text === "") return unfinished(entry, from, to);
    const value = read(text);
    return { type: "comparison", operator: operator as Operator, text, value, field, from, to, valueFrom, valueTo };
  }
  const dots = written.indexOf("..");
  if (dots < 0) return undefined;
  const [first, last] = [unescaped(written.slice(0, dots), special), unescaped(written.slice(dots + 2), special, next)];
  if (first === "" || last === "") return unfinished(entry, from, to);
  if (first === "*" && last === "*") return { type: "present", field, from, to, valueFrom, valueTo };
  const [low, high] = [end(first), end(last)];
  const areApart = low?.value !== undefined && high?.value !== undefined && !kind.canBeRange(low.value, high.value);
  const wrong = ({ text }: End) => ({ text, value: undefined });
  return areApart
    ? { type: "between", low: wrong(low), high: wrong(high), field, from, to, valueFrom, valueTo }
    : { type: "between", low, high, field, from, to, valueFrom, valueTo };
}
