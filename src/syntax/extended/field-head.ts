import { fieldNamed, fieldOfKey, hasKeys, type Lookup } from "../../language/lookup.ts";
import { beginsWithQuote, quoteCharacters } from "../../language/text/fold.ts";
import { endOfPhrase, phraseText } from "../phrase.ts";
import type { FieldHead } from "../writing-dialect.ts";

/**
 *     repo:api   meta.region:eu   meta."my key":x
 *     ^^^^^      ^^^^^^^^^^^^     ^^^^^^^^^^^^^^
 */
export function fieldHead(text: string, offset: number, lookup: Lookup): FieldHead | undefined {
  // No longer than the longest name, so that a text without white space is not read over and over.
  const start = text.slice(offset, offset + lookup.longestName + 1);
  const colon = start.indexOf(":");
  const whole = colon < 0 ? undefined : fieldNamed(lookup, start.slice(0, colon));
  if (whole !== undefined) return hasKeys(whole) ? undefined : { entry: whole, valueFrom: offset + colon + 1 };
  const dot = start.indexOf(".");
  const base = dot < 0 ? undefined : fieldNamed(lookup, start.slice(0, dot));
  if (base === undefined || !hasKeys(base)) return undefined;
  const keyFrom = offset + dot + 1;
  const keyTo = beginsWithQuote(text.charAt(keyFrom)) ? endOfPhrase(text, keyFrom) : endOfKey(text, keyFrom);
  if (text.charAt(keyTo) !== ":") return undefined;
  const written = text.slice(keyFrom, keyTo);
  const key = beginsWithQuote(written) ? phraseText(written) : written;
  const entry = key === "" ? undefined : fieldOfKey(base, key);
  return entry && { entry, valueFrom: keyTo + 1 };
}

const keyEnd = /* @__PURE__ */ new RegExp(`[\\s:()${quoteCharacters}]`, "g");

function endOfKey(text: string, from: number): number {
  return nextMatch(keyEnd, text, from);
}

/** The offset of the first match of a pattern with the flag `g` at or after an offset, or the text's length. */
export function nextMatch(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex - 1 : text.length;
}
