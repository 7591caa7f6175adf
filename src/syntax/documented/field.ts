import type { Kind } from "../../language/kinds/kind.ts";
import type { AnyLanguage } from "../../language/language.ts";
import { fieldNamed, type Lookup, lookupOf } from "../../language/lookup.ts";
import type { FieldTerm, Unfinished } from "../../language/nodes.ts";
import { beginsWithQuote } from "../../language/text/fold.ts";
import type { Token } from "../nodes.ts";
import { phraseText } from "../phrase.ts";
import type { WrittenField } from "../writing-dialect.ts";

/** The node of a field's token. The part before its first colon is its name: names have none. */
export function fieldNode(language: AnyLanguage, { image, startOffset: from }: Token): FieldTerm | Unfinished {
  const colon = image.indexOf(":");
  const typed = image.slice(0, colon);
  const entry = fieldNamed(lookupOf(language), typed);
  return valueNode(entry?.name ?? typed, entry?.kind, image.slice(colon + 1), from, from + colon + 1);
}

/** The field that is written from an offset to another; `undefined` for a text that is not one. */
export function writtenField(text: string, from: number, to: number, lookup: Lookup): WrittenField | undefined {
  const colon = text.indexOf(":", from);
  const entry = colon < 0 ? undefined : fieldNamed(lookup, text.slice(from, colon));
  if (entry === undefined) return undefined;
  const valueFrom = colon + 1;
  const node = valueNode(entry.name, entry.kind, text.slice(valueFrom, to), valueFrom, valueFrom);
  return { entry, valueFrom, values: [{ from: valueFrom, to, node }] };
}

function valueNode(
  field: string,
  kind: Kind | undefined,
  written: string,
  from: number,
  valueFrom: number,
): FieldTerm | Unfinished {
  const to = valueFrom + written.length;
  const text = beginsWithQuote(written) ? phraseText(written) : written;
  return text === ""
    ? { type: "unfinished", lacks: "value", field, negated: false, from, to }
    : { type: "field", field, text, value: kind?.read(text), valueFrom, valueTo: to, from, to };
}
