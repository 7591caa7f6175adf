import type { Lookup } from "../../language/lookup.ts";
import { isEscaped } from "../../language/text/escapes.ts";
import { beginsWithQuote } from "../../language/text/fold.ts";
import type { OpenGroups } from "../dialect.ts";
import { endOfPhrase } from "../phrase.ts";
import {
  anyCharacter,
  type FindEnd,
  phrase,
  startCharactersOf,
  type TokenDescription,
  token,
} from "../token-descriptions.ts";
import { fieldHead, nextMatch } from "./field-head.ts";

// The tokens of the extended dialect:
//
//     -(fix OR foo()) label:"a b",c
//     ||Word|  Word | Field
//     |Open Or    Close
//     Minus
//
// A parenthesis means what it means by where it stands: `(` opens a group only where a term begins, and `)` closes a group only
// if one is open and no `(` of the same word is. So the lexer counts the groups that are open.

/** The most groups in one another. */
export const deepestGroup = 64;

export function extendedTokens(lookup: Lookup, groups: OpenGroups): readonly TokenDescription[] {
  const closes = (text: string, offset: number) => groups.count > 0 && text.charAt(offset) === ")";

  /** An operator, in capitals and as a whole, where a term begins. */
  const operator = (name: "Or" | "And" | "Not") =>
    token(
      name,
      (text, offset) => {
        const word = name.toUpperCase();
        const end = offset + word.length;
        if (!text.startsWith(word, offset) || text.charAt(offset - 1) === "-") return -1;
        return /^[\s(]?$/.test(text.charAt(end)) || closes(text, end) ? end : -1;
      },
      [name.charAt(0)],
    );

  const close = beginningWith(")", "Close", (text, offset) => {
    if (!closes(text, offset)) return -1;
    groups.count--;
    return offset + 1;
  });

  const open = beginningWith("(", "Open", (_, offset) => {
    if (groups.count === deepestGroup) return -1;
    groups.count++;
    return offset + 1;
  });

  /** A group that is nested too deep, up to its own parenthesis, counted by parentheses alone. */
  const deep = beginningWith("(", "Deep", endOfGroup);

  const isNegatable = (text: string, offset: number) => !/^\s?$/.test(text.charAt(offset)) && !closes(text, offset);
  const begins = (text: string, offset: number) => text.charAt(offset - 1) !== "-";
  const minus = beginningWith("-", "Minus", (text, offset) =>
    begins(text, offset) && isNegatable(text, offset + 1) ? offset + 1 : -1,
  );
  const lonelyMinus = beginningWith("-", "LonelyMinus", (text, offset) => (begins(text, offset) ? offset + 1 : -1));

  const word = token("Word", (text, offset) => endOfRun(text, offset, groups.count > 0), anyCharacter());
  const field = token(
    "Field",
    (text, offset) => {
      const head = fieldHead(text, offset, lookup);
      return head === undefined ? -1 : endOfValue(text, head.valueFrom, head.entry.lists, groups.count > 0);
    },
    startCharactersOf([...lookup.byFoldedName.keys()]),
  );

  return [phrase, close, open, deep, minus, lonelyMinus, operator("Or"), operator("And"), operator("Not"), field, word];
}

/** A token that begins with a character. Chevrotain also tries it for some other characters. */
function beginningWith(start: string, name: string, findEnd: FindEnd): TokenDescription {
  return token(name, (text, offset) => (text.charAt(offset) === start ? findEnd(text, offset) : -1), [start]);
}

/** The end of a value: of a phrase, of a run of characters, or of a list of these. */
function endOfValue(text: string, from: number, lists: boolean, inGroup: boolean): number {
  let open = 0;
  for (let at = from; ; ) {
    if (beginsWithQuote(text.charAt(at))) at = endOfPhrase(text, at);
    else {
      const run = runFrom(text, at, inGroup, lists, open);
      at = run.end;
      open = run.open;
    }
    if (!lists || text.charAt(at) !== ",") return at;
    at++;
  }
}

function endOfRun(text: string, from: number, inGroup: boolean): number {
  return runFrom(text, from, inGroup, false, 0).end;
}

const ofInterest = /[\s()]/g;
const ofInterestInList = /[\s(),]/g;

/** The end of a run of characters, and how many parentheses are open there that were opened in the same word. */
function runFrom(text: string, from: number, inGroup: boolean, inList: boolean, openBefore: number) {
  let open = openBefore;
  const pattern = inList ? ofInterestInList : ofInterest;
  for (let at = nextMatch(pattern, text, from); ; at = nextMatch(pattern, text, at + 1)) {
    const character = text.charAt(at);
    const isParenthesis = character === "(" || character === ")";
    if (!isParenthesis && character !== ",") return { end: at, open };
    if (isEscaped(text, at, from)) continue;
    if (!isParenthesis) return { end: at, open };
    if (character === "(") open++;
    else if (open > 0) open--;
    else if (inGroup) return { end: at, open };
  }
}

const parenthesis = /[()]/g;

function endOfGroup(text: string, from: number): number {
  let open = 0;
  for (let at = nextMatch(parenthesis, text, from); at < text.length; at = nextMatch(parenthesis, text, at + 1)) {
    open += text.charAt(at) === "(" ? 1 : -1;
    if (open === 0) return at + 1;
  }
  return text.length;
}
