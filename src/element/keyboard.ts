/** What a key does. */
export type Action =
  | "next"
  | "previous"
  | "open"
  | "open-first"
  | "open-last"
  | "close"
  | "accept"
  | "search"
  | "clear"
  /** The option is left for the text, and the browser goes on to edit it. */
  | "edit";

/** Whether suggestions are shown, or about to be, and whether one of them is chosen. */
export type PopupState = "closed" | "awaited" | "open" | "chosen";

interface Row {
  readonly key: string;
  readonly alt?: true;
  readonly states: readonly PopupState[];
  readonly action: Action;
}

const hidden: readonly PopupState[] = ["closed", "awaited"];
const shown: readonly PopupState[] = ["open", "chosen"];

/**
 * The keyboard of an editable combobox with list autocomplete and manual selection, after the ARIA Authoring Practices. All
 * other keys are the browser's.
 */
export const keyboard: readonly Row[] = [
  { key: "ArrowDown", states: hidden, action: "open-first" },
  { key: "ArrowDown", states: shown, action: "next" },
  { key: "ArrowUp", states: hidden, action: "open-last" },
  { key: "ArrowUp", states: shown, action: "previous" },
  { key: "ArrowDown", alt: true, states: hidden, action: "open" },
  { key: "ArrowUp", alt: true, states: shown, action: "close" },
  { key: "Enter", states: ["chosen"], action: "accept" },
  { key: "Enter", states: [...hidden, "open"], action: "search" },
  // What is about to be shown is dismissed as well: nobody who meant that wants the text to go.
  { key: "Escape", states: ["awaited", ...shown], action: "close" },
  { key: "Escape", states: ["closed"], action: "clear" },
  ...["ArrowLeft", "ArrowRight", "Home", "End"].map(
    (key): Row => ({ key, states: [...hidden, ...shown], action: "edit" }),
  ),
];

/** What a key does, if it is one of the table; with other modifiers, and while a character is being composed, none is. */
export function actionOf(event: KeyboardEvent, state: PopupState): Action | undefined {
  // Some browsers end a composition before its last key: that one has the code 229.
  if (event.isComposing || event.keyCode === 229 || event.shiftKey || event.ctrlKey || event.metaKey) return undefined;
  return keyboard.find(
    ({ key, alt = false, states }) => key === event.key && alt === event.altKey && states.includes(state),
  )?.action;
}
