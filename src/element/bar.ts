import { visibleDiagnostics } from "../assist/diagnostics.ts";
import { applyFix } from "../assist/edits.ts";
import { makeCounter } from "../search-bar/counts.ts";
import { errorOf, negated, type Reading, readText, settledAt, termAt, withoutTerm } from "../search-bar/help.ts";
import { type Action, actionOf, isComposing } from "../search-bar/keyboard.ts";
import { offerAt, type Row, type Wish } from "../search-bar/offer.ts";
import type { Settings } from "../search-bar/settings.ts";
import { makeValues } from "../search-bar/values.ts";
import type { Diagnostic, Edit } from "../syntax/diagnostic.ts";
import type { AnyQuery } from "../syntax/tree.ts";
import { editAsTyped, oneLine, pasteAsOneLine, whenReleased } from "./text-field.ts";
import { makeView } from "./view.ts";

/** What is inside of the element: the text, and all the help with it. */
export interface Bar {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  readonly query: AnyQuery;
  /** Without the term that is still being typed. */
  readonly settled: AnyQuery;
  write(text: string): void;
  /** Shows what follows from the text, the settings and the attributes. The text itself is never touched: it may be being composed. */
  render(): void;
  /** Shows all that is wrong, at the cursor too. */
  complain(): void;
  /** Closes the suggestions. */
  close(): void;
}

/** What a bar asks of the element that it is in. */
export interface Host {
  readonly settings: Settings;
  attribute(name: string): string | null;
  /** How the page calls it, if it does. */
  label(): string | undefined;
  /** Whether it is in what Escape closes. */
  isInDialog(): boolean;
  /** A person has changed the text. */
  typed(): void;
  /** A person has finished a change of the text. */
  finished(): void;
  /** A person has asked for the search. */
  asked(): void;
  removed(recent: string): void;
  /** What is shown has followed the text. */
  rendered(error: Diagnostic | undefined): void;
}

/** All that is shown follows from this, the text, the settings and the attributes. */
interface State {
  wish: Wish;
  /** Where the term begins whose suggestions were closed. They stay closed until it is left. */
  dismissed: number | undefined;
  /** Whether the term at the cursor is being typed. */
  isTyping: boolean;
  isComposing: boolean;
  /** The bar itself edits the text, and shows the result at the end. */
  isEditing: boolean;
  isComplaining: boolean;
  /** What was selected when help was last given. */
  selection: string;
}

const pageOfRows = 8;

