import { composedSets } from "../../filter/term-values.ts";
import { extendedKeywordNode } from "../../language/extended-keyword-node.ts";
import { isExtendedNode } from "../../language/extended-node-shape.ts";
import type { SyntaxDialect } from "../dialect.ts";
import { extendedBuilder } from "./builder.ts";
import { extendedKey, extendedText } from "./canonical-key.ts";
import { documentedText } from "./documented-texts.ts";
import { fieldHead } from "./field-head.ts";
import { extendedParsing } from "./parsing.ts";
import { printExtended } from "./print.ts";
import { writtenField } from "./values.ts";
import { extendedValue, writtenBetween } from "./written-value.ts";

/** The documented dialect and more: operators, groups, comparisons, lists and wildcards. */
export const extended: SyntaxDialect = {
  name: "extended",
  isNode: isExtendedNode,
  keywordNode: extendedKeywordNode,
  composedSets,
  print: printExtended,
  documentedText,
  canonicalKey: extendedKey,
  canonicalText: extendedText,
  isWord: (text, lookup, afterMinus) =>
    (afterMinus || !/^(?:OR|AND|NOT)$/.test(text)) && fieldHead(text, 0, lookup) === undefined,
  writtenField,
  writtenValue: extendedValue,
  writtenBetween,
  builder: extendedBuilder,
  parsing: extendedParsing,
};
