/** What a page without script shows in a `<query-bar>`: the element takes its place. */
export interface PlainField {
  readonly value?: string | undefined;
  readonly label?: string | undefined;
  readonly name?: string | undefined;
  readonly form?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly required?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
}

/** The field as HTML, and not as an element of React's: React must not look for it after the element has taken it out. */
export function plainFieldHtml(field: PlainField): string {
  const { value, name, form, placeholder, label, required, readOnly, disabled, autoFocus } = field;
  const attributes = {
    ...{ name, form, value, placeholder, "aria-label": label },
    ...{ required, readonly: readOnly, disabled, autofocus: autoFocus },
  };
  const written = Object.entries(attributes).map(([attribute, value]) => {
    if (value === undefined || value === false) return "";
    return value === true ? ` ${attribute}` : ` ${attribute}="${escapeHtml(value)}"`;
  });
  return `<input type="search"${written.join("")}>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
