/** The colours, each in light and in dark, and where a browser cannot tell which of them the page has, the system's. */
const colours = {
  accent: ["#0969da", "#58a6ff", "LinkText"],
  text: ["#1f2328", "#e6edf3", "CanvasText"],
  muted: ["#59636e", "#9198a1", "CanvasText"],
  surface: ["#ffffff", "#0d1117", "Canvas"],
  raised: ["#ffffff", "#161b22", "Canvas"],
  tint: ["#f0f3f6", "#262c36", "ButtonFace"],
  border: ["#818b98", "#656c76", "GrayText"],
  field: ["#0550ae", "#79c0ff", "LinkText"],
  string: ["#0a5c3a", "#7ee2a8", "CanvasText"],
  keyword: ["#6639ba", "#d2a8ff", "CanvasText"],
  error: ["#b31d28", "#ff8e87", "CanvasText"],
  warning: ["#7d4e00", "#e3b341", "CanvasText"],
} as const;

const declared = (colourOf: (colour: (typeof colours)[keyof typeof colours]) => string) =>
  Object.entries(colours)
    .map(([name, colour]) => `--${name}: var(--query-bar-${name}, ${colourOf(colour)});`)
    .join("\n  ");

/** The element's style. It takes the page's font and follows its `color-scheme`; `--query-bar-…` and parts change the rest. */
export const styles = `
:host {
  ${declared(([light, dark]) => `light-dark(${light}, ${dark})`)}
  --radius: var(--query-bar-radius, 8px);
  display: block;
  color: var(--text);
  font-size: 1rem;
  text-align: start;
}
:host([hidden]), [hidden] { display: none !important; }
*, ::before { box-sizing: border-box; }
ul { list-style: none; margin: 0; padding: 0; }
.bar { position: relative; border: 1px solid var(--border); border-radius: var(--radius); background: var(--surface); }
.bar:focus-within { border-color: var(--accent); outline: 2px solid var(--accent); outline-offset: 1px; }
.bar:has([aria-invalid="true"]) { border-color: var(--error); }
.bar:has(:disabled) { opacity: .6; }
input, .mirror {
  display: block; width: 100%; margin: 0; border: 0; padding: 10px 14px;
  font: inherit; line-height: 1.4; letter-spacing: normal; word-spacing: normal; text-indent: 0; text-align: start;
  text-transform: none; font-variant-ligatures: none; white-space: pre;
}
input {
  appearance: none; border-radius: inherit; outline: none; background: none; color: transparent; caret-color: var(--text);
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
.list {
  position: absolute; z-index: 10; inset-inline: -1px; top: calc(100% + 6px); max-height: 20rem; overflow: auto;
  overscroll-behavior: contain; border: 1px solid color-mix(in srgb, var(--border) 45%, transparent);
  border-radius: var(--radius); padding: 6px; background: var(--raised);
  box-shadow: 0 1px 2px rgb(0 0 0 / 12%), 0 12px 32px rgb(0 0 0 / 22%);
}
[role="option"] {
  display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 12px; min-height: 24px; padding: 7px 10px;
  border-radius: calc(var(--radius) - 3px); cursor: pointer; scroll-margin: 6px;
}
[role="option"] .label { font-weight: 600; overflow-wrap: anywhere; }
[role="option"].field .label { color: var(--field); }
[role="option"].keyword { color: inherit; }
[role="option"].keyword .label { color: var(--keyword); }
[role="option"].value .label { color: var(--string); }
[role="option"].recent .label { font-weight: 400; }
[role="option"].field .label::after { content: ":"; color: var(--muted); }
.help { color: var(--muted); font-size: .875em; }
[role="option"]:hover { background: var(--tint); }
[role="option"][aria-selected="true"] { background: var(--tint); box-shadow: inset 3px 0 var(--accent); }
[role="option"]:dir(rtl)[aria-selected="true"] { box-shadow: inset -3px 0 var(--accent); }
.messages { margin-block-start: 8px; font-size: .875em; }
.messages li {
  display: grid; grid-template-columns: 18px 1fr; align-items: start; gap: 6px 8px; padding-block: 3px; color: var(--text);
  line-height: 1.3;
}
.fixes { display: flex; flex-wrap: wrap; gap: 6px; grid-column: 2; }
.messages li::before {
  content: "i"; flex: none; inline-size: 18px; block-size: 18px; border-radius: 50%; background: var(--muted);
  color: var(--surface); font-size: 12px; font-weight: 700; line-height: 18px; text-align: center;
}
.messages .error::before { content: "!"; background: var(--error); }
.messages .warning::before { content: "!"; background: var(--warning); }
button {
  min-inline-size: 24px; min-block-size: 24px; margin: 0; border: 1px solid transparent; border-radius: 6px; padding: 0 8px;
  background: none; color: inherit; font: inherit; line-height: 1; cursor: pointer;
}
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
button:disabled { cursor: default; opacity: .6; }
.messages button { border-color: color-mix(in srgb, var(--accent) 50%, transparent); color: var(--accent); padding-block: 4px; }
.messages button:hover:enabled { background: var(--tint); }
.chips { display: flex; flex-wrap: wrap; gap: 6px; margin-block-start: 8px; font-size: .875em; }
.chips li {
  display: inline-flex; align-items: center; gap: 2px; max-inline-size: 100%; border-radius: 999px; padding: 2px;
  padding-inline-start: 11px; background: var(--tint);
}
.chips .label { overflow: hidden; max-inline-size: 24ch; margin-inline-end: 3px; text-overflow: ellipsis; white-space: nowrap; }
.chips .negated .label { color: var(--error); text-decoration: line-through; text-decoration-thickness: 1px; }
.chips button { border-radius: 50%; padding: 0; color: var(--text); font-size: 1.1em; }
.chips button:hover:enabled { background: color-mix(in srgb, var(--text) 14%, transparent); }
.status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@supports not (color: light-dark(red, red)) {
  :host { ${declared(([, , system]) => system)} }
}
@media (pointer: coarse) {
  input, .mirror { padding-block: 12px; font-size: max(16px, 1em); }
  .chips button { min-inline-size: 32px; min-block-size: 32px; }
}
@media (forced-colors: active) {
  .mirror { display: none; }
  input { color: FieldText; caret-color: auto; }
  input::selection { background: Highlight; color: HighlightText; }
  .chips li, .list, button { border: 1px solid ButtonBorder; }
  [role="option"][aria-selected="true"] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
  [role="option"][aria-selected="true"] :is(.label, .help), [role="option"][aria-selected="true"] .label::after {
    color: inherit;
  }
  .messages li::before { border: 1px solid CanvasText; }
}
@media (prefers-reduced-motion: no-preference) {
  .bar, button, [role="option"] { transition: background-color .12s, border-color .12s; }
}
`;
