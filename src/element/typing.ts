import { pasteAsOneLine } from "./text-field.ts";

/** Told what somebody does to the text. */
export interface TypingListener {
  changed(): void;
  /** The text has changed, or the cursor was put somewhere, and no character is being composed. */
  settled(): void;
  /** A character begins to be composed: nothing may be offered in its place. */
  composing(): void;
  /** Whether the key did something, so that the browser does nothing more. */
  pressed(event: KeyboardEvent): boolean;
  /** The cursor may have moved, and no character is being composed. */
  moved(): void;
}

export function listenToTyping(input: HTMLInputElement, listener: TypingListener): void {
  let isComposing = false;
  input.addEventListener("input", () => {
    listener.changed();
    if (!isComposing) listener.settled();
  });
  input.addEventListener("compositionstart", () => {
    isComposing = true;
    listener.composing();
  });
  input.addEventListener("compositionend", () => {
    isComposing = false;
    listener.settled();
  });
  input.addEventListener("keydown", (event) => {
    if (listener.pressed(event)) event.preventDefault();
  });
  for (const type of ["keyup", "selectionchange"]) {
    input.addEventListener(type, () => {
      if (!isComposing) listener.moved();
    });
  }
  input.addEventListener("click", () => listener.settled());
  input.addEventListener("paste", pasteAsOneLine);
}

/** Acts once no button is held: a message that moves one away between press and release would lose the click. */
export function whenReleased(document: Document, act: () => void): void {
  if (document.querySelector(":active") === null) act();
  else document.addEventListener("pointerup", () => requestAnimationFrame(act), { once: true });
}
