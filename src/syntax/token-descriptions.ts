import { beginsWithQuote, quoteCharacters } from "../language/text/fold.ts";
import { endOfPhrase } from "./phrase.ts";

// What the tokens of all dialects have in common.

/** A token, as Chevrotain takes it. */
export interface TokenDescription {
  readonly name: string;
  readonly pattern: RegExp | ((text: string, offset: number) => [string] | null);
  /** The characters that it can begin with. Without them, it is tried everywhere. */
  readonly start_chars_hint?: (string | number)[];
  readonly line_breaks?: boolean;
}

/** The end of the token that begins at an offset, or a negative number if none does. */
export type FindEnd = (text: string, offset: number) => number;

/** A token that a function finds, and the characters that it can begin with. */
export function token(name: string, findEnd: FindEnd, start?: Iterable<string | number>): TokenDescription {
  return {
    name,
    pattern: (text: string, offset: number) => {
      const end = findEnd(text, offset);
      return end < 0 ? null : [text.slice(offset, end)];
    },
    ...(start && { start_chars_hint: [...start] }),
    line_breaks: false,
  };
}

/** Text in quotes. The term ends with it, even if no space follows. */
export const phrase: TokenDescription = /* @__PURE__ */ token(
  "Phrase",
  (text, offset) => (beginsWithQuote(text.charAt(offset)) ? endOfPhrase(text, offset) : -1),
  quoteCharacters,
);

/** What any character can begin: those of Latin-1, and beyond, where Chevrotain groups them by 255, every 51st. */
export function anyCharacter(): number[] {
  return Array.from({ length: 1536 }, (_, index) => (index < 0x100 ? index : 51 * (index - 250)));
}

/** The characters that names can begin with, if all are ASCII: beyond ASCII, too many letters fold to the same one. */
export function startCharactersOf(names: readonly string[]): readonly string[] | undefined {
  const first = names.map((name) => name.charAt(0));
  if (first.some((character) => character > "\x7f")) return undefined;
  return [...new Set(first.flatMap((character) => [character, character.toUpperCase()]))];
}
