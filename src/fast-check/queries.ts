import fc from "fast-check";
import type { AnyLanguage } from "../language/language.ts";
import { type FieldEntry, hasKeys, lookupOf } from "../language/lookup.ts";
import type { And, AnyNode } from "../language/nodes.ts";
import type { BuiltNode } from "../language/resolve-tree.ts";
import type { Layer } from "../layer/language.ts";
import { type LanguageOptions, languageFrom } from "../query/parse.ts";
import { builder } from "../syntax/build.ts";
import type { ExtendedBuilder } from "../syntax/builder-contract.ts";
import { hasOperators } from "../syntax/dialect.ts";
import { printNode } from "../syntax/print.ts";
import { extendedFieldTerms } from "./extended-terms.ts";
import { givenValues, isSmallEnough, type PairOptions, withLetters } from "./limits.ts";

/** Words that are similar in many ways. Others shrink to the first ones. */
const words = [
  "fix",
  "a",
  "Fix",
  "FIX",
  "fixing",
  "typo",
  "100%",
  "a_b",
  "it's",
  "e\u0301",
  "\u00e9",
  "\u00c9",
  "ſ",
  "s",
  "S",
  "\u212a",
  "k",
  "ß",
  "σας",
  "ΣΑΣ",
  "a\\b",
  "*",
  "検索",
  "👩\u200d💻",
  "__proto__",
  "constructor",
];

const phrases = [
  "fix",
  "Fix it",
  "fix ",
  " a",
  "a b",
  "a  b",
  "e\u0301",
  "É",
  "%",
  "a%b",
  "_",
  "\\",
  'say "a"',
  "-fix",
  "branch:main",
];
const values = ["main", "Main", "feature/a", "a b", "main ", "é", "e\u0301", '"', "100%", "a_b", "'", "-x", "x:y"];

const codePoint = fc.oneof(
  fc.constantFrom(
    "a",
    " ",
    '"',
    "-",
    ":",
    "\\",
    "%",
    "_",
    "*",
    "“",
    "\n",
    "\u00a0",
    "\u0301",
    "\u200b",
    "\u202e",
    "\0",
  ),
  fc.nat(0x10ffff).map((code) => String.fromCodePoint(code >= 0xd800 && code <= 0xdfff ? 0xfffd : code)),
);

/** Any well-formed text that is not empty. */
const someText = fc.array(codePoint, { minLength: 1, maxLength: 8 }).map((characters) => characters.join(""));

function mostly(usual: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 9, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: someText },
  );
}

/**
 * Trees as a program builds them, with every well-formed string that a value can hold.
 *
 * @example
 * ```ts
 * fc.sample(query(), 1)[0]?.type; // "and"
 * ```
 */
export function query(): fc.Arbitrary<BuiltNode<Layer, And<Layer>>>;
export function query<L extends AnyLanguage>(options: LanguageOptions<L>): fc.Arbitrary<BuiltNode<L, And<L>>>;
export function query(options?: LanguageOptions<AnyLanguage>): fc.Arbitrary<unknown> {
  return queryTree(languageFrom(options), true, {});
}

/** Trees, with `@me` only where its value is known. */
export function queryTree(
  language: AnyLanguage,
  hasMe: boolean,
  options: PairOptions,
): fc.Arbitrary<BuiltNode<AnyLanguage, And>> {
  const { and } = builder(language);
  return fc.array(termOf(language, hasMe, options), { maxLength: 5 }).map((terms) => and(...terms));
}

function termOf(language: AnyLanguage, hasMe: boolean, options: PairOptions): fc.Arbitrary<AnyNode> {
  return hasOperators(language) ? extendedTerm(language, hasMe, options) : builtTerm(language, options);
}

/** The simplest term comes first, since terms shrink to it. */
function builtTerm(language: AnyLanguage, options: PairOptions): fc.Arbitrary<AnyNode> {
  const { and, not, text, phrase, field, keyword } = builder(language);
  const word = mostly(words)
    .map((natural) => withLetters(natural, options).replace(/\s/g, ""))
    .map((natural) => text(natural === "" ? "a" : natural));
  const kinds: { readonly weight: number; readonly arbitrary: fc.Arbitrary<AnyNode> }[] = [
    { weight: 3, arbitrary: word },
    { weight: 3, arbitrary: mostly(phrases).map((text) => phrase(withLetters(text, options) || "a")) },
  ];
  for (const entry of lookupOf(language).fields.values()) {
    if (hasKeys(entry) || entry.kind.contains) continue;
    const { name } = entry;
    const value = valueText(entry, options);
    if (value !== undefined) kinds.push({ weight: 1, arbitrary: value.map((typed) => field(name, typed)) });
  }
  const keywords = Object.keys(language.keywords);
  if (keywords.length > 0) kinds.push({ weight: 2, arbitrary: fc.constantFrom(...keywords).map(keyword) });
  const atom = fc.oneof({ withCrossShrink: true }, ...kinds);
  return fc.tuple(atom, fc.boolean()).map(([node, negated]) => (negated ? not(node) : and(node)));
}

