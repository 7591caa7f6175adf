import { fieldNamed, type Lookup } from "../../language/lookup.ts";
import { beginsWithQuote } from "../../language/text/fold.ts";
import { endOfPhrase } from "../phrase.ts";
import { anyCharacter, phrase, startCharactersOf, type TokenDescription, token } from "../token-descriptions.ts";

// The tokens of the documented dialect:
//
//     fix "exact text" -wip repo:api
//     Word   Phrase  Minus   Field
//                      Word

/** A minus directly before what it negates. A second minus belongs to a word: `--force` excludes `-force`. */
const minus: TokenDescription = { name: "Minus", pattern: /(?<!-)-(?=\S)/, start_chars_hint: ["-"] };

/** A minus with nothing to negate. */
const lonelyMinus: TokenDescription = { name: "LonelyMinus", pattern: /(?<!-)-/, start_chars_hint: ["-"] };

/** A field of the language with its colon and its value, if there is one: what is written after its first colon. */
function field(lookup: Lookup): TokenDescription {
  return token(
    "Field",
    (text, offset) => {
      // No longer than the longest name, so that a text without white space is not read over and over.
      const start = text.slice(offset, offset + lookup.longestName + 1);
      const colon = start.indexOf(":");
      if (colon < 0 || fieldNamed(lookup, start.slice(0, colon)) === undefined) return -1;
      const value = offset + colon + 1;
      return beginsWithQuote(text.charAt(value)) ? endOfPhrase(text, value) : endOfRun(text, value);
    },
    startCharactersOf([...lookup.byFoldedName.keys()]),
  );
}

const space = /\s/g;

function endOfRun(text: string, from: number): number {
  space.lastIndex = from;
  return space.test(text) ? space.lastIndex - 1 : text.length;
}

export function documentedTokens(lookup: Lookup): readonly TokenDescription[] {
  /** Any other run of characters up to white space. */
  const word: TokenDescription = { name: "Word", pattern: /[\0-\uffff]\S*/, start_chars_hint: anyCharacter() };
  return [phrase, minus, lonelyMinus, field(lookup), word];
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
