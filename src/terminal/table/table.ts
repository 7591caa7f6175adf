import type { Highlights } from "../../assist/highlight.ts";
import { type AnyRecord, type Path, textsByPath } from "../../language/path.ts";
import { cut, padEnd, padStart, widthOf } from "../cells.ts";
import { type Colors, withMarks } from "../colors.ts";
import { printable } from "../printable.ts";
import type { Column } from "./columns.ts";
import { excerpts } from "./excerpts.ts";
import { layOut } from "./layout.ts";

export interface TableOptions {
  readonly columns: readonly Column[];
  /** Where the texts are that are searched, and the ranges to mark in them. */
  readonly text: readonly Path[];
  readonly highlight: (record: AnyRecord) => Highlights;
  readonly colors: Colors;
  /** The width of the terminal in cells, or infinity without a terminal. */
  readonly width: number;
  readonly write: (text: string) => void;
}

export interface Table {
  add(record: AnyRecord): void;
  /** Writes the rows that are held back. */
  flush(): void;
}

interface Row {
  readonly record: AnyRecord;
  readonly cells: readonly string[];
}

// Rows are held back so that the columns fit all of them; not too many, for there may be millions. So no library makes this
// table: those that do need all rows at once, and cannot mark or cut what is in them.
const heldBack = 200;

/** Writes records as a table. Columns without a value in the first rows are left out, and the others only ever grow. */
export function tableOf({ columns: all, text, highlight, colors, width, write }: TableOptions): Table {
  const possible = all.filter((column) => column.onlyFrom === undefined || width >= column.onlyFrom);
  let columns: readonly Column[] | undefined;
  let natural: readonly number[] = [];
  let held: AnyRecord[] = [];

  const flush = () => {
    if (held.length === 0) return;
    const records = held;
    held = [];
    const isFirst = columns === undefined;
    columns ??= withValues(possible, records);
    const shown = columns;
    const rows = records.map((record): Row => ({ record, cells: shown.map((column) => cellText(column, record)) }));
    natural = shown.map((column, index) => {
      const before = natural[index] ?? column.title.length;
      return rows.reduce((widest, row) => Math.max(widest, widthOf(row.cells[index] ?? "")), before);
    });
    const widths = layOut(shown, natural, width);
    const titles = shown.map((column) => column.title);
    if (isFirst) write(`${colors.dim(line(shown, widths, titles))}\n`);
    for (const row of rows) writeRow(row, shown, widths);
  };

  const writeRow = ({ record, cells }: Row, shown: readonly Column[], widths: readonly number[]) => {
    const found = highlight(record);
    const visibleTo = new Map<string, number>();
    const painted = shown.map((column, index) => {
      const cell = cells[index] ?? "";
      const { end, cut: isCut } = cut(cell, widths[index] ?? 0);
      const ranges = column.written === undefined ? (found[column.key] ?? []) : [];
      visibleTo.set(column.key, end);
      if (ranges.length > 0) return withMarks(cell, 0, end, ranges, colors) + (isCut ? "…" : "");
      const plain = cell.slice(0, end) + (isCut ? "…" : "");
      return column.paint === undefined ? plain : column.paint(colors, plain);
    });
    write(`${line(shown, widths, painted)}\n`);

    const last = shown.length - 1;
    const titleStart = widths.slice(0, last).reduce((sum, cells) => sum + cells + 2, 0);
    const indent = width - titleStart < 40 ? 4 : titleStart;
    for (const [key, value] of text.flatMap((path) => [...textsByPath(record, path)])) {
      const ranges = (found[key] ?? []).filter((range) => range.to > (visibleTo.get(key) ?? 0));
      if (ranges.length === 0) continue;
      const label = `${labelOf(key)}: `;
      for (const excerpt of excerpts(value, ranges, Math.max(20, width - indent - label.length), colors)) {
        write(`${" ".repeat(indent)}${colors.dim(label)}${excerpt}\n`);
      }
    }
  };

  return {
    add(record) {
      held.push(record);
      if (held.length >= heldBack) flush();
    },
    flush,
  };
}

function withValues(columns: readonly Column[], records: readonly AnyRecord[]): readonly Column[] {
  const filled = columns.filter((column) => records.some((record) => cellText(column, record) !== ""));
  return filled.length === 0 ? columns : filled;
}

function cellText({ key, read, written }: Column, record: AnyRecord): string {
  const value = read === undefined ? record[key] : read(record);
  if (value === undefined || value === null) return "";
  if (written !== undefined) return printable(written(value, record));
  return printable(typeof value === "object" ? JSON.stringify(value) : String(value));
}

/** Cells side by side, with nothing after the last. */
function line(columns: readonly Column[], widths: readonly number[], cells: readonly string[]): string {
  return columns
    .map((column, index) => {
      const cell = cells[index] ?? "";
      const width = widths[index] ?? 0;
      if (column.align === "right") return padStart(cell, width);
      return index === columns.length - 1 ? cell : padEnd(cell, width);
    })
    .join("  ")
    .trimEnd();
}

/** `commit_body` reads “body”, `displayTitle` “title”. */
function labelOf(key: string): string {
  return (/[A-Z]?[a-z]+$/.exec(key)?.[0] ?? key).toLowerCase();
}