/** Also the other terms of fields, alternatives and groups, in which the terms are mostly single ones. */
function extendedTerm(language: AnyLanguage, hasMe: boolean, options: PairOptions): fc.Arbitrary<AnyNode> {
  const { and, or, not } = builder(language) as ExtendedBuilder<AnyLanguage>;
  const fields = extendedFieldTerms(language, (entry) => valueText(entry, options), hasMe, options);
  const plain = builtTerm(language, options);
  const negatable = fc.tuple(fields, fc.boolean()).map(([term, negated]) => (negated ? not(term) : and(term)));
  const single = fc.oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: plain },
    { weight: 3, arbitrary: negatable },
  );
  const joined = (terms: fc.Arbitrary<AnyNode>): fc.Arbitrary<AnyNode> =>
    fc
      .tuple(fc.array(terms, { minLength: 2, maxLength: 3 }), fc.boolean(), fc.nat(2))
      .map(([inner, areAlternatives, sign]) => {
        const group: AnyNode = areAlternatives ? or(...inner) : and(...inner);
        return sign === 2 ? not(group) : group;
      });
  const group = joined(
    fc.oneof({ withCrossShrink: true }, { weight: 3, arbitrary: single }, { weight: 1, arbitrary: joined(single) }),
  );
  return fc.oneof({ withCrossShrink: true }, { weight: 3, arbitrary: single }, { weight: 2, arbitrary: group });
}

/** A field's values as people write them, or `undefined` for a kind that shows none. */
function valueText(entry: FieldEntry, options: PairOptions): fc.Arbitrary<string> | undefined {
  const { kind } = entry;
  const { read, print, generate } = kind;
  const isValue = (text: string) => {
    const value = read(text);
    return value !== undefined && isSmallEnough(kind, print(value), options);
  };
  const [first, ...others] = givenValues(entry, options) ?? [];
  if (first !== undefined) return fc.constantFrom(first, ...others);
  const plain = generate.usual.filter(isValue);
  const [plainest] = plain;
  if (plainest === undefined) return undefined;
  const near = plain.flatMap((text) => generate.near?.(read(text)) ?? []);
  const all = [...new Set([...plain, ...near, ...values].filter(isValue))];
  return fc.tuple(mostly(all), fc.boolean()).map(([text, inLowerCase]) => {
    const typed = withLetters(inLowerCase ? text.toLowerCase() : text, options);
    return isValue(typed) ? typed : plainest;
  });
}

export interface QueryTextOptions {
  /** The share of terms that are unfinished, mistyped or hostile, from 0 to 1. Default 0.3. */
  readonly broken?: number;
}

/**
 * What people type into a search bar: valid, nearly valid, unfinished, hostile.
 *
 * @example
 * ```ts
 * fc.assert(fc.property(queryText({ broken: 0.8 }), (text) => parse(text).text === text));
 * ```
 */
export function queryText(options?: QueryTextOptions): fc.Arbitrary<string>;
export function queryText<L extends AnyLanguage>(options: QueryTextOptions & LanguageOptions<L>): fc.Arbitrary<string>;
export function queryText(
  options: QueryTextOptions & Partial<LanguageOptions<AnyLanguage>> = {},
): fc.Arbitrary<string> {
  const language = languageFrom(options);
  const { broken = 0.3 } = options;
  const share = Math.round(100 * Math.min(1, Math.max(0, broken)));
  const valid = termOf(language, true, {}).map((term) => printNode(term, language));
  const term = fc.oneof(
    { withCrossShrink: true },
    { weight: 100 - share, arbitrary: valid },
    { weight: share, arbitrary: brokenTerm(language, valid) },
  );
  const space = fc.constantFrom(" ", " ", " ", "  ", "\t", "\u00a0", "\u3000");
  return fc
    .array(fc.tuple(term, space), { maxLength: 6 })
    .map((terms) => terms.map(([text, after], index) => (index < terms.length - 1 ? text + after : text)).join(""));
}

function brokenTerm(language: AnyLanguage, valid: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const names = ["word", ...Object.keys(language.fields)];
  const name = fc.constantFrom(...names);
  const letter = fc.nat(7);
  return fc.oneof(
    // Unfinished, as while the user types.
    fc.constantFrom("-", '"', '""', '-"', "“", ...names.flatMap((field) => [`${field}:`, `-${field}:"`])),
    fc.tuple(valid, fc.nat(12)).map(([text, length]) => text.slice(0, length)),
    // Mistyped: two letters changed, the wrong case, colon, quotes or space, an invalid value.
    fc.tuple(name, letter, mostly(values)).map(([field, index, value]) => `${swapped(field, index)}:${value}`),
    fc.tuple(name, mostly(values)).map(([field, value]) => `${field.toUpperCase()}:${value}`),
    fc.tuple(name, fc.constantFrom("：", ": ", "::", " :"), mostly(values)).map((parts) => parts.join("")),
    fc
      .tuple(fc.constantFrom('"', "“", "„"), mostly(phrases), fc.constantFrom("", "”", '"'))
      .map((parts) => parts.join("")),
    fc.tuple(fc.constantFrom("--", "- ", "+", "!", "–"), valid).map((parts) => parts.join("")),
    // Anything, including halves of surrogate pairs.
    someText,
    fc.array(fc.nat(0xffff), { minLength: 1, maxLength: 8 }).map((units) => String.fromCharCode(...units)),
  );
}

/** The name with two adjacent letters swapped. */
function swapped(name: string, letter: number): string {
  const index = letter % Math.max(1, name.length - 1);
  return name.slice(0, index) + name.charAt(index + 1) + name.charAt(index) + name.slice(index + 2);
}
