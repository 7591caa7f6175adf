import { properties } from "../search-bar/colours.ts";
import { helpStyles, reset } from "../search-bar/help-styles.ts";

/** The element's style. It takes the page's font and follows its `color-scheme`; `--query-bar-…` and parts change the rest. */
export const styles = `
${properties(":host")}
:host { display: block; }
:host([hidden]) { display: none !important; }
.root { ${reset} }

.box {
  display: flex; align-items: center; gap: 8px; padding-inline: 12px 6px; border: 1px solid var(--_border);
  border-radius: var(--_radius); background: var(--_surface); cursor: text;
}
.box > svg { color: var(--_muted); }
.box:has([aria-invalid="true"]) { border-color: var(--_error); }
.box:has(input:focus) { border-color: var(--_accent); outline: 2px solid var(--_accent); outline-offset: -1px; }
.box:has(input:disabled) { opacity: .6; cursor: default; }
.box:has(input:read-only:not(:disabled)) { background: var(--_tint); }
.text { position: relative; flex: 1; min-inline-size: 0; }
input, .mirror {
  display: block; inline-size: 100%; margin: 0; border: 0; padding: 9px 2px; font: inherit; line-height: 1.4;
  letter-spacing: normal; word-spacing: normal; text-indent: 0; text-align: start; text-transform: none;
  font-variant-ligatures: none; white-space: pre;
}
input {
  appearance: none; border-radius: 0; outline: none; background: none; color: transparent; caret-color: var(--_text);
}
input::placeholder { color: var(--_muted); opacity: 1; }
input::selection { background: color-mix(in srgb, var(--_accent) 35%, transparent); color: transparent; }
.mirror { position: absolute; inset: 0; overflow: hidden; pointer-events: none; }
.propertyName { color: var(--_field); }
.punctuation, .operator, .comma, .paren { color: var(--_muted); }
.string, .number, .atom { color: var(--_string); }
.escape, .keyword, .operatorKeyword, .compareOperator, .range, .wildcard { color: var(--_keyword); }
.invalid { color: var(--_error); }
.mirror :is(.error, .warning, .hint) {
  text-decoration: underline wavy; text-underline-offset: 3px; text-decoration-skip-ink: none;
}
.mirror .error { text-decoration-color: var(--_error); }
.mirror :is(.warning, .hint) { text-decoration-color: var(--_warning); }
.mirror .pill { padding-block: 3px; }
.mirror .pill-start { border-start-start-radius: 5px; border-end-start-radius: 5px; }
.mirror .pill-end { border-start-end-radius: 5px; border-end-end-radius: 5px; }
.field-pill { background: color-mix(in srgb, var(--_field) 13%, var(--_surface)); }
.keyword-pill { background: color-mix(in srgb, var(--_keyword) 13%, var(--_surface)); }
.invalid-pill { background: color-mix(in srgb, var(--_error) 13%, var(--_surface)); }
.group-pill { background: color-mix(in srgb, var(--_text) 7%, var(--_surface)); }
.text-pill, .alternative.group-pill { background: color-mix(in srgb, var(--_text) 12%, var(--_surface)); }
.shortcut {
  border: 1px solid color-mix(in srgb, var(--_border) 60%, transparent); border-radius: 5px; padding: 0 7px;
  margin-inline-end: 4px; color: var(--_muted); font: inherit; font-size: .75em;
}

${helpStyles}
/* The footer of the list says the same. */
.root:has(input[aria-expanded="true"]) .tip { visibility: hidden; }
.clear { flex: none; inline-size: 28px; block-size: 28px; padding: 0; color: var(--_muted); }
.clear:hover { background: var(--_tint); color: var(--_text); }

.chips { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; min-block-size: 30px; font-size: .875em; }
.chip { display: inline-flex; align-items: center; gap: 1px; max-inline-size: 100%; border-radius: 999px; padding: 2px; padding-inline-start: 10px; }
.chips .field-pill { color: var(--_field); }
.chips .keyword-pill { color: var(--_keyword); }
.chips .invalid-pill { color: var(--_error); }
.chip.group-pill { flex-wrap: wrap; row-gap: 2px; border-radius: 15px; }
.chip.group-pill:has(> .alternative:first-child) { padding-inline-start: 2px; }
.alternative { display: inline-flex; align-items: center; gap: 1px; max-inline-size: 100%; border-radius: 999px; padding-inline-start: 8px; }
.joint { margin-inline: 5px; color: var(--_muted); }
.chip .label { overflow: hidden; max-inline-size: 24ch; margin-inline-end: 3px; text-overflow: ellipsis; white-space: nowrap; }
.chip .not { margin-inline-end: 4px; border-radius: 4px; padding: 0 4px; background: var(--_text); color: var(--_surface); font-size: .8em; font-weight: 600; }
.chip button { border-radius: 50%; padding: 0; color: var(--_text); }
.chip svg { inline-size: 14px; block-size: 14px; }
.chip button:hover:enabled { background: color-mix(in srgb, var(--_text) 14%, transparent); }
.chip + .more { padding: 0; }

/* On a phone, the chips of a longer query are one line to swipe. */
@media (pointer: coarse), (max-width: 32rem) {
  .chips { flex-wrap: nowrap; overflow-x: auto; overscroll-behavior-x: contain; scrollbar-width: none; }
  .chip, .chip.group-pill { flex: none; flex-wrap: nowrap; max-inline-size: none; }
}
@media (pointer: coarse) {
  input, .mirror { padding-block: 11px; font-size: max(16px, 1em); }
  .clear { min-inline-size: 44px; block-size: 44px; }
  .chips { min-block-size: 48px; }
}
@media (forced-colors: active) {
  /* The input draws the text in the system's colours, the mirror only its marks. */
  .mirror { forced-color-adjust: none; color: transparent; }
  .mirror * { color: transparent; background: none !important; text-decoration-color: CanvasText !important; }
  input { color: FieldText; caret-color: auto; }
  input::selection { background: Highlight; color: HighlightText; }
  .chip, .alternative { border: 1px solid ButtonBorder; }
  /* A border at its start or end must not move the text. */
  .mirror .pill { border-block: 1px solid ButtonBorder; }
  .mirror .pill-start { border-inline-start: 1px solid ButtonBorder; margin-inline-start: -1px; }
  .mirror .pill-end { border-inline-end: 1px solid ButtonBorder; margin-inline-end: -1px; }
  .box:has(input:disabled) { opacity: 1; }
  .not { border: 1px solid CanvasText; }
}
@media (prefers-reduced-motion: no-preference) {
  .box { transition: background-color .12s, border-color .12s; }
}
`;

let sheet: CSSStyleSheet | undefined;

/** One style sheet for all elements. It is not in the page's text, so a content security policy allows it. */
export function styleSheet(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  return sheet;
}
