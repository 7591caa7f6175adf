import type { AnyRecord } from "../../language/path.ts";
import { jsonTokens } from "./json-text.ts";

/** The keys that lead from a value of the input to its records; arrays on the way are gone through. None where the value is a record. */
export type Path = readonly string[];

/**
 * The first object of an input that begins with one, or with arrays around one. `value` is as much of it as is complete, or `undefined`
 * where it is not JSON; `end` is where it ends, or `undefined` if it goes on after the text.
 */
export function firstObject(
  json: string,
): { readonly value: AnyRecord | undefined; readonly end: number | undefined } | undefined {
  const start = /^[\s[\],]*(?=\{)/.exec(json)?.[0].length;
  if (start === undefined) return undefined;
  const text = json.slice(start);
  let depth = 0;
  let lastComma = 1;
  for (const { type, from, to } of jsonTokens(text)) {
    if (type === "{" || type === "[") depth++;
    else if (type === "}" || type === "]") depth--;
    else if (type === ",") lastComma = from;
    if (depth === 0) return { value: parsed(text.slice(0, to)), end: start + to };
  }
  // What ends before a comma is complete, but for the brackets around it.
  const complete = text.slice(0, lastComma);
  return { value: parsed(complete + closingBrackets(complete)), end: undefined };
}

function closingBrackets(json: string): string {
  const open: string[] = [];
  for (const { type } of jsonTokens(json)) {
    if (type === "{" || type === "[") open.push(type === "{" ? "}" : "]");
    else if (type === "}" || type === "]") open.pop();
  }
  return open.reverse().join("");
}

function parsed(json: string): AnyRecord | undefined {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

interface Candidate {
  readonly path: Path;
  /** How many of the keys that a query can ask for it has. */
  readonly known: number;
}

/**
 * Where the records are in the output of other tools, judged by the first object: `["items"]` for `{"items":[{"id":1}]}`.
 * Where more than one place is possible, the places.
 */
export function recordsAt(
  first: AnyRecord,
  keys: readonly string[],
): { readonly path: Path } | { readonly paths: readonly Path[] } {
  const candidates = [...nestedRecords(first, keys, [], false)].filter(({ known }) => known > 0);
  const best = candidates.reduce((one, other) => (other.known > one.known ? other : one), { path: [], known: 0 });
  const own = keys.filter((key) => Object.hasOwn(first, key)).length;
  if (own >= best.known && own > 0) return { path: [] };
  const others = candidates.filter(({ path }) => !best.path.every((key, index) => path[index] === key));
  if (own > 0 || others.length > 0)
    return { paths: [...(own > 0 ? [[]] : []), best.path, ...others.map(({ path }) => path)] };
  const lists = Object.keys(first).filter((key) => Array.isArray(first[key]));
  const [list] = lists;
  const isEmptyList = list !== undefined && lists.length === 1 && (first[list] as readonly unknown[]).length === 0;
  return { path: best.known === 0 && isEmptyList ? [list] : best.path };
}

/** The objects in arrays, of each array the first one. */
function* nestedRecords(
  value: AnyRecord,
  keys: readonly string[],
  path: Path,
  isInArray: boolean,
): Iterable<Candidate> {
  if (isInArray) yield { path, known: keys.filter((key) => Object.hasOwn(value, key)).length };
  if (path.length === deepest) return;
  for (const [key, held] of Object.entries(value)) {
    const [inside, isElement] = Array.isArray(held) ? [held.flat().find(isObject), true] : [held, isInArray];
    if (isObject(inside)) yield* nestedRecords(inside, keys, [...path, key], isElement);
  }
}

const deepest = 5;

export function isObject(value: unknown): value is AnyRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
