import { isQuote, isSpaceOrEnd, lowerAscii, readPhrase } from "../naive.ts";
import { isOrdered, kindOf, type NaiveField, type NaiveLanguage, takesLists } from "./language.ts";
import type { NaiveFieldMembers, NaiveFieldNode, NaiveMark, NaiveNode, NaiveQuery } from "./nodes.ts";

/**
 * The extended dialect a second time, from text to tree: one loop over characters, and no cleverness.
 * It imports nothing from the library on purpose, so that the two can only agree by both being right.
 */
export function readExtended(text: string, language: NaiveLanguage): NaiveQuery {
  return new Reader(text, language).query();
}

const deepest = 64;

/** What an element of a value is, before the field's kind looks at it. */
interface Element {
  readonly from: number;
  readonly to: number;
  readonly quoted: boolean;
  /** Each character, and whether it is an asterisk that stands for any text. */
  readonly characters: readonly { readonly text: string; readonly any: boolean }[];
}

/** Where a field's value begins. */
interface FieldStart {
  readonly name: string;
  readonly key?: string;
  readonly valueFrom: number;
}

class Reader {
  readonly text: string;
  readonly language: NaiveLanguage;
  readonly marks: NaiveMark[] = [];
  at = 0;
  /** Where the last term, operator or parenthesis ends. */
  end = 0;

  constructor(text: string, language: NaiveLanguage) {
    this.text = text;
    this.language = language;
  }

  query(): NaiveQuery {
    const node = joined("or", this.level(0));
    const terms = node?.type === "and" ? node.terms : node === undefined ? [] : [node];
    return { root: { type: "and", terms, from: 0, to: this.text.length }, marks: this.marks };
  }

  /** The alternatives up to the end, or up to the parenthesis that closes the group. */
  level(depth: number): NaiveNode[] {
    const alternatives: NaiveNode[][] = [[]];
    let nots: number[] = [];
    let or = false;
    while (true) {
      while (this.at < this.text.length && isSpaceOrEnd(this.text, this.at)) this.at++;
      if (this.at >= this.text.length || this.closes(this.at, depth)) break;
      const operator = this.operator(depth);
      if (operator !== undefined) {
        const from = this.at;
        this.at += operator.length;
        this.end = this.at;
        this.marks.push({ kind: operator, from, to: this.at });
        if (operator === "not") nots.push(from);
        else nots = [];
        if (operator === "or") or = true;
        continue;
      }
      const term = this.term(depth);
      if (or && alternatives.at(-1)?.length !== 0) alternatives.push([]);
      const negated = nots.length % 2 === 1;
      alternatives.at(-1)?.push(negated ? negate(term, nots[0] ?? 0, this.end) : term);
      nots = [];
      or = false;
    }
    return alternatives.flatMap((terms) => joined("and", terms) ?? []);
  }

  closes(at: number, depth: number): boolean {
    return depth > 0 && this.text.charAt(at) === ")";
  }

  operator(depth: number): "or" | "and" | "not" | undefined {
    for (const operator of ["or", "and", "not"] as const) {
      const end = this.at + operator.length;
      const isWhole = isSpaceOrEnd(this.text, end) || this.text.charAt(end) === "(" || this.closes(end, depth);
      if (isWhole && this.text.slice(this.at, end) === operator.toUpperCase()) return operator;
    }
    return undefined;
  }

  term(depth: number): NaiveNode {
    const from = this.at;
    if (this.text.charAt(from) === "(") return this.group(depth);
    if (this.text.charAt(from) !== "-") return this.leaf(depth);
    this.at++;
    this.end = this.at;
    if (isSpaceOrEnd(this.text, this.at) || this.closes(this.at, depth))
      return { type: "unfinished", lacks: "term", negated: true, from, to: this.at };
    if (this.text.charAt(this.at) === "(") {
      this.marks.push({ kind: "not", from, to: this.at });
      return negate(this.group(depth), from, this.end);
    }
    const term = negate(this.leaf(depth), from, this.at);
    return term.type === "unfinished" ? { ...term, from } : term;
  }

