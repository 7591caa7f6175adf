import type { Range } from "../../language/nodes.ts";
import { codePointName, invisibleCharacters } from "../../language/text/shown-text.ts";
import { bringsError } from "./brings-error.ts";
import { type Finding, type FoundFix, finding, fix, none, type Rule, type RuleContext } from "./rule.ts";

// Characters that are seen although they have no glyph of their own are left out: what joins two pictographs (👩‍💻 is a woman and
// a computer), what chooses between two looks of the character before it, and the tags of a flag.
const seen = [
  "(?<=\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?)\\u200d(?=\\p{Extended_Pictographic})",
  "(?<=\\p{Emoji})[\\ufe0e\\ufe0f]",
  "(?<=[\\p{Ideographic}\\p{Sm}\\u1000-\\u109f\\ua840-\\ua87f])[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]",
  "(?<=\\u{1f3f4}[\\u{e0020}-\\u{e007f}]{0,6})[\\u{e0020}-\\u{e007f}]",
];

/**
 *     fi·x   where the dot is a zero-width space
 *       ^
 */
export const invisibleCharacter: Rule = {
  code: "invisible-character",
  severity: "warning",
  check(context) {
    if (context.facts.isPlain) return none;
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
  const invisible = new RegExp(`${seen.join("|")}|([${invisibleCharacters}]+)`, "gu");
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

function findingFor(characters: string, { from, to }: Range, removal: FoundFix | undefined): Finding {
  return finding(from, to, { character: codePointName(characters), count: [...characters].length }, [removal]);
}

/** One fix for all of a term's invisible characters; none if it would cause an error, such as a field without its value. */
function removalOfAll(context: RuleContext, runs: readonly Range[], from: number, to: number): FoundFix | undefined {
  const { text, items, parts, reading } = context;
  let left = "";
  let end = from;
  for (const run of runs) {
    left += text.slice(end, run.from);
    end = run.to;
  }
  left += text.slice(end, to);
  if (bringsError(left, text.slice(from, to), context)) return undefined;
  // With a whole term goes its operator.
  const isWhole = left === "" && reading.marks.length > 0;
  const edits = isWhole ? [parts.removal(text, items, { from, to })] : runs.map((run) => ({ ...run, insert: "" }));
  const count = runs.reduce((sum, run) => sum + [...text.slice(run.from, run.to)].length, 0);
  return fix("remove-characters", edits, { count });
}
