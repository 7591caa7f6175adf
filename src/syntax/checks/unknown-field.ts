import type { AnyLanguage } from "../../language/language.ts";
import { fieldNamed, hasKeys, lookupOf } from "../../language/lookup.ts";
import { memoize } from "../../language/memoize.ts";
import type { Word } from "../../language/nodes.ts";
import { beginsWithQuote } from "../../language/text/fold.ts";
import { invisibleCharacters } from "../../language/text/shown-text.ts";
import { nearMissFinder } from "../../language/text/suggest.ts";
import { isClosed, phraseAt, phraseText } from "../phrase.ts";
import { writtenValue } from "../quoting.ts";
import { endsTerm } from "../terms.ts";
import { isRightField } from "./elements.ts";
import { fullWidthColon } from "./facts.ts";
import { type Finding, type FoundFix, finding, fix, mostNamed, none, type Rule, type RuleContext } from "./rule.ts";

/**
 *     brnach:main   repo：x   author:ada
 *     ^^^^^^        ^^^^^     ^^^^^^
 *
 * All of them stay text, as `fix: typo` and `http://x` do. The last one is a hint.
 */
export const unknownField: Rule = {
  code: "unknown-field",
  severity: "warning",
  check: (context) => unknownFields(context, context.facts.wordsWithColon),
};

/** Finds what is missing in a word that begins with a field's name but is not read as that field. The documented dialect has no such words. */
type FindMissing = (word: Word, field: string) => Finding;

export function unknownFields(
  context: RuleContext,
  wordsWithColon: readonly Word[],
  findMissing?: FindMissing,
): readonly Finding[] {
  if (wordsWithColon.length === 0) return none;
  return wordsWithColon.flatMap(
    (word) =>
      misspelledName(context, word) ?? wrongColon(context, word) ?? missingField(context, word, findMissing) ?? [],
  );
}

// The name alone of a field of keys begins no field.
const nameFinder = /* @__PURE__ */ memoize((language: AnyLanguage) => {
  const named = [...lookupOf(language).byFoldedName].filter(([, field]) => !hasKeys(field));
  return nearMissFinder(named.map(([name]) => name));
});

function misspelledName(context: RuleContext, word: Word): Finding | undefined {
  const length = word.text.indexOf(":");
  const typed = word.text.slice(0, Math.max(0, length));
  // In other languages `!name:x` is the opposite of `name:x`. A dash where a term begins has a rule of its own.
  if (/^$|^!/.test(typed) || (/^[–—−－]/.test(typed) && !isExcluded(context, word))) return undefined;
  const field = nameFinder(context.language)(typed);
  if (field === undefined) return undefined;
  const to = word.from + length;
  // In `(name:x)` it is not certain what the value is.
  const change = typed.startsWith("(") ? undefined : asField(context, word, field, to);
  return finding(word.from, to, { reason: "spelling", text: typed, field }, [change]);
}

function isExcluded({ text }: RuleContext, { from }: Word): boolean {
  return text.charAt(from - 1) === "-";
}

function wrongColon(context: RuleContext, word: Word): Finding | undefined {
  const length = word.text.indexOf(fullWidthColon);
  if (length < 1) return undefined;
  const typed = word.text.slice(0, length);
  const entry = fieldNamed(lookupOf(context.language), typed);
  if (entry === undefined || hasKeys(entry)) return undefined;
  const to = word.from + length;
  return finding(word.from, to + 1, { reason: "colon", field: entry.name }, [asField(context, word, typed, to)]);
}

/** What looks like a field to everyone: not `http://x`, `std::x`, `localhost:8080` or `C:\\x`. */
const likeField = /^([a-z][\w.-]+):(?![:/\\])(?![0-9]+$)./i;

function missingField({ language }: RuleContext, word: Word, findMissing?: FindMissing): Finding | undefined {
  const [, name] = likeField.exec(word.text) ?? [];
  const { fields } = lookupOf(language);
  if (name === undefined || fields.size === 0) return undefined;
  const known = fieldNamed(lookupOf(language), name);
  if (known !== undefined) return findMissing?.(word, known.name);
  const named: string[] = [];
  for (const field of fields.keys()) if (named.push(field) === mostNamed) break;
  const reason = named.length < fields.size ? { reason: "many-fields" } : {};
  const data = { ...reason, text: name, fields: named, count: fields.size };
  return { ...finding(word.from, word.from + name.length, data), severity: "hint" };
}

/** The fix that makes a field of the word; none if that would cause another error. */
function asField(context: RuleContext, word: Word, name: string, colon: number): FoundFix | undefined {
  const { text, language } = context;
  const kind = fieldNamed(lookupOf(language), name)?.kind;
  const valueFrom = colon + 1;
  const wasQuoted = beginsWithQuote(text.charAt(valueFrom));
  const image = wasQuoted ? phraseAt(text, valueFrom) : text.slice(valueFrom, word.to);
  const end = valueFrom + image.length;
  if (wasQuoted && !(isClosed(image) && endsTerm(context.terms, end))) return undefined;
  // A name with an invisible character in it is misspelled, and was copied together with its value.
  const typed = wasQuoted ? phraseText(image) : image.replace(new RegExp(`[${invisibleCharacters}]`, "gu"), "");
  if (kind === undefined || typed === "") return undefined;
  const isValue = (written: string) => isRightField(`${name}:${written}`, language);
  if (typed !== image && !wasQuoted && !beginsWithQuote(typed) && isValue(typed)) {
    const insert = `${name}:${typed}`;
    return fix("change", [{ from: word.from, to: end, insert }], { text: insert });
  }
  if (isValue(image)) {
    return fix("change", [{ from: word.from, to: valueFrom, insert: `${name}:` }], { text: `${name}:${image}` });
  }
  const [value] = kind.nearest(typed);
  if (value === undefined) return undefined;
  const insert = `${name}:${writtenValue(value, { wasQuoted })}`;
  return fix("change", [{ from: word.from, to: end, insert }], { text: insert });
}