  group(depth: number): NaiveNode {
    const from = this.at;
    if (depth === deepest) return this.tooDeep();
    this.at++;
    this.end = this.at;
    this.marks.push({ kind: "open", from, to: this.at });
    const empty = { type: "unfinished", lacks: "group", negated: false, from: this.at, to: this.at } as const;
    const node = joined("or", this.level(depth + 1)) ?? empty;
    if (this.at < this.text.length) {
      this.marks.push({ kind: "close", from: this.at, to: this.at + 1 });
      this.at++;
      this.end = this.at;
    }
    return node.type === "and" || node.type === "or" ? { ...node, from, to: this.end } : node;
  }

  tooDeep(): NaiveNode {
    const from = this.at;
    let open = 0;
    do {
      if (this.text.charAt(this.at) === "(") open++;
      if (this.text.charAt(this.at) === ")") open--;
      this.at++;
    } while (open > 0 && this.at < this.text.length);
    this.end = this.at;
    return { type: "unfinished", lacks: "depth", negated: false, from, to: this.at };
  }

  leaf(depth: number): NaiveNode {
    const leaf = this.read(depth);
    this.end = this.at;
    return leaf;
  }

  read(depth: number): NaiveNode {
    const from = this.at;
    if (isQuote(this.text, from)) {
      const phrase = readPhrase(this.text, from);
      this.at = phrase.to;
      if (phrase.text === "") return { type: "unfinished", lacks: "text", negated: false, from, to: phrase.to };
      return { type: "phrase", text: phrase.text, from, to: phrase.to };
    }
    const start = this.fieldStart(from);
    if (start !== undefined) return this.field(start, depth);
    const { characters, to } = this.unquoted({ depth, stops: "", escapes: "()", open: 0 });
    const text = characters.map((character) => character.text).join("");
    const isEscaped = text !== this.text.slice(from, to);
    const keyword = lowerAscii(text);
    if (!isEscaped && Object.hasOwn(this.language.keywords ?? {}, keyword))
      return { type: "keyword", keyword, from, to };
    return { type: "word", text, from, to };
  }

