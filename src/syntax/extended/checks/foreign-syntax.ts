import { fieldNamed, fieldOf, hasKeys, lookupOf } from "../../../language/lookup.ts";
import type { AnyNode, Word } from "../../../language/nodes.ts";
import { beginsWithQuote } from "../../../language/text/fold.ts";
import { bringsError } from "../../checks/brings-error.ts";
import { isRightField } from "../../checks/elements.ts";
import { change, type Finding, finding, fix, none, type Rule, type RuleContext } from "../../checks/rule.ts";
import type { Edit } from "../../diagnostic.ts";
import { isMark, itemAt } from "../../items.ts";
import { isClosed, phraseAt } from "../../phrase.ts";
import { atomOf, endsTerm } from "../../terms.ts";
import { fieldHead } from "../field-head.ts";
import { foreignLists } from "./foreign-list.ts";
import { operatorWords } from "./operator-words.ts";

/**
 * What other search bars write. Here all but the value of a field is text:
 *
 *     a || b   !a   id=5   id!=5   id>5   has:label   no:label   branch:(a OR b)   id:[1 TO 5]   （a OR b）
 *       ^^     ^    ^^^^   ^^^^^   ^^^^   ^^^^^^^^^   ^^^^^^^^   ^^^^^^^^^^^^^^^   ^^^^^^^^^^^
 */
