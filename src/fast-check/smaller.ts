import type { AnyLanguage } from "../language/language.ts";
import { lookupOf } from "../language/lookup.ts";
import type { AnyNode } from "../language/nodes.ts";
import { type AnyRecord, type Path, pathName, textsAt } from "../language/path.ts";
import { parse } from "../query/parse.ts";
import type { AnyQuery } from "../query/query.ts";
import { print } from "../syntax/print.ts";
import { changedAt, withValue } from "./holding.ts";
import { missingPaths, type RecordOptions } from "./record.ts";

export type AnyPair = readonly [query: AnyQuery, record: AnyRecord];

/**
 * Pairs that are a little simpler than a given one: with a term less, a minus less, a shorter text. Shrinking by fast-check cannot do
 * that if fewer terms would have made another record.
 */
export function* smallerThan([query, record]: AnyPair, options: RecordOptions): Generator<AnyPair> {
  const { language, root } = query;
  for (const { node, change } of smallerNodes(root)) {
    const smaller = reread(node, language);
    if (smaller === undefined) continue;
    if (change !== undefined) yield [smaller, withTexts(record, language, change)];
    yield [smaller, record];
  }
  const names = [...lookupOf(language).fields.values()].map(({ path }) => pathName(path));
  for (const path of language.text) {
    const isFree = !names.includes(pathName(path)) && textsAt(record, path).some((text) => text !== "");
    if (isFree) yield [query, withValue(record, path, "")];
  }
  if (missingPaths(options, language) === undefined) {
    for (const key of Object.keys(record)) {
      const { [key]: _, ...others } = record;
      yield [query, others];
    }
  }
  for (const path of language.text) {
    for (const text of textsAt(record, path)) {
      for (const shorter of shorterThan(text)) {
        yield [query, changedAt(record, path, (held) => (held === text ? shorter : held))];
      }
    }
  }
}

/** A simpler node, and the text that has been replaced in it. */
interface Smaller {
  readonly node: AnyNode;
  readonly change?: readonly [from: string, to: string];
}

function* smallerNodes(node: AnyNode): Generator<Smaller> {
  switch (node.type) {
    case "not":
      yield { node: node.term };
      for (const { node: term, ...rest } of smallerNodes(node.term))
        yield { node: { ...node, term } as AnyNode, ...rest };
      return;
    case "and":
    case "or":
    case "list": {
      const terms: readonly AnyNode[] = node.terms;
      const withTerms = (others: readonly AnyNode[]) => ({ ...node, terms: others }) as AnyNode;
      for (const removed of terms) yield { node: withTerms(terms.filter((term) => term !== removed)) };
      for (const [index, term] of terms.entries())
        for (const smaller of smallerNodes(term))
          yield { ...smaller, node: withTerms(terms.map((other, place) => (place === index ? smaller.node : other))) };
      return;
    }
    case "word":
    case "phrase":
    case "contains":
      for (const text of simplerThan(node.text)) yield { node: { ...node, text }, change: [node.text, text] };
      return;
    default:
      return;
  }
}

/** A tree as a query that a user could have written; `undefined` if it is not a valid one. */
function reread(node: AnyNode, language: AnyLanguage): AnyQuery | undefined {
  const root = node.type === "and" ? node : { type: "and" as const, terms: [node], from: 0, to: 0 };
  const query: AnyQuery = parse(print({ language, root }), { language });
  return query.diagnostics.some(({ severity }) => severity === "error") ? undefined : query;
}

const plainest = "fix";

/** The plainest word, single characters, and parts, each simpler than the text, so that shrinking ends. */
function simplerThan(text: string): readonly string[] {
  if (text === plainest) return [];
  const characters = [...text];
  if (characters.length === 1) return /[a-z]/.test(text) ? [] : [plainest, "a"];
  return [...new Set([plainest, ...characters, ...shorterThan(text)])].filter(
    (one) => one.trim() !== "" && one !== text,
  );
}

/** Halves, and the text without its first or its last character. */
function shorterThan(text: string): readonly string[] {
  const characters = [...text];
  const half = Math.ceil(characters.length / 2);
  const parts = [characters.slice(0, half), characters.slice(half), characters.slice(1), characters.slice(0, -1)];
  return [...new Set(parts.map((part) => part.join("")))].filter((part) => part !== "" && part !== text);
}

function withTexts(record: AnyRecord, language: AnyLanguage, [from, to]: readonly [string, string]): AnyRecord {
  const fields = [...lookupOf(language).fields.values()].filter(({ kind }) => kind.contains);
  const paths: readonly Path[] = [...language.text, ...fields.map(({ path }) => path)];
  return paths.reduce(
    (changed, path) =>
      changedAt(changed, path, (held) => (typeof held === "string" ? held.replaceAll(from, to) : held)),
    record,
  );
}
