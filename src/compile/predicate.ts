import type { AnyLanguage, RecordOf } from "../language/language.ts";
import type { layer } from "../language/layer.ts";
import { lookupOf } from "../language/lookup.ts";
import { meaningOf } from "../syntax/keyword.ts";
import { type Membership, membershipsOf, selectionOf } from "../syntax/membership.ts";
import type { Node } from "../syntax/tree.ts";
import { type QueryOrNode, treeOf } from "../syntax/tree-of.ts";
import { anyWordTest, phraseTest, type Test, wordTest } from "./text.ts";
import { valueTest } from "./value.ts";

/** A record of which any part may be missing. */
export type Searchable<RecordType> = { readonly [Key in keyof RecordType]?: RecordType[Key] | null | undefined };

/**
 * Compiles a query into a function that tells whether a record matches. It is pure, keeps no record, and makes no code from text.
 * What a record's getter throws is thrown on.
 *
 * @example
 * ```ts
 * const matches = toPredicate(parse("fix -wip branch:main failed"));
 * matches({ branch: "main", calculated_status: "JOB_ERROR", commit_title: "Fix the build" }); // true
 * ```
 */
export function toPredicate<L extends AnyLanguage = typeof layer>(
  query: QueryOrNode<L>,
  language?: L,
): (record: Searchable<RecordOf<L>>) => boolean;
export function toPredicate(query: QueryOrNode<AnyLanguage>, language?: AnyLanguage): Test {
  const tree = treeOf(query, language);
  return compile(tree.root, tree.language);
}

function compile(node: Node<AnyLanguage>, language: AnyLanguage): Test {
  switch (node.type) {
    case "word":
      return wordTest(node.text, language.text);
    case "phrase":
      return phraseTest(node.text, language.text);
    case "field":
      return all([node], language);
    case "keyword":
      return compile(meaningOf(language, node.keyword), language);
    case "unfinished":
      return everything;
    case "not":
      return node.term.type === "unfinished" ? everything : complement(compile(node.term, language));
    case "and":
      return all(node.terms, language);
    case "or":
      return any(node.terms.map((term) => compile(term, language)));
  }
}

const everything: Test = () => true;
const nothing: Test = () => false;

function complement(test: Test): Test {
  return (record) => !test(record);
}

function any(tests: readonly Test[]): Test {
  return (record) => {
    for (const test of tests) if (test(record)) return true;
    return false;
  };
}

/** Cheapest first: fields, phrases, long words, short words, the rest. */
function all(terms: readonly Node<AnyLanguage>[], language: AnyLanguage): Test {
  const memberships: Membership[] = [];
  const others: Node<AnyLanguage>[] = [];
  for (const term of terms) {
    const found = membershipsOf(term, language);
    if (found !== undefined) memberships.push(...found);
    else if (term.type !== "unfinished") others.push(term);
  }
  const tests = [...fieldTests(memberships, language), ...otherTests(others, language)];
  return conjunction(tests);
}

function conjunction(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (first === undefined) return everything;
  if (second === undefined) return first;
  if (tests.length === 2) return (record) => first(record) && second(record);
  return (record) => {
    for (let place = 0; place < tests.length; place++) if (tests[place]?.(record) === false) return false;
    return true;
  };
}

/** So many excluded words are sooner looked for all at once. */
const manyWords = 14;

function otherTests(terms: readonly Node<AnyLanguage>[], language: AnyLanguage): Test[] {
  const excludedWords = terms.flatMap(excludedWord);
  const areMany = excludedWords.length >= manyWords;
  const apart = areMany ? terms.filter((term) => excludedWord(term).length === 0) : [...terms];
  const tests = apart.sort((one, other) => cost(one) - cost(other)).map((term) => compile(term, language));
  return areMany ? [...tests, complement(anyWordTest(excludedWords, language.text))] : tests;
}

/** Half of a surrogate pair is looked for by itself. */
function excludedWord(term: Node<AnyLanguage>): readonly string[] {
  return term.type === "not" && term.term.type === "word" && term.term.text.isWellFormed() ? [term.term.text] : [];
}

function cost(node: Node<AnyLanguage>): number {
  if (node.type === "not") return cost(node.term);
  if (node.type === "phrase") return 0;
  return node.type === "word" ? 1 + 1 / (1 + node.text.length) : 3;
}

/** One test a field, however many terms speak of it: a thousand excluded values are one look-up. */
function fieldTests(memberships: readonly Membership[], language: AnyLanguage): Test[] {
  const byField = new Map<string, Membership[]>();
  for (const membership of memberships) {
    const sameField = byField.get(membership.field);
    if (sameField === undefined) byField.set(membership.field, [membership]);
    else sameField.push(membership);
  }
  return [...byField].map(([name, ofField]) => fieldTest(name, ofField, language));
}

function fieldTest(name: string, memberships: readonly Membership[], language: AnyLanguage): Test {
  const field = lookupOf(language).fields.get(name);
  if (field === undefined) return nothing;
  const { required, excluded } = selectionOf(memberships);
  return required === undefined ? valueTest(field, excluded, false) : valueTest(field, new Set(required), true);
}
