const copied = [
  "name",
  "value",
  "placeholder",
  "aria-label",
  "aria-labelledby",
  "required",
  "readonly",
  "disabled",
  "autofocus",
  "id",
] as const;

/** What the user has done to a field before the script came. */
export interface Adopted {
  /** Undefined where the text is still the page's. */
  readonly typed: string | undefined;
  /** What is selected, if the field has the focus. */
  readonly selection: readonly [number, number] | undefined;
}

/**
 * Takes the place of the plain search field that a server has sent for pages without script. The element gets the attributes
 * that it does not have itself, and the field goes, so that its text is not sent twice.
 */
export function adopt(element: HTMLElement, field: HTMLInputElement): Adopted {
  const isFocused = (field.getRootNode() as Document | ShadowRoot).activeElement === field;
  const { value, defaultValue, selectionStart, selectionEnd } = field;
  // A field that goes while it has the focus fires the event of a plain field, which has no query.
  field.addEventListener("change", (event) => event.stopPropagation());
  field.remove();
  for (const name of copied) {
    const attribute = field.getAttribute(name);
    if (attribute !== null && !element.hasAttribute(name)) element.setAttribute(name, attribute);
  }
  return {
    typed: value === defaultValue ? undefined : value,
    selection: isFocused ? [selectionStart ?? value.length, selectionEnd ?? value.length] : undefined,
  };
}
