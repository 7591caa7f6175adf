import { type AnyNode, type Fix, layer, type Node, type Query, type Rooted } from "../src/index.ts";

/** A node of the documented language, as functions of a tree take it. */
export function rooted(root: Node): Rooted<typeof layer> {
  return { language: layer, root };
}

/** A tree without places and unfinished terms: what must come back from `parse(print(…))`. */
export function unplaced(node: AnyNode): unknown {
  switch (node.type) {
    case "word":
    case "phrase":
      return { type: node.type, text: node.text };
    case "keyword":
      return { type: node.type, keyword: node.keyword };
    case "field":
      return { type: node.type, field: node.field, text: node.text, value: node.value };
    case "not":
      return { type: node.type, term: unplaced(node.term) };
    case "and":
    case "or":
      return { type: node.type, terms: node.terms.filter((term) => term.type !== "unfinished").map(unplaced) };
    default:
      throw new Error(`An unfinished term is left out by what is around it: ${JSON.stringify(node)}`);
  }
}

/** The same of any language: without unfinished terms, and flat. `undefined` if nothing is left. */
export function finished(node: AnyNode): unknown {
  if (node.type === "unfinished") return undefined;
  if (node.type === "not") {
    const term = finished(node.term);
    return term === undefined ? undefined : { type: "not", term };
  }
  if (node.type !== "and" && node.type !== "or") return withoutPlaces(node);
  const terms = node.terms.flatMap((term) => {
    const inner = finished(term) as { readonly type: string; readonly terms: readonly unknown[] } | undefined;
    if (inner === undefined) return [];
    return inner.type === node.type ? inner.terms : [inner];
  });
  return terms.length < 2 ? terms[0] : { type: node.type, terms };
}

/** A node without its ranges. */
export function withoutPlaces(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutPlaces);
  if (typeof node !== "object" || node === null) return node;
  const places = ["from", "to", "valueFrom", "valueTo"];
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => (places.includes(key) ? [] : [[key, withoutPlaces(value)]])),
  );
}

/** What is wrong with the places of a query's terms; nothing, if each character but white space is in exactly one term. */
export function misplaced({ text, root }: Query): string[] {
  const problems: string[] = [];
  let end = 0;
  for (const term of root.terms) {
    if (term.from < end) problems.push(`${term.from} is inside the term before`);
    if (/\S/.test(text.slice(end, term.from))) problems.push(`${end} to ${term.from} is in no term`);
    if (term.to <= term.from) problems.push(`${term.from} to ${term.to} is empty`);
    problems.push(...misread(term, text));
    end = term.to;
  }
  if (/\S/.test(text.slice(end))) problems.push(`${end} to the end is in no term`);
  if (end > text.length) problems.push(`${end} is beyond the end`);
  if (root.from !== 0 || root.to !== text.length) problems.push("the root is not the whole text");
  return problems;
}

/** Compares the text at a term's range with the term. */
function misread(term: Node, text: string): string[] {
  const slice = text.slice(term.from, term.to);
  const problem = (fits: boolean) => (fits ? [] : [`${JSON.stringify(slice)} is not ${JSON.stringify(term)}`]);
  switch (term.type) {
    case "word":
      return problem(slice === term.text);
    case "phrase":
      return problem(/^["“”„‟]/.test(slice) && slice.length > term.text.length);
    case "keyword":
      return problem(slice.toLowerCase() === term.keyword);
    case "field": {
      const value = text.slice(term.valueFrom, term.valueTo);
      const asWritten = /^["“”„‟]/.test(value) || value === term.text;
      const name = text.slice(term.from, term.valueFrom).toLowerCase();
      return problem(name === `${term.field}:` && term.valueTo === term.to && asWritten);
    }
    case "not":
      return term.term.from === term.from + 1 && term.term.to === term.to && slice.startsWith("-")
        ? misread(term.term, text)
        : problem(false);
    case "unfinished":
      return problem(slice.startsWith("-") === term.negated && unfinishedShapes[term.lacks].test(slice));
    default:
      return problem(false);
  }
}

const unfinishedShapes = {
  term: /^-$/,
  text: /^-?("|“|”|„|‟){1,2}$/,
  value: /^-?[a-z]+:["“”„‟]{0,2}$/i,
  group: /^$/,
  depth: /^\(/,
};

/** The text with a fix applied. */
export function applied(fix: Fix, text: string): string {
  const lastFirst = [...fix.edits].sort((one, other) => other.from - one.from);
  return lastFirst.reduce((result, { from, to, insert }) => result.slice(0, from) + insert + result.slice(to), text);
}

/** Whether two pieces of plain data are the same; Node has that, browsers have not. */
export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || one === null || typeof other !== "object" || other === null)
    return Object.is(one, other);
  const [entries, others] = [Object.entries(one), new Map(Object.entries(other))];
  if (Array.isArray(one) !== Array.isArray(other) || entries.length !== others.size) return false;
  return entries.every(([key, value]) => others.has(key) && isSame(value, others.get(key)));
}