export const foreignSyntax: Rule = {
  code: "foreign-syntax",
  severity: "hint",
  check(context) {
    const { text, facts } = context;
    const lists = foreignLists(context).map(({ from, to, list }) => {
      const found = replaced(context, from, to, list);
      // Where its parenthesis closes a group, another one must do so instead.
      const canChange = !isClose(context, to - 1) || (text.charAt(to) === ")" && !isClose(context, to));
      return canChange ? found : { ...found, fixes: [] };
    });
    const operators = operatorWords(context)
      .filter(({ word }) => !/\w/.test(word.text))
      .map(({ word: { from, to }, operator }) => replaced(context, from, to, operator));
    const mayHaveTerms = facts.wordsWithColon.length > 0 || /[!=[]|(?<!:)[<>]/.test(text);
    const terms = mayHaveTerms ? foreignTerms(context) : none;
    return [...operators, ...terms, ...lists, ...fullWidthGroups(context)];
  },
};

function foreignTerms(context: RuleContext): readonly Finding[] {
  return context.terms.flatMap((term, index) => {
    const atom = atomOf(term);
    if (atom.type === "word") return foreignWord(context, term, atom) ?? [];
    return foreignRange(context, term, index) ?? [];
  });
}

function isClose({ items }: RuleContext, offset: number): boolean {
  return isMark(items[itemAt(items, offset)], "close");
}

function replaced({ text }: RuleContext, from: number, to: number, insert: string): Finding {
  return finding(from, to, { text: text.slice(from, to), instead: insert }, [change(from, to, insert)]);
}

/** `has:label` is `label:*`, and `no:label` is `-label:*`. */
export function foreignPresence({ language }: Pick<RuleContext, "language">, text: string) {
  const found = /^(has|no):(.+)/i.exec(text);
  const field = found === null ? undefined : fieldNamed(lookupOf(language), found[2] as string);
  if (field === undefined || hasKeys(field)) return undefined;
  return { field: field.name, isWanted: /^has/i.test(text) };
}

function foreignWord(context: RuleContext, term: AnyNode, word: Word): Finding | undefined {
  const { text } = word;
  const hasMinus = term !== word;
  const hasMark = text.startsWith("!") && !hasMinus;
  const isNegated = hasMinus || hasMark;
  const presence = foreignPresence(context, hasMark ? text.slice(1) : text);
  if (presence !== undefined) {
    const minus = presence.isWanted === isNegated ? "-" : "";
    return replaced(context, term.from, term.to, `${minus}${presence.field}:*`);
  }
  return hasMark ? exclamationMark(context, word) : comparison(context, word, isNegated);
}

function exclamationMark(context: RuleContext, { text, from, to }: Word): Finding | undefined {
  if (!/^![^!=]/.test(text)) return undefined;
  const edits = [{ from, to: from + 1, insert: "-" }];
  const instead = `-${context.text.slice(from + 1, to)}`;
  const isSafe = isWholeAt(context, from + 1) ?? !bringsError(instead, text, context);
  return finding(from, from + 1, { text: "!", instead: "-" }, [
    isSafe ? fix("change", edits, { text: instead }) : undefined,
  ]);
}

/** Whether a phrase that would begin at an offset ends where a term does; `undefined` if none would. */
function isWholeAt({ text, terms }: RuleContext, offset: number): boolean | undefined {
  if (!beginsWithQuote(text.charAt(offset))) return undefined;
  const phrase = phraseAt(text, offset);
  return isClosed(phrase) && endsTerm(terms, offset + phrase.length);
}

/** `id=5`, `id!=5` and `id>5`. */
function comparison(context: RuleContext, word: Word, isNegated: boolean): Finding | undefined {
  const { language } = context;
  const { from, to } = word;
  const written = context.text.slice(from, to);
  const at = written.search(/[!<>=]/);
  const [operator = ""] = /^(?:!=|[<>]=?|==?)(?=.)/.exec(written.slice(at)) ?? [];
  const name = written.slice(0, at);
  const head = operator === "" ? undefined : fieldHead(`${name}:`, 0, lookupOf(language));
  const isOrdered = /[<>]/.test(operator);
  const isNot = operator === "!=";
  if (head === undefined || (isOrdered && head.entry.kind.compare === undefined) || (isNot && isNegated))
    return undefined;
  const valueFrom = from + at + operator.length;
  const instead = `${isNot ? "-" : ""}${name}:${isOrdered ? operator : ""}`;
  const isQuoted = isWholeAt(context, valueFrom);
  const valueTo = isQuoted ? valueFrom + phraseAt(context.text, valueFrom).length : to;
  const value = context.text.slice(valueFrom, valueTo);
  const isSafe = isQuoted !== false && isRightField(`${name}:${isOrdered ? operator : ""}${value}`, language);
  const data = { text: written, instead: `${instead}${context.text.slice(valueFrom, to)}` };
  const edits: readonly Edit[] = [{ from, to: valueFrom, insert: instead }];
  return finding(from, to, data, [isSafe ? fix("change", edits, { text: data.instead }) : undefined]);
}

/** `id:[1 TO 5]` is three terms, of which the first has a value that cannot be read. */
function foreignRange(context: RuleContext, term: AnyNode, index: number): Finding | undefined {
  const atom = atomOf(term);
  const { text, terms, language } = context;
  const last = terms[index + 2];
  if (atom.type !== "field" || last === undefined) return undefined;
  if (fieldOf(language, atom.field, atom.key)?.kind.compare === undefined) return undefined;
  const found = /^\[([^\s[\]]+)\s+TO\s+([^\s[\]]+)\]$/.exec(text.slice(atom.valueFrom, last.to));
  if (found === null) return undefined;
  const instead = `${text.slice(atom.from, atom.valueFrom)}${found[1]}..${found[2]}`;
  return isRightField(instead, language) ? replaced(context, atom.from, last.to, instead) : undefined;
}

/** Words that full-width parentheses begin and end. */
function fullWidthGroups(context: RuleContext): readonly Finding[] {
  const { text, terms } = context;
  if (!text.includes("（")) return [];
  const findings: Finding[] = [];
  let opened: { readonly from: number } | undefined;
  let isUneven = false;
  for (const term of terms) {
    const atom = atomOf(term);
    if (atom.type === "word" && /^（[^）]+$/u.test(atom.text)) {
      opened = atom;
      isUneven = false;
    }
    isUneven ||= atom.type !== "phrase" && hasUnpaired(text.slice(atom.from, atom.to));
    if (atom.type !== "word" || opened === undefined || !/^[^（]+）$/u.test(atom.text)) continue;
    const { from } = opened;
    const { to } = atom;
    const edits = [
      { from, to: from + 1, insert: "(" },
      { from: to - 1, to, insert: ")" },
    ];
    const instead = `(${text.slice(from + 1, to - 1)})`;
    const written = text.slice(from, to);
    const canChange = !isUneven && !bringsError(instead, written, context);
    const changed = canChange ? fix("change", edits, { text: instead }) : undefined;
    findings.push(finding(from, to, { text: written, instead }, [changed]));
    opened = undefined;
  }
  return findings;
}

/** Whether a term has a parenthesis without its other half, which would close a group around it, or take what closes it. */
function hasUnpaired(written: string): boolean {
  let depth = 0;
  for (const [parenthesis] of written.matchAll(/[()]/g)) {
    depth += parenthesis === "(" ? 1 : -1;
    if (depth < 0) return true;
  }
  return depth > 0;
}
