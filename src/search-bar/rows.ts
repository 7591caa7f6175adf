import type { CompletionItem } from "../assist/complete.ts";
import { matchedLetters } from "../assist/rank.ts";
import type { Range } from "../language/nodes.ts";
import { foldCase } from "../language/text/fold.ts";
import type { Diagnostic, Fix } from "../syntax/diagnostic.ts";
import type { Counts } from "./counts.ts";
import { errorOf, type Reading, readText, termAt, worded } from "./help.ts";
import type { Settings } from "./settings.ts";
import { mostShown } from "./values.ts";

/** What a row does when it is accepted. */
export type Act =
  | {
      readonly type: "insert";
      readonly from: number;
      readonly to: number;
      readonly insert: string;
      readonly cursor: number;
      /** After a field comes its value; any other term is finished. */
      readonly isFinished: boolean;
    }
  | { readonly type: "fix"; readonly fix: Fix }
  | { readonly type: "retry" };

/** One line of the list. */
export interface Row {
  /** No two rows of an offer have the same. */
  readonly key: string;
  readonly kind: CompletionItem["kind"] | "fix" | "retry";
  readonly label: string;
  /** The letters that were typed. */
  readonly marks: readonly Range[];
  readonly help: string;
  readonly count?: number;
  readonly act: Act;
}

export function rowOf(
  { kind, label, help, insert, cursor }: CompletionItem,
  { from, to }: Range,
  typed: string,
  { counts, help: ownHelp = "" }: { readonly counts?: Counts | undefined; readonly help?: string | undefined } = {},
): Row {
  const count = kind === "value" ? counts?.get(label) : undefined;
  return rowWith({
    kind,
    label,
    marks: matchedLetters(typed, label),
    // After its field a value needs no words of its own, but `<7d` does.
    help: kind === "value" ? ownHelp : help,
    ...(count === undefined ? {} : { count }),
    act: { type: "insert", from, to, insert, cursor, isFinished: kind !== "field" && kind !== "operator" },
  });
}

export function rowWith(row: Pick<Row, "kind" | "label" | "act"> & Partial<Row>): Row {
  return { key: `${row.kind} ${row.label}`, marks: [], help: "", ...row };
}

/** Keeps the order otherwise, and the kind of the best first. */
export function groupedByKind(rows: readonly Row[]): readonly Row[] {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => rows.filter((row) => row.kind === kind));
}

const mostWhileTyping = 3;

/** Earlier searches that begin with all that is written, and in an empty field all of them. */
export function recentRows({ query }: Reading, isAsked: boolean, { recent, language }: Settings): readonly Row[] {
  const typed = foldCase(query.text.trimStart());
  if (typed === "" && !isAsked) return [];
  const fitting = [...new Set(recent)].filter((text) => {
    const folded = foldCase(text);
    return folded.trim() !== "" && folded.startsWith(typed) && folded !== typed;
  });
  return fitting
    .slice(0, typed === "" ? mostShown : mostWhileTyping)
    .filter((text) => errorOf(readText(text, language).query) === undefined)
    .map((text) =>
      rowWith({
        kind: "recent",
        label: text,
        marks: matchedLetters(typed, text),
        act: { type: "insert", from: 0, to: query.text.length, insert: text, cursor: text.length, isFinished: true },
      }),
    );
}

/** The fixes of what is wrong with the term at the cursor. */
export function fixRows(
  reading: Reading,
  cursor: number,
  settings: Settings,
  isWanted: (diagnostic: Diagnostic) => boolean = () => true,
): readonly Row[] {
  const term = termAt(reading, cursor);
  if (term === undefined) return [];
  const touching = reading.query.diagnostics.filter(
    (diagnostic) => diagnostic.from <= term.to && term.from <= diagnostic.to && isWanted(diagnostic),
  );
  return rowsOfFixes(reading, touching, settings);
}

const mostFixes = 5;

/** Each label once: of two fixes that are called the same, the second may be applied after the first. */
export function rowsOfFixes(
  { query }: Reading,
  diagnostics: readonly Diagnostic[],
  { messages }: Settings,
): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { message, fixes = [] } of worded(query, diagnostics.slice(0, mostFixes), messages))
    for (const fix of fixes)
      if (!rows.has(fix.label))
        rows.set(fix.label, rowWith({ kind: "fix", label: fix.label, help: message, act: { type: "fix", fix } }));
  return [...rows.values()].slice(0, mostFixes);
}
