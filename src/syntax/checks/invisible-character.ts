import type { Range } from "../../language/nodes.ts";
import { codePointName, invisibleCharacters } from "../../language/shown-text.ts";
import type { Edit, Fix } from "../diagnostic.ts";
import { readTerms } from "../grammar.ts";
import { invalidValue } from "./invalid-value.ts";
import { missingValue } from "./missing-value.ts";
import { type Finding, finding, fix, type Rule, type RuleContext } from "./rule.ts";
import { unclosedQuote } from "./unclosed-quote.ts";

// What joins two pictographs into one is seen: 👩‍💻 is a woman and a computer.
const invisible = new RegExp(
  `(?<=\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?)\\u200d(?=\\p{Extended_Pictographic})|([${invisibleCharacters}]+)`,
  "gu",
);

// Most texts have none, which this shows at once.
const mayBeInvisible = new RegExp(`[${invisibleCharacters}]`);

/**
 *     fi·x   where the dot stands for a zero-width space
 *       ^
 */
export const invisibleCharacter: Rule = {
  code: "invisible-character",
  severity: "warning",
  check(context) {
    if (!mayBeInvisible.test(context.text)) return [];
    return runsByTerm(context).flatMap(({ runs, from, to }) => {
      const removal = removalOfAll(context, runs, from, to);
      return runs.map((run) => findingFor(context.text.slice(run.from, run.to), run, removal));
    });
  },
};

interface Runs extends Range {
  readonly runs: readonly Range[];
}

function runsByTerm({ text, terms }: RuleContext): readonly Runs[] {
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

function findingFor(characters: string, { from, to }: Range, removal: Fix | undefined): Finding {
  const [first = ""] = characters;
  return finding(from, to, { character: codePointName(first), count: characters.length }, [removal]);
}

/** One fix for all of a term's invisible characters; none where it would bring an error, such as a field without its value. */
function removalOfAll(context: RuleContext, runs: readonly Range[], from: number, to: number): Fix | undefined {
  const edits: readonly Edit[] = runs.map((run) => ({ ...run, insert: "" }));
  let left = "";
  let end = from;
  for (const run of runs) {
    left += context.text.slice(end, run.from);
    end = run.to;
  }
  left += context.text.slice(end, to);
  const errorsBefore = errorsIn(context.text.slice(from, to), context);
  if (errorsIn(left, context).some((count, index) => count > (errorsBefore[index] as number))) return undefined;
  const count = runs.reduce((sum, run) => sum + run.to - run.from, 0);
  return fix("remove-characters", edits, { count });
}

const errorRules = [unclosedQuote, missingValue, invalidValue];

/** How many errors of each rule a text has. */
function errorsIn(text: string, { language }: RuleContext): readonly number[] {
  const context = { text, terms: readTerms(text, language), language };
  return errorRules.map((rule) => rule.check(context).length);
}
