/** What a key does. */
export type Action =
  | "next"
  | "previous"
  | "next-page"
  | "previous-page"
  | "open"
  | "open-first"
  | "open-last"
  | "open-fixes"
  | "close"
  | "accept"
  /** Accepts if the page says that Tab does so; otherwise Tab leaves. */
  | "accept-by-tab"
  | "delete-recent"
  | "search"
  | "clear"
  /** The row is left for the text, and the browser goes on to edit it. */
  | "edit";

/** Whether suggestions are shown, and whether one of them is active. */
export type PopupState = "closed" | "open" | "active";

interface Row {
  readonly key: string;
  readonly with?: "alt" | "ctrl" | "shift";
  readonly states: readonly PopupState[];
  readonly action: Action;
}

const always: readonly PopupState[] = ["closed", "open", "active"];
const shown: readonly PopupState[] = ["open", "active"];

/**
 * The keyboard of an editable combobox with list autocomplete and manual selection, after the ARIA Authoring Practices. All
 * other keys are the browser's.
 */
export const keyboard: readonly Row[] = [
  { key: "ArrowDown", states: ["closed"], action: "open-first" },
  { key: "ArrowDown", states: shown, action: "next" },
  { key: "ArrowUp", states: ["closed"], action: "open-last" },
  { key: "ArrowUp", states: shown, action: "previous" },
  { key: "PageDown", states: shown, action: "next-page" },
  { key: "PageUp", states: shown, action: "previous-page" },
  { key: "ArrowDown", with: "alt", states: ["closed"], action: "open" },
  { key: "ArrowUp", with: "alt", states: shown, action: "close" },
  { key: ".", with: "ctrl", states: always, action: "open-fixes" },
  { key: "Enter", states: ["active"], action: "accept" },
  { key: "Enter", states: ["closed", "open"], action: "search" },
  { key: "Enter", with: "ctrl", states: always, action: "search" },
  { key: "Tab", states: ["active"], action: "accept-by-tab" },
  { key: "Delete", with: "shift", states: ["active"], action: "delete-recent" },
  { key: "Escape", states: shown, action: "close" },
  { key: "Escape", states: ["closed"], action: "clear" },
  ...["ArrowLeft", "ArrowRight", "Home", "End"].map((key): Row => ({ key, states: always, action: "edit" })),
];

/** What a key does, if it is one of the table. While a character is being composed, none is. */
export function actionOf(event: KeyboardEvent, state: PopupState): Action | undefined {
  if (isComposing(event)) return undefined;
  // What is Ctrl elsewhere is Command on a Mac.
  const pressed = { alt: event.altKey, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey };
  return keyboard.find(
    ({ key, with: modifier, states }) =>
      key === event.key &&
      states.includes(state) &&
      (["alt", "ctrl", "shift"] as const).every((each) => pressed[each] === (each === modifier)),
  )?.action;
}

/** Some browsers end a composition before its last key: that one has the code 229. */
export function isComposing({ isComposing: isOpen, keyCode }: KeyboardEvent): boolean {
  return isOpen || keyCode === 229;
}
