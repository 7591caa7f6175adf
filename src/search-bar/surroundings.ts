// What an input finds out about the page around it.

/** Whether an element is in a dialog or a popover, which Escape closes: through all shadow roots. */
export function isInDialog(element: Element): boolean {
  if (element.closest("dialog[open], [popover], [role=dialog], [role=alertdialog]") !== null) return true;
  const root = element.getRootNode();
  return root instanceof ShadowRoot && isInDialog(root.host);
}

/** Submits a form as Enter does: by its first button that submits, which prevents it if it is disabled. */
export function submitByEnter(form: HTMLFormElement): void {
  const button = [...form.elements].find(
    (each): each is HTMLButtonElement | HTMLInputElement =>
      (each instanceof HTMLButtonElement || each instanceof HTMLInputElement) && each.type === "submit",
  );
  if (button?.matches(":disabled") !== true) form.requestSubmit(button ?? null);
}
