import { makeAssistant } from "../search-bar/assistant.ts";
import { errorOf, negated, withoutTerm } from "../search-bar/help.ts";
import { actionOf, isComposing } from "../search-bar/keyboard.ts";
import type { Settings } from "../search-bar/settings.ts";
import type { Diagnostic } from "../syntax/diagnostic.ts";
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
export interface BarHost {
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

export function makeBar(host: BarHost): Bar {
  const { settings } = host;
  const view = makeView({
    accept: (row) => assistant.accept(row),
    removeRecent: (row) => assistant.removeRecent(row),
    fix: (fix) => assistant.fix(fix),
    clear: () => assistant.clear(),
    changeTerm: (action, offset) =>
      assistant.edit((action === "negate" ? negated : withoutTerm)(assistant.reading.query, offset)),
  });
  const { input } = view;
  const assistant = makeAssistant({
    settings,
    get text() {
      return input.value;
    },
    get selectionStart() {
      return input.selectionStart ?? 0;
    },
    get cursor() {
      return input.selectionEnd ?? input.value.length;
    },
    get isFocused() {
      return (input.getRootNode() as Document | ShadowRoot).activeElement === input;
    },
    get isEditable() {
      return !input.disabled && host.attribute("readonly") === null;
    },
    get isInDialog() {
      return host.isInDialog();
    },
    get isTabAccepting() {
      return host.attribute("tab") === "accept";
    },
    edit: (edits, landing) => {
      editAsTyped(input, edits);
      if (landing !== undefined) input.setSelectionRange(landing, landing);
    },
    changed: render,
    typed: () => host.typed(),
    finished: () => host.finished(),
    asked: () => host.asked(),
    removed: (recent) => host.removed(recent),
  });

  function render(): void {
    const { reading, help, active, popup, isComplaining } = assistant;
    const error = errorOf(reading.query);
    const isRequired = host.attribute("required") !== null;
    view.render({
      reading,
      help,
      active,
      popup,
      error,
      isMissing: isComplaining && isRequired && input.value.trim() === "",
      isFocused: (input.getRootNode() as Document | ShadowRoot).activeElement === input,
      messages: settings.messages,
      label: host.label(),
      attribute: host.attribute,
    });
    host.rendered(error);
  }

  input.addEventListener("input", (event) => {
    // The page hears of it by the element's own event, which carries the query.
    event.stopPropagation();
    assistant.typed((event as InputEvent).inputType?.startsWith("history"));
  });
  input.addEventListener("compositionstart", () => assistant.compose(true));
  input.addEventListener("compositionend", () => assistant.compose(false));
  input.addEventListener("keydown", (event) => {
    // Escape ends the composition, and must not close a dialog around.
    if (isComposing(event) && event.key === "Escape") event.preventDefault();
    const action = actionOf(event, assistant.popup);
    if (action !== undefined && assistant.act(action)) event.preventDefault();
  });
  // Help is about the place of the cursor: where that has moved without a change of the text, it is given again.
  for (const type of ["keyup", "selectionchange"]) input.addEventListener(type, () => assistant.moved());
  input.addEventListener("click", () => assistant.ask("asked"));
  input.addEventListener("paste", pasteAsOneLine);
  input.addEventListener("focus", () => assistant.update());
  input.addEventListener("blur", () => {
    assistant.leave();
    view.hide();
    whenReleased(input.ownerDocument, () => assistant.update());
  });

  return {
    root: view.root,
    input,
    get query() {
      return assistant.reading.query;
    },
    get settled() {
      return assistant.settled;
    },
    write: (text) => {
      const line = oneLine(text);
      if (line !== input.value) input.value = line;
      assistant.reset();
    },
    render: () => assistant.update(),
    complain: () => assistant.complain(),
    close: () => assistant.close(),
  };
}
