import {
  betweenTerm,
  comparisonTerm,
  containsTerm,
  listTerm,
  patternTerm,
  presentTerm,
  valueTerm,
} from "../../language/field-terms.ts";
import type { Operator } from "../../language/interval.ts";
import type { AnyLanguage } from "../../language/language.ts";
import type { FieldEntry } from "../../language/lookup.ts";
import { type AnyFieldTerm, type AnyNode, type FieldTerm, type List, noRange } from "../../language/nodes.ts";
import { quoted } from "../../language/text/shown-text.ts";
import type { Builder, BuilderParts } from "../builder-contract.ts";
import { readsBack } from "./written-value.ts";

/** The builder of the documented dialect with groups, and with terms that only the extended one has. */
export function extendedBuilder(
  documented: Builder<AnyLanguage>,
  { built, finished, entryOf, refuse }: BuilderParts,
): Builder<AnyLanguage> {
  const term = <Made extends AnyFieldTerm>(
    name: string,
    make: (entry: FieldEntry) => Made | undefined,
    fault: string,
  ) => {
    const entry = entryOf(name);
    const made = make(entry);
    return made === undefined || !readsBack(entry, made) ? refuse(`The field ${quoted(name)} ${fault}.`) : built(made);
  };
  const own: Pick<Builder<AnyLanguage>, "not" | "field"> = {
    not: (one) => {
      const terms = finished([one]);
      return terms.length < 2
        ? documented.not(one)
        : built({ type: "not", term: { type: "and", terms, ...noRange }, ...noRange });
    },
    field: (name, value) => {
      const made = documented.field(name, value) as AnyNode;
      const entry = entryOf(name);
      if (made.type === "contains" && !readsBack(entry, made))
        refuse(`${quoted(String(value))} is not a value of the field ${quoted(entry.name)}.`);
      return made as never;
    },
  };
  const more = {
    or: (...terms: readonly AnyNode[]) => built(alternatives(finished(terms, "or"))),
    compare: (name: string, operator: Operator, value: unknown) =>
      term(name, (entry) => comparisonTerm(entry, operator, value), `cannot be compared with ${quoted(String(value))}`),
    between: (name: string, low: unknown, high: unknown) =>
      term(
        name,
        (entry) => betweenTerm(entry, low, high),
        `has no range from ${quoted(String(low))} to ${quoted(String(high))}`,
      ),
    list: (name: string, values: readonly unknown[]) =>
      term(name, (entry) => listOf(entry, values), "cannot have this list"),
    pattern: (name: string, pattern: string) =>
      term(name, (entry) => patternTerm(entry, pattern), "cannot have this pattern"),
    present: (name: string) => term(name, presentTerm, "cannot be asked for"),
    contains: (name: string, text: string, { exact = false } = {}) =>
      term(
        name,
        (entry) => containsTerm(entry, text, exact),
        exact ? "cannot be searched for text" : `cannot be searched for the word ${quoted(text)}`,
      ),
  };
  return { ...documented, ...own, ...more };
}

function alternatives(terms: readonly AnyNode[]): AnyNode {
  const [only, ...others] = terms;
  if (only === undefined) return { type: "and", terms: [], ...noRange };
  return others.length === 0 ? { ...only } : { type: "or", terms, ...noRange };
}

function listOf(entry: FieldEntry, values: readonly unknown[]): List | FieldTerm | undefined {
  const terms = values.map((value) => valueTerm(entry, value));
  if (!entry.lists || !terms.every((one) => one?.type === "field")) return undefined;
  const [only, ...others] = terms;
  return only === undefined || others.length === 0 ? only : listTerm(entry, terms);
}
