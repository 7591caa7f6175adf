import { make } from "./make.ts";
import { styles } from "./styles.ts";

/** The input of an editable combobox. It comes first, so that it takes the focus for the whole element. */
export function makeInput(): HTMLInputElement {
  return make("input", {
    part: "input",
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

/** How the page names the element, if it does. */
export function labelOf(element: Element, { labels }: ElementInternals): string | undefined {
  // There are no labels yet while the element is being made.
  const [label] = (labels as NodeList | null) ?? [];
  return element.getAttribute("label") ?? element.getAttribute("aria-label") ?? label?.textContent?.trim();
}

let sheet: CSSStyleSheet | undefined;

/** One style sheet for all elements; as it is no text of the page, no content security policy minds it. */
export function styleSheet(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  return sheet;
}
