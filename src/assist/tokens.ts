import type { AnyLanguage } from "../language/language.ts";
import type { AnyNode, Mark, Range } from "../language/nodes.ts";
import { isEscaped } from "../language/text/escapes.ts";
import { beginsWithQuote } from "../language/text/fold.ts";
import type { Layer } from "../layer/language.ts";
import type { AnyQuery } from "../query/query.ts";
import { atomOf, leavesOf } from "../syntax/terms.ts";
import type { WrittenField, WrittenValue } from "../syntax/writing-dialect.ts";
import { queryOf, type TextOptions, type TextOrQuery } from "./query-of.ts";
import { type Add, addName, addPhrase, type TokenTag } from "./token-tag.ts";
import { startOfAtom, writtenFieldOf } from "./written.ts";

export interface Token extends Range {
  readonly tag: TokenTag;
}

/**
 * Cuts a text into pieces for colouring: each begins where the one before ended, and together they are the whole text.
 *
 * @example
 * ```ts
 * tokens("-id:10").map(({ tag }) => tag); // ["operator", "propertyName", "punctuation", "number"]
 * ```
 */
export function tokens<L extends AnyLanguage = Layer>(
  input: TextOrQuery<L>,
  options?: TextOptions<L>,
): readonly Token[] {
  const query = queryOf(input, options);
  const found: Token[] = [];
  let from = 0;
  const add: Add = (to, tag) => {
    if (to > from) found.push({ from, to, tag });
    from = Math.max(from, to);
  };
  const leaves = leavesOf(query.root.terms);
  let next = 0;
  const addUpTo = (offset: number) => {
    for (let leaf = leaves[next]; leaf !== undefined && leaf.from < offset; leaf = leaves[++next]) {
      add(leaf.from, "separator");
      addLeaf(leaf, query, add);
    }
  };
  for (const mark of query.marks) {
    addUpTo(mark.from);
    add(mark.from, "separator");
    add(mark.to, tagOf(mark));
  }
  addUpTo(query.text.length);
  add(query.text.length, "separator");
  return found;
}

function tagOf({ kind, from, to }: Mark): TokenTag {
  if (kind === "open" || kind === "close") return "paren";
  return to === from + 1 ? "operator" : "operatorKeyword";
}

function addLeaf(leaf: AnyNode, query: AnyQuery, add: Add): void {
  const atom = atomOf(leaf);
  const lacks = atom.type === "unfinished" ? atom.lacks : undefined;
  add(startOfAtom(leaf, query.text), "operator");
  const field = writtenFieldOf(query, leaf);
  if (field !== undefined) addField(field, query, add);
  else if (atom.type === "keyword") add(atom.to, "keyword");
  else if (atom.type === "phrase" || lacks === "text")
    addPhrase(startOfAtom(leaf, query.text), leaf.to, query.text, add);
  else if (lacks === "term") add(atom.to, "operator");
  else add(leaf.to, "content");
}

function addField({ entry, valueFrom, values }: WrittenField, { text }: AnyQuery, add: Add): void {
  addName(valueFrom - 1, add);
  for (const value of values) {
    add(value.from, "comma");
    addValue(value, entry.kind.colour, text, add);
  }
}

function addValue({ node, from, to }: WrittenValue, colour: TokenTag, text: string, add: Add): void {
  const isQuoted = beginsWithQuote(text.charAt(from));
  const tag = (value: unknown) => (value === undefined ? "invalid" : colour);
  switch (node.type) {
    case "field":
    case "contains": {
      const own = node.type === "contains" ? "string" : tag(node.value);
      if (isQuoted && own === "string") addPhrase(from, to, text, add);
      else add(to, own);
      break;
    }
    case "comparison":
      add(from + node.operator.length, "compareOperator");
      add(to, tag(node.value));
      break;
    case "between": {
      const dots = from + text.slice(from, to).indexOf("..");
      add(dots, node.low === null ? "wildcard" : tag(node.low.value));
      add(dots + 2, "range");
      add(to, node.high === null ? "wildcard" : tag(node.high.value));
      break;
    }
    case "pattern":
      for (const { index } of text.slice(from, to).matchAll(/\*/g)) {
        if (isEscaped(text, from + index, from)) continue;
        add(from + index, "string");
        add(from + index + 1, "wildcard");
      }
      add(to, "string");
      break;
    case "present":
      add(to, "wildcard");
      break;
    case "unfinished": {
      if (isQuoted) {
        addPhrase(from, to, text, add);
        break;
      }
      // A comparison with nothing, or a range without an end: `>`, `10..`.
      const [operator = "", low = "", dots = ""] = /^[<>]=?|^(.*?)(\.\.)/.exec(text.slice(from, to)) ?? [];
      if (dots === "") add(from + operator.length, "compareOperator");
      else {
        add(from + low.length, colour);
        add(from + low.length + dots.length, "range");
      }
      add(to, colour);
      break;
    }
    default:
      node satisfies never;
  }
}
