import { makeAssistant } from "./assistant.ts";
import type { Assistant } from "./assistant-contract.ts";
import { makeReader } from "./help.ts";
import type { Host } from "./host.ts";
import { actionOf, isComposing } from "./keyboard.ts";
import { isInDialog } from "./surroundings.ts";
import { editAsTyped, pasteAsOneLine, whenReleased } from "./text-field.ts";

/** What happens around an input. */
export interface InputHost
  extends Pick<Host, "settings" | "isTabAccepting" | "changed" | "typed" | "finished" | "asked" | "removed"> {
  /** The focus has left, so that there are no suggestions. Everything else stays until the pointer is released. */
  left(): void;
}

/** Assists an input: listens to all that the user does in it, until a signal is aborted. */
export function assistInput(input: HTMLInputElement, host: InputHost, signal?: AbortSignal): Assistant {
  const { settings } = host;
  const read = makeReader();
  const assistant = makeAssistant({
    settings,
    get reading() {
      return read(input.value, settings.language);
    },
    get selectionStart() {
      return input.selectionStart ?? 0;
    },
    get cursor() {
      return input.selectionEnd ?? input.value.length;
    },
    get isFocused() {
      return isFocused(input);
    },
    get isEditable() {
      return !input.disabled && !input.readOnly;
    },
    get isInDialog() {
      return isInDialog(input);
    },
    get isTabAccepting() {
      return host.isTabAccepting;
    },
    edit: (edits, landing) => {
      editAsTyped(input, edits);
      if (landing !== undefined) input.setSelectionRange(landing, landing);
    },
    changed: () => host.changed(),
    typed: () => host.typed(),
    finished: () => host.finished(),
    asked: () => host.asked(),
    removed: (recent) => host.removed(recent),
  });
  const listen = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    act: (event: HTMLElementEventMap[Type]) => void,
  ) => input.addEventListener(type, act, signal && { signal });

  listen("input", (event) => assistant.typed((event as InputEvent).inputType?.startsWith("history")));
  listen("compositionstart", () => assistant.compose(true));
  listen("compositionend", () => assistant.compose(false));
  listen("keydown", (event) => {
    // Escape ends the composition, and must not close a dialog around.
    if (isComposing(event) && event.key === "Escape") event.preventDefault();
    const action = actionOf(event, assistant.popup);
    if (action !== undefined && assistant.act(action)) event.preventDefault();
  });
  // Help depends on the cursor's position, so it is updated when only the cursor moves.
  listen("keyup", () => assistant.moved());
  listen("selectionchange", () => assistant.moved());
  listen("click", () => assistant.ask("asked"));
  listen("paste", pasteAsOneLine);
  listen("focus", () => assistant.update());
  listen("blur", () => {
    assistant.leave();
    host.left();
    whenReleased(input.ownerDocument, () => assistant.update());
  });
  return assistant;
}

export function isFocused(input: HTMLInputElement): boolean {
  return (input.getRootNode() as Document | ShadowRoot).activeElement === input;
}