export function makeBar(host: Host): Bar {
  const { settings } = host;
  const state: State = {
    wish: "nothing",
    dismissed: undefined,
    isTyping: false,
    isComposing: false,
    isEditing: false,
    isComplaining: false,
    selection: "",
  };
  const values = makeValues(settings, () => render());
  const helpers = { settings, values, counter: makeCounter(settings) };
  const view = makeView({
    accept,
    removeRecent,
    fix: (fix) => edit(applyFix(input.value, fix)),
    changeTerm: (action, offset) => edit((action === "negate" ? negated : withoutTerm)(reading().query, offset)),
    clear,
  });
  const { input, list } = view;

  let read: Reading | undefined;
  /** The text is read once, whatever is asked about it. */
  function reading(): Reading {
    if (read?.query.text !== input.value || read.query.language !== settings.language)
      read = readText(input.value, settings.language);
    return read;
  }

  const isFocused = () => (input.getRootNode() as Document | ShadowRoot).activeElement === input;
  const cursor = () => input.selectionEnd ?? input.value.length;
  const selection = () => `${input.selectionStart} ${input.selectionEnd}`;
  const startOfTerm = () => termAt(reading(), cursor())?.from ?? cursor();

  function settledQuery(): AnyQuery {
    const valuesOf = (field: string, offset: number) => [
      ...(Object.hasOwn(values.known, field) ? (values.known[field] ?? []) : []),
      ...(helpers.counter.at(reading().query, offset, field)?.keys() ?? []),
    ];
    return settledAt(reading(), cursor(), valuesOf);
  }

  /** Shows the suggestions, for a reason of the person's. */
  function ask(wish: Wish): void {
    state.wish = wish;
    state.dismissed = undefined;
    render();
  }

  function close(): void {
    state.wish = "nothing";
    render();
  }

  /** A person has changed the text. */
  function typed(isUndo = false): void {
    state.isTyping = true;
    state.isComplaining = false;
    if (state.isComposing || isUndo) state.wish = "nothing";
    else if (state.wish !== "asked" || !view.isOpen) state.wish = "typed";
    list.move(null);
    render();
    host.typed();
  }

  /** @param landing where the cursor goes: after what was written, unless given. */
  function edit(edits: readonly Edit[], landing?: number, isFinished = true): void {
    const before = input.value;
    state.isEditing = true;
    editAsTyped(input, edits);
    state.isEditing = false;
    if (input.value === before && isFinished) {
      close();
      return;
    }
    if (landing !== undefined) input.setSelectionRange(landing, landing);
    state.dismissed = undefined;
    typed();
    if (!isFinished) return;
    state.isTyping = false;
    close();
    host.finished();
  }

  function accept({ act }: Row): void {
    switch (act.type) {
      case "insert":
        edit([act], act.cursor, act.isFinished);
        break;
      case "fix":
        edit(applyFix(input.value, act.fix));
        break;
      case "retry":
        values.retry();
        render();
        break;
    }
  }

  function clear(): void {
    edit([{ from: 0, to: input.value.length, insert: "" }]);
  }

  function removeRecent({ label }: Row): void {
    host.removed(label);
    render();
  }

  function move(step: number): boolean {
    list.move(step);
    return true;
  }

  function open(wish: Wish, step?: number): boolean {
    ask(wish);
    if (step !== undefined) list.move(step);
    return true;
  }

  function acceptActive(): boolean {
    if (list.active === undefined) return false;
    accept(list.active);
    return true;
  }

  /** What a key does. Where that was nothing, it is the browser's. */
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
    "accept-by-tab": () => host.attribute("tab") === "accept" && acceptActive(),
    "delete-recent": () => {
      if (list.active?.kind !== "recent") return false;
      removeRecent(list.active);
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
      if (input.value === "" || input.readOnly || host.isInDialog()) return false;
      clear();
      return true;
    },
    edit: () => {
      list.move(null);
      return false;
    },
  };

  function render(): void {
    const { query } = reading();
    const isHere = isFocused();
    const isDismissed = state.wish === "typed" && state.dismissed === startOfTerm();
    if (state.wish === "typed" && !isDismissed) state.dismissed = undefined;
    const canOffer = isHere && !isDismissed && !input.disabled && !input.readOnly;
    const where = { selectionStart: input.selectionStart ?? 0, cursor: cursor() };
    const { diagnostics } = query;
    state.selection = isHere ? selection() : "";
    view.render({
      reading: reading(),
      diagnostics: state.isComplaining || !isHere ? diagnostics : visibleDiagnostics(diagnostics, cursor()),
      error: errorOf(query),
      isMissing: state.isComplaining && host.attribute("required") !== null && query.text.trim() === "",
      finished: state.isTyping && isHere ? settledQuery() : query,
      isFocused: isHere,
      offer: offerAt(reading(), where, canOffer ? state.wish : "nothing", helpers),
      messages: settings.messages,
      label: host.label(),
      attribute: host.attribute,
    });
    if (!view.isOpen) values.stop();
    host.rendered(errorOf(query));
  }

  input.addEventListener("input", (event) => {
    // The page hears of it by the element's own event, which carries the query.
    event.stopPropagation();
    if (!state.isEditing) typed((event as InputEvent).inputType?.startsWith("history"));
  });
  input.addEventListener("compositionstart", () => {
    state.isComposing = true;
    // Nothing may be offered in the place of a character that is being composed.
    close();
  });
  input.addEventListener("compositionend", () => {
    state.isComposing = false;
    ask("typed");
  });
  input.addEventListener("keydown", (event) => {
    // Escape ends the composition, and must not close a dialog around.
    if (isComposing(event) && event.key === "Escape") event.preventDefault();
    const action = actionOf(event, !view.isOpen ? "closed" : list.active === undefined ? "open" : "active");
    if (action !== undefined && actions[action]()) event.preventDefault();
  });
  for (const type of ["keyup", "selectionchange"])
    input.addEventListener(type, () => {
      // Help is about the place of the cursor: where that has moved without a change of the text, it is given again.
      if (state.isComposing || !isFocused() || state.selection === selection()) return;
      if (!view.isOpen) state.wish = "nothing";
      state.isTyping = false;
      render();
    });
  input.addEventListener("click", () => ask("asked"));
  input.addEventListener("paste", pasteAsOneLine);
  input.addEventListener("focus", () => render());
  input.addEventListener("blur", () => {
    state.wish = "nothing";
    state.isTyping = false;
    state.isComposing = false;
    view.hide();
    values.stop();
    whenReleased(input.ownerDocument, () => render());
  });

  return {
    root: view.root,
    input,
    get query() {
      return reading().query;
    },
    get settled() {
      return settledQuery();
    },
    write: (text) => {
      const line = oneLine(text);
      if (line !== input.value) input.value = line;
      state.isTyping = false;
      state.isComplaining = false;
      close();
    },
    render,
    complain: () => {
      state.isComplaining = true;
      render();
    },
    close,
  };
}
