import type { AnyLanguage } from "../../language/language.ts";
import { lookupOf } from "../../language/lookup.ts";
import type { AnyFieldTerm, KeywordTerm, Unfinished, Word } from "../../language/nodes.ts";
import { unescaped } from "../../language/text/escapes.ts";
import { dashForMinus } from "../checks/dash-for-minus.ts";
import { duplicateTerm } from "../checks/duplicate-term.ts";
import { emptyPhrase } from "../checks/empty-phrase.ts";
import { foreignQuote } from "../checks/foreign-quote.ts";
import { invisibleCharacter } from "../checks/invisible-character.ts";
import { lonelyMinus } from "../checks/lonely-minus.ts";
import { unclosedQuote } from "../checks/unclosed-quote.ts";
import type { Parsing } from "../dialect.ts";
import { lonelyMinusNode, type Token, wordNode } from "../nodes.ts";
import { arrangementOf } from "./arrangement.ts";
import { alwaysMatches } from "./checks/always-matches.ts";
import { ambiguousComma } from "./checks/ambiguous-comma.ts";
import { deadAlternative } from "./checks/dead-alternative.ts";
import { doubleNegative } from "./checks/double-negative.ts";
import { emptyGroup } from "./checks/empty-group.ts";
import { emptyRange } from "./checks/empty-range.ts";
import { foreignSyntax } from "./checks/foreign-syntax.ts";
import { extendedInvalidValue } from "./checks/invalid-value.ts";
import { missingOperand } from "./checks/missing-operand.ts";
import { extendedMissingValue } from "./checks/missing-value.ts";
import { mixedOperators } from "./checks/mixed-operators.ts";
import { extendedNeverMatches } from "./checks/never-matches.ts";
import { operatorCase } from "./checks/operator-case.ts";
import { tooDeep } from "./checks/too-deep.ts";
import { unclosedGroup } from "./checks/unclosed-group.ts";
import { extendedUnknownField } from "./checks/unknown-field.ts";
import { unopenedGroup } from "./checks/unopened-group.ts";
import { wildcardInText } from "./checks/wildcard-in-text.ts";
import { fieldHead } from "./field-head.ts";
import { levels } from "./levels.ts";
import { extendedEnglish } from "./messages.ts";
import { extendedParts } from "./parts.ts";
import { extendedTokens } from "./tokens.ts";
import { closingAt, fieldTerm } from "./values.ts";

/** How texts of the extended dialect are read and checked. */
export const extendedParsing: Parsing = {
  tokens: extendedTokens,
  word: extendedWordNode,
  field: fieldNode,
  levels,
  rules: [
    unclosedGroup,
    missingOperand,
    tooDeep,
    unclosedQuote,
    extendedMissingValue,
    extendedInvalidValue,
    extendedUnknownField,
    lonelyMinus,
    emptyPhrase,
    extendedNeverMatches,
    duplicateTerm,
    invisibleCharacter,
    dashForMinus,
    foreignQuote,
    emptyGroup,
    unopenedGroup,
    emptyRange,
    alwaysMatches,
    deadAlternative,
    mixedOperators,
    operatorCase,
    doubleNegative,
    foreignSyntax,
    wildcardInText,
    ambiguousComma,
  ],
  english: extendedEnglish,
  parts: extendedParts,
  arrangementOf,
};

function extendedWordNode(language: AnyLanguage, token: Token, source: string): Word | KeywordTerm {
  return wordNode(
    language,
    token,
    unescaped(token.image, "()", closingAt(source, token.startOffset + token.image.length)),
  );
}

function fieldNode(
  language: AnyLanguage,
  { image, startOffset: from }: Token,
  source: string,
): AnyFieldTerm | Unfinished {
  const head = fieldHead(image, 0, lookupOf(language));
  // The parser records its grammar with a made-up token.
  if (head === undefined) return lonelyMinusNode({ startOffset: from });
  const next = closingAt(source, from + image.length);
  return fieldTerm(head.entry, image.slice(head.valueFrom), from, from + head.valueFrom, next);
}
