import { definitionOf, fieldNamed, lookupOf } from "../../language/lookup.ts";
import { quoted } from "../../language/message-text.ts";
import { nearMiss } from "../../language/suggest.ts";
import { beginsWithQuote } from "../../language/text.ts";
import { readValue } from "../../language/value.ts";
import { fixLabel } from "../fix-labels.ts";
import { isClosed, phraseAt, phraseText, printPhrase } from "../phrase.ts";
import { isUnbroken } from "../reading.ts";
import type { Fix, Word } from "../tree.ts";
import { type ParticularField, validValues } from "./invalid-value.ts";
import { atomOf, type Finding, finding, findingsAt, type Rule, type Subject } from "./rule.ts";
import { aWordWithColon, fullWidthColon } from "./survey.ts";

/**
 *     brnach:main   repo：x
 *     ^^^^^^        ^^^^^
 *
 * Both stay text, as `fix: typo` and `http://x` do.
 */
export const unknownField: Rule = {
  code: "unknown-field",
  severity: "warning",
  about: aWordWithColon,
  find: (subject) =>
    findingsAt(subject, subject.survey.wordsWithColon, (term) => {
      const word = atomOf(term) as Word;
      return mistypedName(subject, word) ?? mistypedColon(subject, word);
    }),
};

function mistypedName(subject: Subject, word: Word): Finding | undefined {
  const length = word.text.indexOf(":");
  if (length < 1) return undefined;
  const typed = word.text.slice(0, length);
  // In other languages `!name:x` is the opposite of `name:x`.
  if (typed.startsWith("!")) return undefined;
  const field = nearMiss(typed, lookupOf(subject.language).fieldNames.keys());
  if (field === undefined) return undefined;
  const to = word.from + length;
  const message = `${quoted(typed)} is no field, so this is searched for as text. Did you mean ${quoted(`${field}:`)}?`;
  return finding(word.from, to, message, [asField(subject, word, field, to)]);
}

function mistypedColon(subject: Subject, word: Word): Finding | undefined {
  const length = word.text.indexOf(fullWidthColon);
  if (length < 1) return undefined;
  const field = fieldNamed(lookupOf(subject.language), word.text.slice(0, length));
  if (field === undefined) return undefined;
  const to = word.from + length;
  const message = `The colon behind ${quoted(field)} is a full-width one, so this is searched for as text.`;
  return finding(word.from, to + 1, message, [asField(subject, word, word.text.slice(0, length), to)]);
}

/** The fix that makes a field of the word; none where that would only be the next error. */
function asField(subject: Subject, word: Word, name: string, colon: number): Fix | undefined {
  const { text, language } = subject;
  const lookup = lookupOf(language);
  const definition = definitionOf(lookup, fieldNamed(lookup, name) as string);
  const valueFrom = colon + 1;
  const isPhrase = beginsWithQuote(text.charAt(valueFrom));
  const image = isPhrase ? phraseAt(text, valueFrom) : text.slice(valueFrom, word.to);
  const typed = isPhrase ? phraseText(image) : image;
  if (typed === "" || (isPhrase && !isClosed(image))) return undefined;
  const asTyped = readValue(definition, typed) !== undefined;
  const value = asTyped ? typed : validValues(definition as ParticularField, typed)[0];
  if (value === undefined) return undefined;
  const written = asTyped ? image : isUnbroken(value) && !isPhrase ? value : printPhrase(value);
  const label = fixLabel("change", `${name}:${written}`);
  if (asTyped) return { label, edits: [{ from: word.from, to: valueFrom, insert: `${name}:` }] };
  return { label, edits: [{ from: word.from, to: valueFrom + image.length, insert: `${name}:${written}` }] };
}
