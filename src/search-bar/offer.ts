import { type CursorPlace, cursorPlace, type ValuePlace } from "../assist/cursor-place.ts";
import type { Counter } from "./counts.ts";
import { beginsItem, completionAt, type Reading, termAt } from "./help.ts";
import { fixRows, groupedByKind, type Row, recentRows, rowOf, rowsOfFixes, rowWith } from "./rows.ts";
import type { Settings } from "./settings.ts";
import { mostShown, type Values } from "./values.ts";
import { sayWith } from "./words.ts";

/** Why suggestions may be shown: for what is typed, because they were asked for, or only the fixes. */
export type Trigger = "nothing" | "typed" | "asked" | "fixes";

/** What the list shows. */
export interface Offer {
  /** The offset in the text at which it is shown. */
  readonly at: number;
  /** Rows of one kind are together. */
  readonly rows: readonly Row[];
  /** What there is to say about them, or in their place. */
  readonly note: string;
}

/** The user's position in the text. */
export interface Cursor {
  readonly selectionStart: number;
  readonly cursor: number;
}

export const noOffer: Offer = { at: 0, rows: [], note: "" };

export interface Helpers {
  readonly settings: Settings;
  readonly values: Values;
  readonly counter: Counter;
}

export function offerAt(reading: Reading, where: Cursor, trigger: Trigger, helpers: Helpers): Offer {
  const { settings } = helpers;
  if (trigger === "nothing") return noOffer;
  if (trigger === "fixes") return fixesOnly(reading, where.cursor, settings);
  const { place, at } = placeOf(reading, where, trigger, helpers);
  const { typed } = place;
  // A value that is still to be typed is not a mistake yet.
  const fixes = fixRows(reading, where.cursor, settings, ({ code }) => code !== "missing-value");
  const recent = recentRows(reading, trigger === "asked", settings);
  const help = place.kind === "value" ? valueHelp(reading, at, place, helpers) : termHelp(reading, at, typed, settings);
  const rows = [...fixes, ...recent, ...help.rows];
  const note = help.isEmpty && fixes.length > 0 ? "" : help.note;
  const isTriggered = trigger === "asked" || recent.length > 0 || help.isBegun;
  // A name that is written in full needs no suggestion.
  const isUseful = trigger === "asked" || rows.length !== 1 || help.rows[0]?.label !== typed;
  return isTriggered && isUseful ? { at: place.from, rows, note } : noOffer;
}

/**
 * What can be completed. If a whole value is selected, or suggestions are asked for at a finished one, it is to be replaced: then nothing
 * counts as typed, so that all others are offered.
 */
function placeOf(
  reading: Reading,
  { selectionStart, cursor }: Cursor,
  trigger: Trigger,
  { values }: Helpers,
): { readonly place: CursorPlace; readonly at: number } {
  const place = cursorPlace(reading.query, cursor);
  if (place.kind !== "value") return { place, at: cursor };
  const written = reading.query.text.slice(place.from, place.to);
  const isSelected = selectionStart <= place.from && cursor === place.to && selectionStart < cursor;
  const { name, kind } = place.entry;
  const isFinished =
    kind.values === undefined ? values.known[name]?.includes(written) === true : kind.read(written) !== undefined;
  if (!isSelected && !(trigger === "asked" && isFinished)) return { place, at: cursor };
  return { place: cursorPlace(reading.query, place.from), at: place.from };
}

interface Help {
  readonly rows: readonly Row[];
  readonly note: string;
  /** Whether something is typed that a suggestion begins with. */
  readonly isBegun: boolean;
  /** The note says that there is nothing. */
  readonly isEmpty?: boolean;
}

function termHelp(reading: Reading, at: number, typed: string, settings: Settings): Help {
  const { from, to, items } = completionAt(reading, at, {}, settings);
  const rows = items.slice(0, mostShown).map((item) => rowOf(item, { from, to }, typed));
  const isBegun = typed !== "" && items.some((item) => beginsItem(typed, item, settings.language));
  return { rows: groupedByKind(rows), note: "", isBegun };
}

function valueHelp(
  reading: Reading,
  at: number,
  { entry: { name: field, kind }, typed, from: offset }: ValuePlace,
  { settings, values, counter }: Helpers,
): Help {
  const say = sayWith(settings.messages);
  const set = kind.values;
  const counts = counter.at(reading.query, offset, field);
  const { values: given, state } = set === undefined ? values.of(field, typed) : { values: [], state: "known" };
  const known = { [field]: [...(counts?.keys() ?? []), ...given] };
  const { from, to, items } = completionAt(reading, at, known, settings);
  const descriptions = new Map(kind.presets(typed).map(({ text, description = "" }) => [text, description]));
  const rows = items
    .slice(0, mostShown)
    .map((item) => rowOf(item, { from, to }, typed, { counts, help: descriptions.get(item.label) }));
  const retry = rowWith({ kind: "retry", label: say("values-retry"), act: { type: "retry" } });
  const help = (note: string, more: readonly Row[] = []): Help => ({ rows: [...rows, ...more], note, isBegun: true });
  if (state === "failed") return help(say("values-failed"), [retry]);
  if (items.length > rows.length) return help(say("values-more", { count: items.length - rows.length }));
  if (rows.length > 0) return help("");
  if (state === "loading") return help(say("values-loading"));
  const isKnown = set !== undefined || counts !== undefined || settings.values !== undefined;
  return { ...help(isKnown ? say("values-none") : ""), isEmpty: true };
}

/** The fixes at the cursor, or if there are none, the first that there are. */
function fixesOnly(reading: Reading, cursor: number, settings: Settings): Offer {
  const here = fixRows(reading, cursor, settings);
  const first = reading.query.diagnostics.find(({ fixes }) => fixes !== undefined);
  if (here.length > 0 || first === undefined) return { at: termAt(reading, cursor)?.from ?? 0, rows: here, note: "" };
  return { at: first.from, rows: rowsOfFixes(reading, [first], settings), note: "" };
}
