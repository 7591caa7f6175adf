import { keywordNode } from "../../language/keyword-node.ts";
import { fieldNamed, type Lookup } from "../../language/lookup.ts";
import { beginsWithQuote } from "../../language/text/fold.ts";
import type { SyntaxDialect } from "../dialect.ts";
import { phraseText } from "../phrase.ts";
import { writtenValue } from "../quoting.ts";
import type { WrittenField } from "../writing-dialect.ts";

/** The language of the Layer CI API: terms, all of which must hold. */
export const documented: SyntaxDialect = {
  name: "documented",
  keywordNode,
  isWord,
  writtenField,
  writtenBetween: (_, value, around) => writtenValue(value, around),
};

/** The part of a field before its first colon is its name. */
function isWord(text: string, lookup: Lookup): boolean {
  const colon = text.indexOf(":");
  return colon < 0 || fieldNamed(lookup, text.slice(0, colon)) === undefined;
}

function writtenField(text: string, from: number, to: number, lookup: Lookup): WrittenField | undefined {
  const colon = text.indexOf(":", from);
  const entry = colon < 0 ? undefined : fieldNamed(lookup, text.slice(from, colon));
  if (entry === undefined) return undefined;
  const { name, kind } = entry;
  const valueFrom = colon + 1;
  const written = text.slice(valueFrom, to);
  const value = beginsWithQuote(written) ? phraseText(written) : written;
  const range = { from: valueFrom, to };
  const node =
    value === ""
      ? ({ type: "unfinished", lacks: "value", field: name, negated: false, ...range } as const)
      : ({
          type: "field",
          field: name,
          text: value,
          value: kind.read(value),
          valueFrom,
          valueTo: to,
          ...range,
        } as const);
  return { entry, valueFrom, values: [{ ...range, node }] };
}
