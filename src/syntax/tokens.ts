import { createToken, Lexer, type TokenType } from "chevrotain";
import type { Lookup } from "../language/lookup.ts";
import { phrasePattern } from "./phrase.ts";

// Together the patterns leave no string unread: whatever begins no other token is a word. The look-arounds tell where a
// token stands, so that the grammar needs no knowledge of white space:
//
//   -wip  --force  re-run      a minus negates only where a term begins, and only once
//   ^     ^
//   repo:api  repo::x          a field's name stands only where a term begins; what follows its colon is the value
//   ^^^^^     ^^^^^
//
// Two habits of the lexer generator shape them. It drops the flag `u`, so there is none. And it tries only the patterns
// that can begin with the character at hand, unless one of them begins with a negated set: hence the two words begin with
// any character, and stand behind what begins with a particular one.

/** White space separates terms and is otherwise meaningless. */
export const Space: TokenType = createToken({ name: "Space", pattern: /[\t\n\v\f\r ]+/, group: Lexer.SKIPPED });

/** White space of all scripts; the lexer is much faster at the usual one. */
export const WideSpace: TokenType = createToken({ name: "WideSpace", pattern: /\s+/, group: Lexer.SKIPPED });

/** Text in quotes; it ends the term, whatever follows. */
export const Phrase: TokenType = createToken({ name: "Phrase", pattern: phrasePattern });

/** A minus directly before what it negates. */
export const Minus: TokenType = createToken({ name: "Minus", pattern: /(?<!-)-(?=\S)/ });

/** A minus with nothing to negate. */
export const LonelyMinus: TokenType = createToken({ name: "LonelyMinus", pattern: /(?<!-)-/ });

/** A run of characters without a colon: it cannot hold a field, so it needs no second look. */
export const Word: TokenType = createToken({ name: "Word", pattern: /[\0-\uffff][^\s:]*(?!\S)/ });

/** Any other run of characters: `http://x`, `fix:typo`. */
export const OtherWord: TokenType = createToken({ name: "OtherWord", pattern: /[\0-\uffff]\S*/ });

/** The tokens of one language: the names of its fields are data. */
export interface Vocabulary {
  /** A field's name, its colon, and its value. */
  readonly Field: TokenType;
  /** A field's name and colon with nothing behind them. */
  readonly EmptyField: TokenType;
  /** All tokens, in the order in which the lexer tries them. */
  readonly all: TokenType[];
}

export function vocabularyOf(lookup: Lookup): Vocabulary {
  const name = fieldNamePattern([...lookup.fieldNames.keys()]);
  const Field = createToken({ name: "Field", pattern: new RegExp(`${name}:(?:${phrasePattern.source}|\\S+)`) });
  const EmptyField = createToken({ name: "EmptyField", pattern: new RegExp(`${name}:`) });
  return {
    Field,
    EmptyField,
    all: [Space, WideSpace, Phrase, Minus, LonelyMinus, Word, Field, EmptyField, OtherWord],
  };
}

/** Any of the names, ASCII letters in any case. */
function fieldNamePattern(names: readonly string[]): string {
  if (names.length === 0) return "[^\\s\\S]";
  const patterns = names.map((name) =>
    name
      .replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")
      .replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`),
  );
  return `(?:${patterns.join("|")})`;
}
