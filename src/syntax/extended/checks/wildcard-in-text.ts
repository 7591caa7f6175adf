import { change, type Finding, finding, none, type Rule } from "../../checks/rule.ts";
import { readsAsWord } from "../../quoting.ts";
import { atomOf } from "../../terms.ts";

/**
 * Words are found inside of others already, and an asterisk in one is an asterisk:
 *
 *     log*   title:log*
 *     ^^^^         ^^^^
 */
export const wildcardInText: Rule = {
  code: "wildcard-in-text",
  severity: "hint",
  check({ text, terms, language }) {
    if (!text.includes("*")) return none;
    const findings: Finding[] = [];
    for (const term of terms) {
      const atom = atomOf(term);
      if (atom.type !== "word" && (atom.type !== "contains" || atom.exact)) continue;
      const from = atom.type === "word" ? atom.from : atom.valueFrom;
      const written = text.slice(from, atom.to);
      if (!/^\*|[^\\]\*$/.test(written)) continue;
      const word = withoutAsterisks(written);
      if (word === "") continue;
      const isSafe = !/[\\()]/.test(word) && readsAsWord(word, language);
      findings.push(finding(from, atom.to, { text: written }, [isSafe ? change(from, atom.to, word) : undefined]));
    }
    return findings;
  },
};

function withoutAsterisks(written: string): string {
  let from = 0;
  let to = written.length;
  while (written.charAt(from) === "*") from++;
  while (written.charAt(to - 1) === "*") to--;
  return written.slice(from, to);
}
