import { memoizeByText } from "./memoize.ts";
import { shownText } from "./text/shown-text.ts";

/** The values in a message: texts, lists of texts, and numbers. */
export type MessageData = Readonly<Record<string, string | number | readonly string[]>>;

/** A part of a sentence that is in words already: it is filled in as it is. */
export interface Clause {
  readonly clause: string;
}

/** What can fill the gaps of a message. */
export type MessageGaps = Readonly<Record<string, MessageData[string] | Clause>>;

/**
 * A sentence with gaps. `{text}` is filled with the text of this name, in quotes, and `{text:plain}` without; `{values:or}` and
 * `{values:and}` with a list. A sentence that depends on `count` is written for each plural category of its language, `other`
 * at least: `{ one: "{count} term", other: "{count} terms" }`.
 */
export type Message = string | ({ readonly other: string } & { readonly [Category in Intl.LDMLPluralRule]?: string });

/** Messages by key, in one human language. What a catalogue leaves out is said in English. */
export interface Catalogue<Key extends string = string> {
  /** A BCP 47 tag such as `de`, for plurals, lists and numbers. */
  readonly locale: string;
  /** The opening and the closing quote. Default `“` and `”`. */
  readonly quotes?: readonly [opening: string, closing: string];
  readonly messages: { readonly [Name in Key]?: Message };
}

/** The message of a catalogue with its gaps filled, or `undefined` if the catalogue has none. */
export function formatMessage(catalogue: Catalogue, key: string, data: MessageGaps): string | undefined {
  if (!Object.hasOwn(catalogue.messages, key)) return undefined;
  const message = catalogue.messages[key];
  if (message === undefined) return undefined;
  return fill(catalogue, typeof message === "string" ? message : pluralForm(catalogue, message, data), data);
}

function pluralForm({ locale }: Catalogue, message: Exclude<Message, string>, { count }: MessageGaps): string {
  return message[pluralRules(locale).select(Number(count))] ?? message.other;
}

// What fills a gap is never searched for gaps itself.
function fill(catalogue: Catalogue, sentence: string, data: MessageGaps): string {
  let filled = "";
  for (const part of partsOf(sentence)) filled += typeof part === "string" ? part : gapText(catalogue, part, data);
  return filled;
}

interface Gap {
  readonly written: string;
  readonly name: string;
  readonly form: string | undefined;
}

/** The texts and the gaps of a sentence. */
const partsOf = /* @__PURE__ */ memoizeByText((sentence): readonly (string | Gap)[] => {
  const parts: (string | Gap)[] = [];
  let end = 0;
  for (const { 0: written, 1: name = "", 2: form, index } of sentence.matchAll(/\{([a-zA-Z]+)(?::([a-z]+))?\}/g)) {
    parts.push(sentence.slice(end, index), { written, name, form });
    end = index + written.length;
  }
  return [...parts, sentence.slice(end)];
});

function gapText(catalogue: Catalogue, { written, name, form }: Gap, data: MessageGaps): string {
  const value = Object.hasOwn(data, name) ? data[name] : undefined;
  if (value === undefined) return written;
  if (typeof value === "number") return numberFormat(catalogue.locale).format(value);
  if (typeof value === "string") return form === "plain" ? shownText(value) : inQuotes(catalogue, value);
  if ("clause" in value) return value.clause;
  return listOf(
    catalogue,
    value.map((text) => shownText(text)),
    form === "or" ? "or" : "and",
  );
}

/** “a, b, or c” in the catalogue's language. */
export function listOf({ locale }: Catalogue, items: readonly string[], conjunction: "and" | "or"): string {
  return listFormat(`${conjunction} ${locale}`).format(items);
}

/** A text of a user in the catalogue's quotes. */
export function inQuotes({ quotes = ["“", "”"] }: Catalogue, text: string): string {
  return quotes[0] + shownText(text) + quotes[1];
}

// Making a formatter of `Intl` takes longer than using it a thousand times. Catalogues have a bounded number of locales.
const pluralRules = /* @__PURE__ */ memoizeByText((locale) => new Intl.PluralRules(locale));
const numberFormat = /* @__PURE__ */ memoizeByText((locale) => new Intl.NumberFormat(locale));
const listFormat = /* @__PURE__ */ memoizeByText((key) => {
  const [type, locale] = key.split(" ") as [string, string];
  return new Intl.ListFormat(locale, { type: type === "or" ? "disjunction" : "conjunction" });
});
