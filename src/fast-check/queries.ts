import fc from "fast-check";
import type { Field } from "../language/field.ts";
import type { AnyLanguage } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import { builder } from "../syntax/build.ts";
import { print } from "../syntax/print.ts";
import type { And, Node } from "../syntax/tree.ts";

/** Words that are near to each other in many ways; the first are what others shrink to. */
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

/** Any well-formed text but the empty one. */
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
export function query<L extends AnyLanguage = typeof layer>(language?: L): fc.Arbitrary<And<L>>;
export function query(language: AnyLanguage = layer): fc.Arbitrary<And<AnyLanguage>> {
  const { and } = builder(language);
  return fc.array(builtTerm(language), { maxLength: 5 }).map((terms) => and(...terms));
}

/** The least that anybody would write comes first, since that is what a term shrinks to. */
function builtTerm(language: AnyLanguage): fc.Arbitrary<Node<AnyLanguage>> {
  const { and, not, text, phrase, field, keyword } = builder(language);
  const word = mostly(words)
    .map((natural) => natural.replace(/\s/g, ""))
    .map((natural) => text(natural === "" ? "a" : natural));
  const kinds: { readonly weight: number; readonly arbitrary: fc.Arbitrary<Node<AnyLanguage>> }[] = [
    { weight: 3, arbitrary: word },
    { weight: 3, arbitrary: mostly(phrases).map(phrase) },
  ];
  for (const [name, definition] of Object.entries<Field>(language.fields)) {
    kinds.push({ weight: 1, arbitrary: valueText(definition).map((value) => field(name, value as never)) });
  }
  const keywords = Object.keys(language.keywords);
  if (keywords.length > 0) kinds.push({ weight: 2, arbitrary: fc.constantFrom(...keywords).map(keyword) });
  const atom = fc.oneof({ withCrossShrink: true }, ...kinds);
  return fc.tuple(atom, fc.boolean()).map(([node, negated]) => (negated ? not(node) : and(node)));
}

/** A field's values as people write them. */
function valueText(field: Field): fc.Arbitrary<string> {
  switch (field.kind) {
    case "exact-text":
      return mostly(values);
    case "one-of":
      return fc
        .tuple(fc.constantFrom(...field.values), fc.boolean())
        .map(([value, lower]) => (lower ? value.toLowerCase() : value));
    case "whole-number":
      return fc.oneof(
        { withCrossShrink: true },
        { weight: 5, arbitrary: fc.constantFrom("1", "10", "2", "42", "010", "9007199254740992", "9007199254740993") },
        { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 2n ** 80n }).map(String) },
      );
  }
}

export interface QueryTextOptions {
  /** How much of it is unfinished, mistyped or hostile, from 0 (nothing) to 1 (every term). Default 0.3. */
  readonly broken?: number;
}

/**
 * What people type into a search bar: valid, nearly valid, unfinished, hostile.
 *
 * @example
 * ```ts
 * fc.assert(fc.property(queryText(layer, { broken: 0.8 }), (text) => parse(text).text === text));
 * ```
 */
export function queryText<L extends AnyLanguage = typeof layer>(
  language?: L,
  options?: QueryTextOptions,
): fc.Arbitrary<string>;
export function queryText(
  language: AnyLanguage = layer,
  { broken = 0.3 }: QueryTextOptions = {},
): fc.Arbitrary<string> {
  const share = Math.round(100 * Math.min(1, Math.max(0, broken)));
  const valid = builtTerm(language).map((term) => print(term, language));
  const term = fc.oneof(
    { withCrossShrink: true },
    { weight: 100 - share, arbitrary: valid },
    { weight: share, arbitrary: brokenTerm(language, valid) },
  );
  const space = fc.constantFrom(" ", " ", " ", "  ", "\t", "\u00a0", "\u3000");
  return fc
    .array(fc.tuple(term, space), { maxLength: 6 })
    .map((terms) => terms.map(([text, after], place) => (place < terms.length - 1 ? text + after : text)).join(""));
}

function brokenTerm(language: AnyLanguage, valid: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const names = ["word", ...Object.keys(language.fields)];
  const name = fc.constantFrom(...names);
  const letter = fc.nat(7);
  return fc.oneof(
    // Unfinished, as while somebody types.
    fc.constantFrom("-", '"', '""', '-"', "“", ...names.flatMap((field) => [`${field}:`, `-${field}:"`])),
    fc.tuple(valid, fc.nat(12)).map(([text, length]) => text.slice(0, length)),
    // Mistyped: two letters changed, the wrong case, colon, quotes or space, a value that is none.
    fc.tuple(name, letter, mostly(values)).map(([field, place, value]) => `${swapped(field, place)}:${value}`),
    fc.tuple(name, mostly(values)).map(([field, value]) => `${field.toUpperCase()}:${value}`),
    fc.tuple(name, fc.constantFrom("：", ": ", "::", " :"), mostly(values)).map((parts) => parts.join("")),
    fc
      .tuple(fc.constantFrom('"', "“", "„"), mostly(phrases), fc.constantFrom("", "”", '"'))
      .map((parts) => parts.join("")),
    fc.tuple(fc.constantFrom("--", "- ", "+", "!", "–"), valid).map((parts) => parts.join("")),
    // Anything, halves of surrogate pairs too.
    someText,
    fc.array(fc.nat(0xffff), { minLength: 1, maxLength: 8 }).map((units) => String.fromCharCode(...units)),
  );
}

function swapped(name: string, place: number): string {
  const at = place % Math.max(1, name.length - 1);
  return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
}
