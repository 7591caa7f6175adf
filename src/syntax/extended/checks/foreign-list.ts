import { type FieldEntry, fieldOf } from "../../../language/lookup.ts";
import type { AnyFieldTerm, Range } from "../../../language/nodes.ts";
import { isRightField } from "../../checks/elements.ts";
import type { RuleContext } from "../../checks/rule.ts";
import { atomOf } from "../../terms.ts";

/** A list as other search bars write it: `branch:(a OR b)`. */
export interface ForeignList extends Range {
  /** As the language writes it: `branch:a,b`. */
  readonly list: string;
}

const list = /^\((?:"[^"\\]*"|[^\s()",]+)(?:\s+OR\s+(?:"[^"\\]*"|[^\s()",]+))+\)(?=[\s)]|$)/;

/** A longer list is not looked for. */
const longest = 1000;

export function foreignLists({ text, terms, language }: RuleContext): readonly ForeignList[] {
  if (!text.includes(":(")) return [];
  return terms.flatMap((term) => {
    const atom = atomOf(term);
    if (!("valueFrom" in atom)) return [];
    const { from, valueFrom, field, key } = atom as AnyFieldTerm;
    const [written] = list.exec(text.slice(valueFrom, valueFrom + longest)) ?? [];
    if (written === undefined || !(fieldOf(language, field, key) as FieldEntry).lists) return [];
    const made = text.slice(from, valueFrom) + written.slice(1, -1).replace(/\s+OR\s+/g, ",");
    return isRightField(made, language) ? [{ from, to: valueFrom + written.length, list: made }] : [];
  });
}
