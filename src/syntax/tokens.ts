import { createToken, Lexer, type TokenType } from "chevrotain";
import { fieldNamed, type Lookup } from "../language/lookup.ts";
import { beginsWithQuote, quoteCharacters } from "../language/text.ts";
import { endOfPhrase } from "./phrase.ts";

// Every text is a sequence of these tokens: what begins no other token is a word.
//
//     fix "exact text" -wip repo:api
//     Word   Phrase  Minus   Field
//                      Word
//
// Chevrotain tries the tokens in the order of `all`, and only those that can begin with the character at hand. All have a
// hint which characters these are, so that the build can leave out the part of Chevrotain that finds them in patterns. It
// drops the flag `u` of patterns, so they have none.

/** White space separates terms and has no other meaning. */
export const Space: TokenType = /* @__PURE__ */ createToken({
  name: "Space",
  // Chevrotain matches with the flag `y` anyway. With it, it does not look for a faster way.
  pattern: /\s+/y,
  start_chars_hint: [
    ..."\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff",
  ],
  group: Lexer.SKIPPED,
});

/** The most frequent white space. The lexer compares it, which takes less time than a regular expression. */
export const Blank: TokenType = /* @__PURE__ */ createToken({ name: "Blank", pattern: " ", group: Lexer.SKIPPED });

/** Text in quotes. It ends the term, whatever follows. */
export const Phrase: TokenType = /* @__PURE__ */ createToken({
  name: "Phrase",
  pattern: (text: string, offset: number) => {
    return beginsWithQuote(text.charAt(offset)) ? image(text, offset, endOfPhrase(text, offset)) : null;
  },
  start_chars_hint: [...quoteCharacters],
  line_breaks: false,
});

/** A minus directly before what it negates. A second minus belongs to a word: `--force` excludes `-force`. */
export const Minus: TokenType = /* @__PURE__ */ createToken({
  name: "Minus",
  pattern: /(?<!-)-(?=\S)/,
  start_chars_hint: ["-"],
});

/** A minus with nothing to negate. */
export const LonelyMinus: TokenType = /* @__PURE__ */ createToken({
  name: "LonelyMinus",
  pattern: /(?<!-)-/,
  start_chars_hint: ["-"],
});

/** Any other run of characters up to white space. */
export const Word: TokenType = /* @__PURE__ */ createToken({
  name: "Word",
  pattern: /[\0-\uffff]\S*/,
  start_chars_hint: anyCharacter(),
});

/** What any character can begin: those of Latin-1, and beyond, where Chevrotain groups them by 255, every 51st. */
export function anyCharacter(): number[] {
  return Array.from({ length: 1536 }, (_, index) => (index < 0x100 ? index : 51 * (index - 250)));
}

/** What only the extended dialect has: see `extendedTokens`. In the documented one no text is such a token. */
export const operatorTokens = /* @__PURE__ */ makeOperatorTokens();

function makeOperatorTokens() {
  const none = (name: string) => createToken({ name, pattern: Lexer.NA });
  return {
    Or: none("Or"),
    And: none("And"),
    Not: none("Not"),
    Open: none("Open"),
    Close: none("Close"),
    Deep: none("Deep"),
  };
}

/** A field of the language with its colon and its value, if there is one: what is written after its first colon. */
function fieldToken(lookup: Lookup): TokenType {
  return createToken({
    name: "Field",
    pattern: (text: string, offset: number) => {
      const colon = firstColon(text, offset);
      if (colon < 0 || fieldNamed(lookup, text.slice(offset, colon)) === undefined) return null;
      const value = colon + 1;
      return image(
        text,
        offset,
        beginsWithQuote(text.charAt(value)) ? endOfPhrase(text, value) : endOfRun(text, value),
      );
    },
    ...startCharactersOf([...lookup.byFoldedName.keys()]),
    line_breaks: false,
  });
}

/** The offset of the first colon in the run of characters that begins here, or -1. */
function firstColon(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 58) return index;
    if (unit <= 32 || unit > 127) {
      if (/\s/.test(text.charAt(index))) return -1;
    }
  }
  return -1;
}

const space = /\s/g;

function endOfRun(text: string, from: number): number {
  space.lastIndex = from;
  return space.test(text) ? space.lastIndex - 1 : text.length;
}

function image(text: string, from: number, to: number): [string] {
  return [text.slice(from, to)];
}

/** The characters that names can begin with, if all are ASCII: beyond ASCII, too many letters fold to the same one. */
export function startCharactersOf(names: readonly string[]): { start_chars_hint?: string[] } {
  const first = names.map((name) => name.charAt(0));
  if (first.some((character) => character > "\x7f")) return {};
  return { start_chars_hint: [...new Set(first.flatMap((character) => [character, character.toUpperCase()]))] };
}

/** The tokens of one language. The names of its fields are data. */
export interface Tokens
  extends Readonly<
    Record<"Space" | "Phrase" | "Minus" | "LonelyMinus" | "Field" | "Word" | keyof typeof operatorTokens, TokenType>
  > {
  /** All that a text can have, in the order in which the lexer tries them. */
  readonly all: TokenType[];
}

export function documentedTokens(lookup: Lookup): Tokens {
  const Field = fieldToken(lookup);
  const fields = lookup.fields.size === 0 ? [] : [Field];
  const all = [Blank, Space, Phrase, Minus, LonelyMinus, ...fields, Word];
  return { Space, Phrase, Minus, LonelyMinus, Field, Word, ...operatorTokens, all };
}

/** What each token is, for the written forms of the grammar. `Blank` is a part of `Space`. */
export const writtenTokens: Readonly<Record<string, string>> = {
  Space: "space+",
  Phrase: `'"' ( escape | any character but '"' )* '"'?
         | curly ( escape | any character but curly )* curly?`,
  Minus: "'-' before a character that is not space, after one that is not '-'",
  LonelyMinus: "'-' before space or the end, after a character that is not '-'",
  Field: "name ':' ( Phrase | run )?",
  Word: "run",
};
