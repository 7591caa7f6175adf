// What the element finds out about the page around it.

/** How the page calls an element, and the elements that name it, if it says which. */
export function namesOf(element: HTMLElement, { labels }: ElementInternals) {
  const scope = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute("aria-labelledby")?.split(/\s+/) ?? [];
  const elements = ids.map((id) => scope.getElementById?.(id) ?? null).filter((named) => named !== null);
  // There are no labels yet while the element is being made.
  const named = elements.length > 0 ? elements : [...((labels as NodeList | null) ?? [])];
  const text = named.map((each) => each.textContent?.trim()).join(" ");
  const label =
    elements.length > 0 ? text : (element.getAttribute("label") ?? element.getAttribute("aria-label") ?? text);
  return { elements, label };
}

/** Whether a key is typed into a field, in any open shadow root. */
export function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** Whether an element is the first of its form that is invalid: to that one the focus goes. */
export function isFirstInvalid(element: Element, form: HTMLFormElement | null): boolean {
  if (form === null) return true;
  const [first] = [...form.elements].filter((each) => each.matches(":invalid"));
  return first === element;
}
