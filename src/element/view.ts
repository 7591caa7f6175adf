import type { Assistant } from "../search-bar/assistant-contract.ts";
import { type Chip, type ChipButton, chipsOf } from "../search-bar/chip-terms.ts";
import { makeHelpView } from "../search-bar/help-view.ts";
import { icon } from "../search-bar/icons.ts";
import { make, setAttribute } from "../search-bar/make.ts";
import { marksNear } from "../search-bar/marks.ts";
import type { TextBox } from "../search-bar/popup.ts";
import type { Settings } from "../search-bar/settings.ts";
import { type Say, sayWith } from "../search-bar/words.ts";
import type { Diagnostic } from "../syntax/diagnostic.ts";
import { makeChips } from "./chips.ts";
import { makeMirror } from "./mirror.ts";

/** All that is drawn. */
export interface View {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  render(shown: Shown): void;
  /** Closes the suggestions, and leaves the rest as it is. */
  hide(): void;
}

/** What is drawn. */
export interface Shown extends Pick<Assistant, "reading" | "help" | "active" | "popup"> {
  readonly error: Diagnostic | undefined;
  /** Whether to say that the empty field must be filled in. */
  readonly isMissing: boolean;
  readonly isFocused: boolean;
  readonly settings: Settings;
  readonly label: string | undefined;
  attribute(name: string): string | null;
}

/** What the user does with a button or a row. */
export interface ViewListener extends Pick<Assistant, "accept" | "removeRecent" | "fix" | "clear"> {
  pressChip(chips: readonly Chip[], button: ChipButton): void;
}

export function makeView(listener: ViewListener): View {
  const input = makeInput();
  const mirror = makeMirror(input);
  const chips = makeChips(listener.pressChip, () => input.focus());
  const clear = make("button", { part: "clear", class: "clear", type: "button" }, icon("cross"));
  const shortcut = make("kbd", { part: "shortcut", class: "shortcut", "aria-hidden": "true" });
  const text = make("div", { class: "text" }, input, mirror.element);
  const field = make("div", { part: "field", class: "box" }, icon("search"), text, shortcut, clear);
  const { isRightToLeft, caretAt } = mirror;
  const box: TextBox = {
    field,
    isRightToLeft,
    caretAt,
    scrolled: () => input.scrollLeft,
    whenLaidOut: (act) => act(),
  };
  const helpView = makeHelpView("", box, listener);
  const root = make("div", { class: "root" }, field, ...helpView.below, chips.element, ...helpView.floating);

  clear.addEventListener("click", listener.clear);
  // A click on a part of the text field focuses it.
  for (const element of [chips.element, field])
    element.addEventListener("mousedown", (event) => {
      if (event.target === input) return;
      event.preventDefault();
      if (element === field) input.focus();
    });

  function renderField(shown: Shown, say: Say): void {
    const { attribute, error, help } = shown;
    const isInvalid = shown.isMissing || (error !== undefined && help.diagnostics.includes(error));
    setAttribute(input, "aria-label", shown.label || say("label"));
    setAttribute(input, "aria-invalid", String(isInvalid));
    setAttribute(input, "aria-required", attribute("required") === null ? undefined : "true");
    setAttribute(input, "aria-expanded", String(shown.popup !== "closed"));
    setAttribute(input, "aria-activedescendant", helpView.activeId);
    setAttribute(input, "placeholder", attribute("placeholder") ?? undefined);
    setAttribute(input, "dir", input.value === "" ? undefined : "auto");
    setAttribute(clear, "aria-label", say("clear"));
    setAttribute(clear, "title", say("clear"));
    clear.hidden = input.value === "" || isFixed();
    clear.disabled = isFixed();
    shortcut.textContent = attribute("shortcut");
    shortcut.hidden = !shortcut.textContent || input.value !== "" || shown.isFocused;
  }

  function renderHelp(shown: Shown, say: Say): void {
    const { attribute } = shown;
    const key = attribute("shortcut");
    const keys = shown.isFocused || !key ? say("hint") : say("hint-shortcut", { key });
    const hint = isFixed() ? "" : keys;
    const acceptKey = attribute("tab") === "accept" ? "Tab" : "Enter";
    helpView.render({ ...shown, messages: shown.settings.messages, hint, acceptKey, isReadOnly: isFixed() });
  }

  function isFixed(): boolean {
    return input.disabled || input.readOnly;
  }

  return {
    root,
    input,
    hide: () => {
      helpView.hide();
      setAttribute(input, "aria-expanded", "false");
    },
    render: (shown) => {
      const { reading, help, attribute } = shown;
      const say: Say = sayWith(shown.settings.messages);
      const terms = chipsOf(help.finished, shown.settings);
      const place = attribute("chips");
      const isBelow = place !== "field" && place !== "none";
      const marks = marksNear(help.diagnostics, input.selectionEnd ?? 0);
      mirror.render(reading.query.text, reading.tokens, marks, place === "field" ? terms : []);
      chips.element.hidden = !isBelow;
      chips.render(isBelow ? terms : [], say, isFixed());
      renderHelp(shown, say);
      renderField(shown, say);
    },
  };
}

/** The input of an editable combobox. */
function makeInput(): HTMLInputElement {
  return make("input", {
    part: "input",
    id: "input",
    type: "text",
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-haspopup": "listbox",
    "aria-controls": "list",
    "aria-describedby": "messages",
    autocapitalize: "none",
    autocomplete: "off",
    autocorrect: "off",
    enterkeyhint: "search",
    spellcheck: "false",
  });
}
