import { dashForMinus } from "../checks/dash-for-minus.ts";
import { duplicateTerm } from "../checks/duplicate-term.ts";
import { emptyPhrase } from "../checks/empty-phrase.ts";
import { foreignQuote } from "../checks/foreign-quote.ts";
import { invalidValue } from "../checks/invalid-value.ts";
import { invisibleCharacter } from "../checks/invisible-character.ts";
import { lonelyMinus } from "../checks/lonely-minus.ts";
import { missingValue } from "../checks/missing-value.ts";
import { neverMatches } from "../checks/never-matches.ts";
import { unclosedQuote } from "../checks/unclosed-quote.ts";
import { unknownField } from "../checks/unknown-field.ts";
import type { Parsing } from "../dialect.ts";
import { english } from "../messages.ts";
import { wordNode } from "../nodes.ts";
import { fieldNode } from "./field.ts";
import { documentedParts } from "./parts.ts";
import { documentedTokens } from "./tokens.ts";

/** How texts of the documented dialect are read and checked. */
export const documentedParsing: Parsing = {
  tokens: documentedTokens,
  word: (language, token) => wordNode(language, token),
  field: fieldNode,
  rules: [
    unclosedQuote,
    missingValue,
    invalidValue,
    unknownField,
    lonelyMinus,
    emptyPhrase,
    neverMatches,
    duplicateTerm,
    invisibleCharacter,
    dashForMinus,
    foreignQuote,
  ],
  english,
  parts: documentedParts,
};
