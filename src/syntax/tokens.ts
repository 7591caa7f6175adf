import { createToken, Lexer, type TokenType } from "chevrotain";
import type { TokenDescription } from "./token-descriptions.ts";

// Every text is a sequence of tokens: what begins no other token is a word. White space separates terms and has no other meaning.
//
// Chevrotain tries the tokens in the order of `all`, and only those that can begin with the character at hand. All have a
// hint which characters these are, so that the build can leave out the part of Chevrotain that finds them in patterns. It
// drops the flag `u` of patterns, so they have none.

export const Space: TokenType = /* @__PURE__ */ createToken({
  name: "Space",
  // Chevrotain matches with the flag `y` anyway. With it, it does not look for a faster way.
  pattern: /\s+/y,
  // Chevrotain takes one of U+2000 for all of them: beyond Latin-1 it groups characters by 255.
  start_chars_hint: [..."\t\n\v\f\r \xa0\u1680\u2000\u3000\ufeff"],
  group: Lexer.SKIPPED,
});

/** The most frequent white space. The lexer compares it, which takes less time than a regular expression. */
const Blank: TokenType = /* @__PURE__ */ createToken({ name: "Blank", pattern: " ", group: Lexer.SKIPPED });

const names = ["Phrase", "Minus", "LonelyMinus", "Field", "Word", "Or", "And", "Not", "Open", "Close", "Deep"] as const;

/** The tokens of one language. The names of its fields are data. */
export interface Tokens extends Readonly<Record<(typeof names)[number], TokenType>> {
  /** All that a text can have, in the order in which the lexer tries them. */
  readonly all: TokenType[];
}

/** The tokens of a language; those without a description are in no text. */
export function makeTokens(descriptions: readonly TokenDescription[]): Tokens {
  const made = new Map(descriptions.map((description) => [description.name, createToken(description)]));
  const named = names.map((name) => [name, made.get(name) ?? createToken({ name, pattern: Lexer.NA })]);
  return { ...Object.fromEntries(named), all: [Blank, Space, ...made.values()] };
}
