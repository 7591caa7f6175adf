import { fieldReference } from "../../../language/lookup.ts";
import type { AnyFieldTerm, AnyNode, Unfinished } from "../../../language/nodes.ts";
import { elementsOf, isRightField } from "../../checks/elements.ts";
import { missingValues } from "../../checks/missing-value.ts";
import { change, type Finding, type FoundFix, finding, fix, type Rule, type RuleContext } from "../../checks/rule.ts";
import { atomOf, isPlain, startOfUnfinished } from "../../terms.ts";

/**
 *     repo:   repo:""   repo: api   id:>   id:10..   label:a,
 *     ^^^^^   ^^^^^^^   ^^^^^       ^^^^   ^^^^^^^          ^
 */
export const extendedMissingValue: Rule = {
  code: "missing-value",
  severity: "error",
  check(context) {
    const found = missingValues(context, (term, next) => [joined(context, term, next), openEnd(context, term)]);
    return context.text.includes(",") ? [...found, ...missingElements(context)] : found;
  },
};

/** `repo: api`, `id:> 5` and `label:a, b`. */
function joined({ text, language }: RuleContext, term: AnyNode, next: AnyNode | undefined): FoundFix | undefined {
  if (!isPlain(next)) return undefined;
  if (/\S/.test(text.slice(term.to, next.from))) return undefined;
  const value = text.slice(next.from, next.to);
  // A quote after a comma would begin a phrase.
  if (next.type !== "phrase" && /["“”„‟]/.test(value)) return undefined;
  if (!isRightField(text.slice(startOf(term, text), term.to) + value, language)) return undefined;
  return fix("remove-space", [{ from: term.to, to: next.from, insert: "" }], { text: value });
}

/** `10..` is `10..*`. */
function openEnd({ text, language }: RuleContext, term: Unfinished): FoundFix | undefined {
  const from = startOfUnfinished(term, text);
  const [element] = elementsOf({ text, language }, from, term.to);
  if (element === undefined) return undefined;
  const written = text.slice(element.from, term.to);
  const open = written.startsWith("..") ? `*${written}` : written.endsWith("..") ? `${written}*` : "";
  if (!isRightField(text.slice(from, element.from) + open, language)) return undefined;
  return change(element.from, term.to, open);
}

/** What is left out of a list. */
function missingElements(context: RuleContext): readonly Finding[] {
  const { text, terms, language } = context;
  const findings: Finding[] = [];
  for (const [index, term] of terms.entries()) {
    const atom = atomOf(term);
    if (!("valueFrom" in atom) || !mayLackElement(text, atom)) continue;
    const elements = elementsOf({ text, language }, atom.from, atom.to);
    for (const { node, from, to } of elements) {
      if (node.type !== "unfinished") continue;
      const data = { reason: "element", field: fieldReference(atom.field, atom.key) };
      if (to > from) {
        findings.push(finding(from, to, data));
        continue;
      }
      const comma = elements[0]?.from === from ? from : from - 1;
      const remove = fix("remove", [{ from: comma, to: comma + 1, insert: "" }], { text: "," });
      findings.push(finding(comma, comma + 1, data, [joined(context, atom, terms[index + 1]), remove]));
    }
  }
  return findings;
}

/** Where no element is missing, each comma separates two. */
function mayLackElement(text: string, term: AnyFieldTerm): boolean {
  const count = term.type === "list" ? term.terms.length : 1;
  return text.slice(term.from, term.to).split(",").length > count;
}

function startOf(term: AnyNode, text: string): number {
  return term.type === "unfinished" ? startOfUnfinished(term, text) : term.from;
}
