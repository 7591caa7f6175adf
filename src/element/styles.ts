import { colourStyles } from "./colours.ts";

/** The element's style. It takes the page's font and follows its `color-scheme`; `--query-bar-…` and parts change the rest. */
export const styles = `
${colourStyles}
:host { --radius: var(--query-bar-radius, 8px); display: block; }
:host([hidden]), [hidden] { display: none !important; }
*, ::before, ::after { box-sizing: border-box; }
/* What the page's text looks like is not inherited, but for its font. The direction is: it is not a part of "all". */
.root {
  all: initial; display: block; color-scheme: inherit; visibility: inherit; forced-color-adjust: inherit;
  color: var(--text); font-family: inherit; font-size: 1rem; line-height: 1.4; text-align: start;
}
ul, p { margin: 0; padding: 0; list-style: none; }
svg { flex: none; inline-size: 16px; block-size: 16px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }

.box {
  display: flex; align-items: center; gap: 8px; padding-inline: 12px 6px; border: 1px solid var(--border);
  border-radius: var(--radius); background: var(--surface); cursor: text;
}
.box > svg { color: var(--muted); }
.box:has([aria-invalid="true"]) { border-color: var(--error); }
.box:has(input:focus) { border-color: var(--accent); outline: 2px solid var(--accent); outline-offset: -1px; }
.box:has(input:disabled) { opacity: .6; cursor: default; }
.box:has(input:read-only:not(:disabled)) { background: var(--tint); }
.text { position: relative; flex: 1; min-inline-size: 0; }
input, .mirror {
  display: block; inline-size: 100%; margin: 0; border: 0; padding: 9px 2px; font: inherit; line-height: 1.4;
  letter-spacing: normal; word-spacing: normal; text-indent: 0; text-align: start; text-transform: none;
  font-variant-ligatures: none; white-space: pre;
}
input {
  appearance: none; border-radius: 0; outline: none; background: none; color: transparent; caret-color: var(--text);
}
input::placeholder { color: var(--muted); opacity: 1; }
input::selection { background: color-mix(in srgb, var(--accent) 35%, transparent); color: transparent; }
.mirror { position: absolute; inset: 0; overflow: hidden; pointer-events: none; }
.propertyName { color: var(--field); }
.punctuation, .operator { color: var(--muted); }
.string, .number, .atom { color: var(--string); }
.escape, .keyword { color: var(--keyword); }
.invalid { color: var(--error); }
.mirror :is(.error, .warning, .hint) {
  text-decoration: underline wavy; text-underline-offset: 3px; text-decoration-skip-ink: none;
}
.mirror .error { text-decoration-color: var(--error); }
.mirror :is(.warning, .hint) { text-decoration-color: var(--warning); }
.mirror .pill { padding-block: 3px; }
.mirror .pill-start { border-start-start-radius: 5px; border-end-start-radius: 5px; }
.mirror .pill-end { border-start-end-radius: 5px; border-end-end-radius: 5px; }
.field-pill { background: color-mix(in srgb, var(--field) 13%, var(--surface)); }
.keyword-pill { background: color-mix(in srgb, var(--keyword) 13%, var(--surface)); }
.invalid-pill { background: color-mix(in srgb, var(--error) 13%, var(--surface)); }
.shortcut {
  border: 1px solid color-mix(in srgb, var(--border) 60%, transparent); border-radius: 5px; padding: 0 7px;
  margin-inline-end: 4px; color: var(--muted); font: inherit; font-size: .75em;
}

.popup {
  position: fixed; inset: 0 auto auto 0; z-index: 2147483647; display: flex; flex-direction: column;
  inline-size: max-content; min-inline-size: min(280px, calc(100vw - 16px)); max-inline-size: min(480px, calc(100vw - 16px));
  margin: 0; overflow: hidden; border: 1px solid color-mix(in srgb, var(--border) 45%, transparent);
  border-radius: var(--radius); padding: 0; background: var(--raised); color: var(--text);
  box-shadow: 0 1px 2px rgb(0 0 0 / 12%), 0 12px 32px rgb(0 0 0 / 22%);
}
.options { position: relative; flex: 1; min-block-size: 0; overflow: auto; overscroll-behavior: contain; padding: 4px 6px 6px; }
.heading { padding: 7px 10px 3px; color: var(--muted); font-size: .75em; font-weight: 600; }
[role="option"] {
  display: grid; grid-template-columns: 16px minmax(0, auto) minmax(0, 1fr) auto; align-content: center; align-items: baseline; gap: 0 10px; min-block-size: 32px;
  padding: 5px 10px; border-radius: calc(var(--radius) - 3px); cursor: pointer;
}
[role="option"] svg { align-self: center; color: var(--muted); }
[role="option"] .label { overflow-wrap: anywhere; }
[role="option"].field .label { color: var(--field); }
[role="option"].keyword { color: inherit; }
[role="option"].keyword .label { color: var(--keyword); }
[role="option"].field .label::after { content: ":"; color: var(--muted); }
[role="option"] b { font-weight: 700; }
.help { overflow-wrap: anywhere; color: var(--muted); font-size: .875em; }
.fix .help { grid-column: 2 / -1; }
.fix .label { grid-column: 2 / -1; }
.count { grid-column: 4; color: var(--muted); font-size: .875em; font-variant-numeric: tabular-nums; }
[role="option"].recent { align-items: center; }
.delete { display: flex; grid-column: 4; align-self: center; border-radius: 4px; padding: 3px; }
.delete:hover { background: color-mix(in srgb, var(--text) 14%, transparent); }
[role="option"]:hover { background: var(--tint); }
[role="option"][aria-selected="true"] {
  background: color-mix(in srgb, var(--accent) 16%, var(--raised)); box-shadow: inset 3px 0 var(--accent);
}
[role="option"]:dir(rtl)[aria-selected="true"] { box-shadow: inset -3px 0 var(--accent); }
[aria-selected="true"] :is(.help, .count, svg) { color: var(--text); }
.note { padding: 10px 16px; color: var(--muted); font-size: .875em; }
.options:not([hidden]) + .note { border-block-start: 1px solid color-mix(in srgb, var(--border) 30%, transparent); padding-block: 6px; }
/* Before the button that is about it. */
.popup:has(.retry) > .note { order: -1; border: 0; padding-block-start: 10px; }
.keys {
  display: flex; flex-wrap: wrap; gap: 2px 14px; border-block-start: 1px solid color-mix(in srgb, var(--border) 30%, transparent);
  padding: 6px 16px; color: var(--muted); font-size: .75em;
}

.below { container-type: inline-size; min-block-size: 32px; padding-block-start: 5px; font-size: .8125em; }
/* Words of another direction than the page's are at the page's side. */
:is(.help, .label, .note, .tip, .messages span) { text-align: -webkit-match-parent; text-align: match-parent; }
/* The footer of the list says the same. */
.root:has(input[aria-expanded="true"]) .tip { visibility: hidden; }
.said:not(.expanded) { display: flex; align-items: center; }
.tip, .more { color: var(--muted); }
.tip { padding-inline: 2px; }
.more { padding-inline-start: 26px; }
.messages { min-inline-size: 0; }
.messages li { display: flex; align-items: center; gap: 2px 8px; min-block-size: 26px; }
.messages li::before {
  content: "i"; flex: none; inline-size: 18px; block-size: 18px; border-radius: 50%; background: var(--muted);
  color: var(--surface); font-size: 12px; font-weight: 700; line-height: 18px; text-align: center;
}
.messages .error::before { content: "!"; background: var(--error); }
.messages .warning::before { content: "!"; background: var(--warning); }
.messages li > span { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
@container (inline-size < 32rem) {
  .said:not(.expanded) { flex-wrap: wrap; }
  .said .expand { margin-inline-start: 18px; }
  .messages li { flex-wrap: wrap; }
  .messages li > span { flex: 1 0 calc(100% - 26px); max-inline-size: calc(100% - 26px); white-space: normal; overflow-wrap: anywhere; }
  .messages button { margin-inline-start: 26px; max-inline-size: calc(100% - 26px); }
}
button {
  display: inline-flex; align-items: center; justify-content: center; min-inline-size: 24px; min-block-size: 24px; margin: 0;
  border: 1px solid transparent; border-radius: 6px; padding: 0 8px; background: none; color: inherit; font: inherit;
  line-height: 1.2; cursor: pointer;
}
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
button:disabled { cursor: default; opacity: .6; }
.messages button { flex: none; max-inline-size: 100%; border-color: color-mix(in srgb, var(--accent) 50%, transparent); color: var(--accent); text-align: start; overflow-wrap: anywhere; }
.messages button:hover:enabled { background: var(--tint); }
.expand { flex: none; margin-inline-start: 8px; color: var(--muted); }
.expand:hover { background: var(--tint); color: var(--text); }
.expanded .expand { margin-inline-start: 18px; }
.clear { flex: none; inline-size: 28px; block-size: 28px; padding: 0; color: var(--muted); }
.clear:hover { background: var(--tint); color: var(--text); }

.chips { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; min-block-size: 30px; font-size: .875em; }
.chip { display: inline-flex; align-items: center; gap: 1px; max-inline-size: 100%; border-radius: 999px; padding: 2px; padding-inline-start: 10px; }
.chip.field-pill { color: var(--field); }
.chip.keyword-pill { color: var(--keyword); }
.chip.invalid-pill { color: var(--error); }
.chip .label { overflow: hidden; max-inline-size: 24ch; margin-inline-end: 3px; text-overflow: ellipsis; white-space: nowrap; }
.chip .not { margin-inline-end: 4px; border-radius: 4px; padding: 0 4px; background: var(--text); color: var(--surface); font-size: .8em; font-weight: 600; }
.chip button { border-radius: 50%; padding: 0; color: var(--text); }
.chip svg { inline-size: 14px; block-size: 14px; }
.chip button:hover:enabled { background: color-mix(in srgb, var(--text) 14%, transparent); }
.chip + .more { padding: 0; }
.status { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@media (pointer: coarse) {
  input, .mirror { padding-block: 11px; font-size: max(16px, 1em); }
  [role="option"], button { min-block-size: 44px; }
  button, .clear { min-inline-size: 44px; }
  .clear { block-size: 44px; }
  .delete { padding: 14px; margin-block: -5px; margin-inline-end: -10px; }
  .keys, .tip { display: none; }
}
@media (forced-colors: active) {
  /* The input draws the text in the system's colours, the mirror only its marks. */
  .mirror { forced-color-adjust: none; color: transparent; }
  .mirror * { color: transparent; background: none !important; text-decoration-color: CanvasText !important; }
  input { color: FieldText; caret-color: auto; }
  input::selection { background: Highlight; color: HighlightText; }
  .chip, .popup, button { border: 1px solid ButtonBorder; }
  /* A border at its start or end must not move the text. */
  .mirror .pill { border-block: 1px solid ButtonBorder; }
  .mirror .pill-start { border-inline-start: 1px solid ButtonBorder; margin-inline-start: -1px; }
  .mirror .pill-end { border-inline-end: 1px solid ButtonBorder; margin-inline-end: -1px; }
  button:disabled, .box:has(input:disabled) { opacity: 1; }
  [role="option"][aria-selected="true"] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
  [aria-selected="true"] :is(.label, .help, .count, svg), [aria-selected="true"] .label::after { color: inherit !important; }
  .messages li::before { border: 1px solid CanvasText; }
  .not { border: 1px solid CanvasText; }
}
@media (prefers-reduced-motion: no-preference) {
  .box, button { transition: background-color .12s, border-color .12s; }
}
@media print { .popup { display: none !important; } }
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
