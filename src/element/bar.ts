import type { AnyQuery } from "../query/query.ts";
import { editOfButton } from "../search-bar/chip-terms.ts";
import { errorOf } from "../search-bar/help.ts";
import { assistInput, isFocused } from "../search-bar/input.ts";
import type { Settings } from "../search-bar/settings.ts";
import { oneLine } from "../search-bar/text-field.ts";
import type { Diagnostic } from "../syntax/diagnostic.ts";
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
  /** The user has changed the text. */
  typed(): void;
  /** The user has finished a change of the text. */
  finished(): void;
  /** The user has asked for the search. */
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
    pressChip: (chips, button) => assistant.edit(editOfButton(assistant.reading.query, chips, button)),
  });
  const { input } = view;
  // The element fires an event of its own, with the query.
  input.addEventListener("input", (event) => event.stopPropagation());
  const assistant = assistInput(input, {
    settings,
    get isTabAccepting() {
      return host.attribute("tab") === "accept";
    },
    changed: render,
    left: () => view.hide(),
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
      isFocused: isFocused(input),
      settings,
      label: host.label(),
      attribute: host.attribute,
    });
    host.rendered(error);
  }

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
    render: () => {
      input.readOnly = host.attribute("readonly") !== null;
      assistant.update();
    },
    complain: () => assistant.complain(),
    close: () => assistant.close(),
  };
}
