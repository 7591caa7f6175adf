import { applyEdits, minimizeEdit } from "../assist/apply-edits.ts";
import type { Edit } from "../syntax/diagnostic.ts";

/** A text as one line. */
export function oneLine(text: string): string {
  return text.replace(/\r\n|[\r\n]/g, " ");
}

/** What several edits of a line change, as one edit. Where only white space would be left, nothing is. */
export function editOfLine(text: string, edits: readonly Edit[]): Edit {
  const line = oneLine(applyEdits(text, edits));
  return minimizeEdit(text, { from: 0, to: text.length, insert: line.trim() === "" ? "" : line });
}

/** Edits what is written as if it had been typed: one step of the browser's own undo, and one `input` event. */
export function editAsTyped(input: HTMLInputElement, edits: readonly Edit[]): void {
  const { from, to, insert } = editOfLine(input.value, edits);
  if (from === to && insert === "") return;
  input.focus();
  input.setSelectionRange(from, to);
  // The only way to edit that the browser can undo. Without it, the text is changed all the same.
  if (insert === "" ? document.execCommand("delete") : document.execCommand("insertText", false, insert)) return;
  input.setRangeText(insert, from, to, "end");
  input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertReplacementText" }));
}

/** What is pasted, when it has line breaks: browsers differ in whether these separate words. */
export function pasteAsOneLine(event: ClipboardEvent): void {
  const pasted = event.clipboardData?.getData("text/plain") ?? "";
  if (!/[\r\n]/.test(pasted)) return;
  event.preventDefault();
  document.execCommand("insertText", false, oneLine(pasted));
}

/** Acts once no button is held: a message that moves one away between press and release would lose the click. */
export function whenReleased(document: Document, act: () => void): void {
  if (document.querySelector(":active") === null) act();
  else document.addEventListener("pointerup", () => requestAnimationFrame(act), { once: true });
}
