import { visibleDiagnostics } from "../assist/diagnostics.ts";
import { applyFix } from "../assist/edits.ts";
import type { AnyQuery } from "../query/query.ts";
import type { Diagnostic, Edit, Fix } from "../syntax/diagnostic.ts";
import { makeCounter } from "./counts.ts";
import { type Reading, settledAt, termAt } from "./help.ts";
import type { Host } from "./host.ts";
import type { Action, PopupState } from "./keyboard.ts";
import { noOffer, type Offer, offerAt, type Row, type Wish } from "./offer.ts";
import { makeValues } from "./values.ts";

/** What is to be shown of a text. */
export interface Help {
  readonly offer: Offer;
  /** What is wrong, but for what is withheld. */
  readonly diagnostics: readonly Diagnostic[];
  /** Without the term that is still being typed. */
  readonly finished: AnyQuery;
}

/** Decides which help there is with a text while a person edits it. It draws nothing. */
export interface Assistant {
  readonly reading: Reading;
  readonly settled: AnyQuery;
  readonly help: Help;
  /** The row of the list that the arrows have gone to. */
  readonly active: Row | undefined;
  readonly popup: PopupState;
  /** Whether what is wrong at the cursor is shown too. */
  readonly isComplaining: boolean;
  /** The text, the settings or the focus may have changed. */
  update(): void;
  /** A person has changed the text, or taken a change back. */
  typed(isUndo?: boolean): void;
  /** The cursor may have moved without a change of the text. */
  moved(): void;
  /** A character begins to be composed, or has been. */
  compose(isComposing: boolean): void;
  /** Shows the suggestions, for a reason of the person's. */
  ask(wish: Wish): void;
  close(): void;
  /** The focus has left. What is shown follows at the next update. */
  leave(): void;
  /** The text is the page's, not a person's. */
  reset(): void;
  /** Shows all that is wrong, at the cursor too. */
  complain(): void;
  accept(row: Row): void;
  removeRecent(row: Row): void;
  fix(fix: Fix): void;
  /** Edits the text for the person, who has finished with that. */
  edit(edits: readonly Edit[]): void;
  clear(): void;
  /** Does what a key does. Where that was nothing, it is left to the browser. */
  act(action: Action): boolean;
}

/** All that is shown follows from this, the text and the settings. */
interface State {
  wish: Wish;
  /** Where the term begins whose suggestions were closed. They stay closed until it is left. */
  dismissed: number | undefined;
  /** Whether the term at the cursor is being typed. */
  isTyping: boolean;
  isComposing: boolean;
  /** The text is being edited here, and the result is shown at the end. */
  isEditing: boolean;
  isComplaining: boolean;
  /** What was selected when help was last given. */
  selection: string;
  /** The key of the active row. */
  active: string | undefined;
}

const pageOfRows = 8;

