import { EditorView } from "@codemirror/view";
import { properties } from "../search-bar/colours.ts";
import { helpStyles, reset } from "../search-bar/help-styles.ts";

/** The suggestions and messages look like those of the element. Styles that the page has for all buttons or lists do not apply. */
const styles = `
${properties(".cm-editor")}
.querybar { ${reset} }
.querybar :where(:not(path)) { all: revert; }
.querybar {
${helpStyles}
}
/* The footer of the list says the same. */
.cm-editor:has([aria-controls]) > .querybar .tip { visibility: hidden; }
`;

let sheet: CSSStyleSheet | undefined;

/** It is not in the page's text, so a content security policy allows it. */
export function adoptStyles(root: DocumentOrShadowRoot): void {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** The text's own look, which a theme may change: legible in light and dark pages, by the page's `color-scheme`. */
export const baseStyles = EditorView.baseTheme({
  "&dark": { colorScheme: "dark" },
  "&.cm-editor.cm-focused": { outlineColor: "currentcolor" },
  "&.cm-editor .cm-content": { caretColor: "currentcolor" },
  "&.cm-editor .cm-placeholder": { color: "var(--_muted)" },
  ".querybar-propertyName": { color: "var(--_field)" },
  ".querybar-punctuation, .querybar-operator, .querybar-paren": { color: "var(--_muted)" },
  ".querybar-string, .querybar-number, .querybar-atom": { color: "var(--_string)" },
  ".querybar-escape, .querybar-keyword, .querybar-operatorKeyword, .querybar-compareOperator, .querybar-wildcard": {
    color: "var(--_keyword)",
  },
  ".querybar-invalid": { color: "var(--_error)" },
  ".querybar-mark": {
    textDecoration: "underline wavy var(--_warning)",
    textUnderlineOffset: "3px",
    textDecorationSkipInk: "none",
  },
  ".querybar-error": { textDecorationColor: "var(--_error)" },
  "& .querybar .below": { paddingInline: "6px" },
  "&.cm-editor .cm-tooltip-hover": {
    border: "1px solid color-mix(in srgb, var(--_border) 45%, transparent)",
    borderRadius: "var(--_radius)",
    background: "var(--_raised)",
    color: "var(--_text)",
  },
  ".querybar-meaning": { padding: "6px 10px", fontSize: "0.875rem" },
  "@media (forced-colors: active)": {
    ".querybar-mark": { textDecorationColor: "CanvasText" },
  },
});
