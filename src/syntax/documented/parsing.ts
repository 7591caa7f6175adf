import type { AnyLanguage } from "../../language/language.ts";
import { fieldNamed, lookupOf } from "../../language/lookup.ts";
import type { FieldTerm, Unfinished } from "../../language/nodes.ts";
import { beginsWithQuote } from "../../language/text/fold.ts";
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
import { type Token, wordNode } from "../nodes.ts";
import { phraseText } from "../phrase.ts";
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

function fieldNode(language: AnyLanguage, { image, startOffset: from }: Token): FieldTerm | Unfinished {
  // The first colon is the one after the name: names have none.
  const colon = image.indexOf(":");
  const typed = image.slice(0, colon);
  const entry = fieldNamed(lookupOf(language), typed);
  const field = entry?.name ?? typed;
  const to = from + image.length;
  const written = image.slice(colon + 1);
  const text = beginsWithQuote(written) ? phraseText(written) : written;
  if (text === "") return { type: "unfinished", lacks: "value", field, negated: false, from, to };
  return {
    type: "field",
    field,
    text,
    value: entry?.kind.read(text),
    valueFrom: from + colon + 1,
    valueTo: to,
    from,
    to,
  };
}
