import { codePointName, invisibleCharacters } from "../../language/message-text.ts";
import { fixLabel } from "../fix-labels.ts";
import type { Edit, Fix, Range } from "../tree.ts";
import { invalidValue } from "./invalid-value.ts";
import { missingValue } from "./missing-value.ts";
import { type Finding, finding, type Rule, type Subject } from "./rule.ts";
import { moreThanLatin1, none, survey } from "./survey.ts";
import { unclosedQuote } from "./unclosed-quote.ts";

// What joins two pictographs into one is seen: 👩‍💻 is a woman and a computer.
const invisible = new RegExp(
  `(?<=\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?)\\u200d(?=\\p{Extended_Pictographic})|([${invisibleCharacters}]+)`,
  "gu",
);

// Most texts are told by this at once; see `normalize` on Latin-1.
const mayBeInvisible = new RegExp(`[${invisibleCharacters}]`);

/**
 *     fi·x   where the dot stands for a zero-width space
 *       ^
 */
export const invisibleCharacter: Rule = {
  code: "invisible-character",
  severity: "warning",
  about: moreThanLatin1,
  find(subject) {
    if (!mayBeInvisible.test(subject.text)) return none;
    return runsByTerm(subject).flatMap(({ runs, from, to }) => {
      const edits = runs.map((run) => ({ ...run, insert: "" }));
      const fix = withoutThem(subject, edits, from, to);
      return runs.map(
        (run): Finding => finding(run.from, run.to, messageFor(subject.text.slice(run.from, run.to)), [fix]),
      );
    });
  },
};

interface Runs extends Range {
  readonly runs: readonly Range[];
}

function runsByTerm({ text, terms }: Subject): readonly Runs[] {
  const found = [...text.matchAll(invisible)]
    .filter((match) => match[1] !== undefined)
    .map((match) => ({ from: match.index, to: match.index + match[0].length }));
  let next = 0;
  return terms.flatMap(({ from, to }) => {
    const first = next;
    while (next < found.length && (found[next] as Range).from < to) next++;
    return next === first ? [] : [{ runs: found.slice(first, next), from, to }];
  });
}

/** One fix for all of a term's invisible characters; none where what is left would be an error, such as a field without its value. */
function withoutThem(subject: Subject, edits: readonly Edit[], from: number, to: number): Fix | undefined {
  let left = "";
  let end = from;
  for (const edit of edits) {
    left += subject.text.slice(end, edit.from);
    end = edit.to;
  }
  left += subject.text.slice(end, to);
  if (hasErrors(left, subject) && !hasErrors(subject.text.slice(from, to), subject)) return undefined;
  return { label: fixLabel(edits.length === 1 ? "remove-character" : "remove-characters"), edits };
}

/** The rules that find errors, which this warning's fix must not bring about. */
const errorRules = [unclosedQuote, missingValue, invalidValue];

function hasErrors(text: string, { language, read }: Subject): boolean {
  const terms = read(text, language);
  const alone = { text, terms, language, read, survey: survey(text, terms) };
  return errorRules.some((rule) => rule.find(alone).length > 0);
}

function messageFor(characters: string): string {
  const [first = ""] = characters;
  const others = characters.length - first.length;
  const more = others === 0 ? "" : ` and ${others} more like it`;
  return `An invisible character (${codePointName(first)}${more}) is part of this term and must occur for it to match.`;
}