  fieldStart(from: number): FieldStart | undefined {
    let end = from;
    while (!isSpaceOrEnd(this.text, end) && this.text.charAt(end) !== ":") end++;
    const name = lowerAscii(this.text.slice(from, end));
    const isField = this.text.charAt(end) === ":" && this.fieldNamed(name) !== undefined;
    if (isField && this.fieldNamed(name)?.kind !== "keyed") return { name, valueFrom: end + 1 };
    const dot = this.text.indexOf(".", from);
    const base = lowerAscii(this.text.slice(from, dot === -1 ? from : dot));
    if (this.fieldNamed(base)?.kind !== "keyed") return undefined;
    if (isQuote(this.text, dot + 1)) {
      const key = readPhrase(this.text, dot + 1);
      if (key.text === "" || this.text.charAt(key.to) !== ":") return undefined;
      return { name: base, key: key.text, valueFrom: key.to + 1 };
    }
    const key = this.text.slice(dot + 1, end);
    if (key === "" || this.text.charAt(end) !== ":" || /["“”„‟()]/.test(key)) return undefined;
    return { name: base, key, valueFrom: end + 1 };
  }

  fieldNamed(name: string): NaiveField | undefined {
    return Object.hasOwn(this.language.fields, name) ? this.language.fields[name] : undefined;
  }

  field({ name, key, valueFrom }: FieldStart, depth: number): NaiveNode {
    const from = this.at;
    const field = this.language.fields[name] as NaiveField;
    this.at = valueFrom;
    const elements = this.elements(field, depth);
    const to = this.at;
    const about = { field: name, ...(key === undefined ? {} : { key }) };
    const nodes = elements.flatMap((element): NaiveFieldNode[] => {
      const members = elementOf(element, field);
      return members === undefined ? [] : [{ ...members, ...about, from: element.from, to: element.to }];
    });
    const [first] = nodes;
    if (first === undefined) return { type: "unfinished", lacks: "value", ...about, negated: false, from, to };
    if (nodes.length === 1) return { ...first, from, to };
    return { type: "list", ...about, terms: nodes, from, to };
  }

  elements(field: NaiveField, depth: number): Element[] {
    const comma = takesLists(field) ? "," : "";
    const asterisk = kindOf(field).wildcards === true ? "*" : "";
    const elements: Element[] = [];
    let open = 0;
    while (true) {
      const from = this.at;
      if (isQuote(this.text, from)) {
        const phrase = readPhrase(this.text, from);
        this.at = phrase.to;
        const characters = [...phrase.text].map((text) => ({ text, any: false }));
        elements.push({ from, to: this.at, quoted: true, characters });
      } else {
        const read = this.unquoted({ depth, stops: comma, escapes: `()${comma}${asterisk}`, open });
        open = read.open;
        elements.push({ from, to: read.to, quoted: false, characters: read.characters });
      }
      if (comma === "" || this.text.charAt(this.at) !== comma) return elements;
      this.at++;
    }
  }

  /** The characters up to white space, up to one of `stops`, or up to the parenthesis that closes the group. */
  unquoted(how: { depth: number; stops: string; escapes: string; open: number }) {
    const characters: { text: string; any: boolean }[] = [];
    let open = how.open;
    while (!isSpaceOrEnd(this.text, this.at)) {
      let backslashes = 0;
      while (this.text.charAt(this.at + backslashes) === "\\") backslashes++;
      const next = this.text.charAt(this.at + backslashes);
      const isEscape = next !== "" && how.escapes.includes(next);
      const kept = isEscape ? Math.floor(backslashes / 2) : backslashes;
      characters.push(...Array.from({ length: kept }, () => ({ text: "\\", any: false })));
      this.at += backslashes;
      if (isEscape && backslashes % 2 === 1) {
        characters.push({ text: next, any: false });
        this.at++;
        continue;
      }
      if (isSpaceOrEnd(this.text, this.at) || how.stops.includes(next)) break;
      if (next === "(") open++;
      if (next === ")" && open === 0 && how.depth > 0) break;
      if (next === ")" && open > 0) open--;
      characters.push({ text: next, any: next === "*" });
      this.at++;
    }
    return { characters, open, to: this.at };
  }
}

/** What one element of a field's value says, or nothing if it is unfinished. */
function elementOf(element: Element, field: NaiveField): WithoutField | undefined {
  const { characters, quoted } = element;
  const text = characters.map((character) => character.text).join("");
  const { kind, wildcards, me } = kindOf(field);
  if (text === "") return undefined;
  if (!quoted && text === "*" && characters[0]?.any === true) return { type: "present" };
  if (kind === "containsText") return { type: "contains", text, exact: quoted };
  if (quoted) return { type: "field", text };
  if (isOrdered(field)) return orderedElement(text);
  if (wildcards === true && characters.some(({ any }) => any)) {
    const parts = [""];
    for (const character of characters) {
      if (character.any) parts.push("");
      else parts.push((parts.pop() ?? "") + character.text);
    }
    return parts.every((part) => part === "") ? { type: "present" } : { type: "pattern", parts };
  }
  if (me === true && text === "@me") return { type: "field", text, me };
  return { type: "field", text };
}

type WithoutField = NaiveFieldMembers extends infer Members
  ? Members extends NaiveFieldMembers
    ? Omit<Members, "field" | "key">
    : never
  : never;

function orderedElement(text: string): WithoutField | undefined {
  const dots = text.indexOf("..");
  const operator = /^[<>]=?/.exec(text)?.[0];
  if (operator !== undefined) {
    const value = text.slice(operator.length);
    return value === "" ? undefined : { type: "comparison", operator, text: value };
  }
  if (dots === -1) return { type: "field", text };
  const [low, high] = [text.slice(0, dots), text.slice(dots + 2)];
  if (low === "" || high === "") return undefined;
  if (low === "*" && high === "*") return { type: "present" };
  return { type: "between", low: low === "*" ? null : { text: low }, high: high === "*" ? null : { text: high } };
}

/** One node for several: no `and` in an `and`, no `or` in an `or`, and a single one is itself. */
function joined(type: "and" | "or", nodes: readonly NaiveNode[]): NaiveNode | undefined {
  if (nodes.length === 1) return nodes[0];
  const terms = nodes.flatMap((node) => (node.type === type ? node.terms : [node]));
  const [first] = terms;
  if (first === undefined) return undefined;
  return { type, terms, from: first.from, to: terms.at(-1)?.to ?? first.to };
}

/** An unfinished term stays unfinished. */
function negate(node: NaiveNode, from: number, to: number): NaiveNode {
  return node.type === "unfinished" ? { ...node, negated: true } : { type: "not", term: node, from, to };
}