export function makeAssistant(host: Host): Assistant {
  const { settings } = host;
  const state: State = {
    wish: "nothing",
    dismissed: undefined,
    isTyping: false,
    isComposing: false,
    isEditing: false,
    isComplaining: false,
    selection: "",
    active: undefined,
  };
  const values = makeValues(settings, () => update());
  const counter = makeCounter(settings);
  let help: Help | undefined;

  const text = () => host.reading.query.text;
  const selection = () => `${host.selectionStart} ${host.cursor}`;
  const startOfTerm = () => termAt(host.reading, host.cursor)?.from ?? host.cursor;
  const rows = () => help?.offer.rows ?? [];
  const indexOfActive = () => rows().findIndex(({ key }) => key === state.active);
  const active = () => rows()[indexOfActive()];
  const isOpen = () => help !== undefined && (help.offer.rows.length > 0 || help.offer.note !== "");

  function settledQuery(): AnyQuery {
    const valuesOf = (field: string, offset: number) => [
      ...(Object.hasOwn(values.known, field) ? (values.known[field] ?? []) : []),
      ...(counter.at(host.reading.query, offset, field)?.keys() ?? []),
    ];
    return settledAt(host.reading, host.cursor, valuesOf);
  }

  function look(): Help {
    const { reading } = host;
    const { query } = reading;
    const { cursor, selectionStart, isFocused } = host;
    const isDismissed = state.wish === "typed" && state.dismissed === startOfTerm();
    if (state.wish === "typed" && !isDismissed) state.dismissed = undefined;
    const canOffer = isFocused && host.isEditable && !isDismissed;
    state.selection = isFocused ? selection() : "";
    const helpers = { settings, values, counter };
    return {
      offer: offerAt(reading, { selectionStart, cursor }, canOffer ? state.wish : "nothing", helpers),
      diagnostics:
        state.isComplaining || !isFocused ? query.diagnostics : visibleDiagnostics(query.diagnostics, cursor),
      finished: state.isTyping && isFocused ? settledQuery() : query,
    };
  }

  function update(): void {
    help = look();
    if (!isOpen()) values.stop();
    if (active() === undefined) state.active = undefined;
    host.changed();
  }

  function ask(wish: Wish): void {
    state.wish = wish;
    state.dismissed = undefined;
    update();
  }

  function close(): void {
    state.wish = "nothing";
    update();
  }

  function typed(isUndo = false): void {
    if (state.isEditing) return;
    state.isTyping = true;
    state.isComplaining = false;
    if (state.isComposing || isUndo) state.wish = "nothing";
    else if (state.wish !== "asked" || !isOpen()) state.wish = "typed";
    state.active = undefined;
    update();
    host.typed();
  }

  function edit(edits: readonly Edit[], landing?: number, isFinished = true): void {
    const before = text();
    state.isEditing = true;
    host.edit(edits, landing);
    state.isEditing = false;
    if (!isFinished) {
      state.dismissed = undefined;
      typed();
      return;
    }
    const isChanged = text() !== before;
    state.isTyping = false;
    state.isComplaining = false;
    state.active = undefined;
    state.dismissed = undefined;
    close();
    if (!isChanged) return;
    host.typed();
    host.finished();
  }

  function accept({ act }: Row): void {
    switch (act.type) {
      case "insert":
        edit([act], act.cursor, act.isFinished);
        break;
      case "fix":
        fix(act.fix);
        break;
      case "retry":
        values.retry();
        update();
        break;
    }
  }

  function fix(chosen: Fix): void {
    edit(applyFix(text(), chosen));
  }

  function clear(): void {
    edit([{ from: 0, to: text().length, insert: "" }]);
  }

  function removeRecent({ label }: Row): void {
    host.removed(label);
    update();
  }

  /** Goes on by a number of rows. */
  function move(step: number): boolean {
    const index = nextIndex(indexOfActive(), step, rows().length);
    state.active = rows()[index]?.key;
    host.changed();
    return true;
  }

  function open(wish: Wish, step?: number): boolean {
    ask(wish);
    return step === undefined || move(step);
  }

  function acceptActive(): boolean {
    const row = active();
    if (row === undefined) return false;
    accept(row);
    return true;
  }

  const actions: Readonly<Record<Action, () => boolean>> = {
    next: () => move(1),
    previous: () => move(-1),
    "next-page": () => move(pageOfRows),
    "previous-page": () => move(-pageOfRows),
    open: () => open("asked"),
    "open-first": () => open("asked", 1),
    "open-last": () => open("asked", -1),
    "open-fixes": () => open("fixes", 1),
    close: () => {
      state.dismissed = startOfTerm();
      close();
      return true;
    },
    accept: acceptActive,
    "accept-by-tab": () => host.isTabAccepting && acceptActive(),
    "delete-recent": () => {
      const row = active();
      if (row?.kind !== "recent") return false;
      removeRecent(row);
      return true;
    },
    search: () => {
      state.isTyping = false;
      state.isComplaining = true;
      close();
      host.asked();
      return true;
    },
    clear: () => {
      if (text() === "" || !host.isEditable || host.isInDialog) return false;
      clear();
      return true;
    },
    edit: () => {
      if (state.active === undefined) return false;
      state.active = undefined;
      host.changed();
      return false;
    },
  };

  return {
    get reading() {
      return host.reading;
    },
    get settled() {
      return settledQuery();
    },
    get help() {
      help ??= look();
      return help;
    },
    get active() {
      return active();
    },
    get popup() {
      return !isOpen() ? "closed" : active() === undefined ? "open" : "active";
    },
    get isComplaining() {
      return state.isComplaining;
    },
    update,
    typed,
    moved: () => {
      if (state.isComposing || !host.isFocused || state.selection === selection()) return;
      if (!isOpen()) state.wish = "nothing";
      state.isTyping = false;
      update();
    },
    compose: (isComposing) => {
      state.isComposing = isComposing;
      // Nothing may be offered in the place of a character that is being composed.
      if (isComposing) close();
      else ask("typed");
    },
    ask,
    close,
    leave: () => {
      state.wish = "nothing";
      state.isTyping = false;
      state.isComposing = false;
      values.stop();
      if (help !== undefined) help = { ...help, offer: noOffer };
    },
    reset: () => {
      state.isTyping = false;
      state.isComplaining = false;
      close();
    },
    complain: () => {
      state.isComplaining = true;
      update();
    },
    accept,
    removeRecent,
    fix,
    edit: (edits) => edit(edits),
    clear,
    act: (action) => actions[action](),
  };
}

/** One step goes round; more stop at the ends. */
function nextIndex(index: number, step: number, count: number): number {
  if (index < 0) return step < 0 ? count - 1 : 0;
  if (Math.abs(step) === 1) return (index + step + count) % count;
  return Math.max(0, Math.min(count - 1, index + step));
}
