/** What the page's text looks like is not inherited, but for its font. The direction is: it is not a part of "all". */
export const reset = `
  all: initial; display: block; color-scheme: inherit; visibility: inherit; forced-color-adjust: inherit;
  color: var(--_text); font-family: inherit; font-size: 1rem; line-height: 1.4; text-align: start;
`;

/**
 * The style of the suggestions and messages, with the custom properties of `properties`. In the element it stands in the shadow
 * root; in the editor, which shares its tree with the page, it is nested in a rule.
 */
export const helpStyles = `
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
ul, p { margin: 0; padding: 0; list-style: none; }
svg { flex: none; inline-size: 16px; block-size: 16px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }

.popup {
  position: fixed; inset: 0 auto auto 0; z-index: 2147483647; display: flex; flex-direction: column;
  inline-size: max-content; min-inline-size: min(280px, calc(100vw - 16px)); max-inline-size: min(480px, calc(100vw - 16px));
  margin: 0; overflow: hidden; border: 1px solid color-mix(in srgb, var(--_border) 45%, transparent);
  border-radius: var(--_radius); padding: 0; background: var(--_raised); color: var(--_text);
  box-shadow: 0 1px 2px rgb(0 0 0 / 12%), 0 12px 32px rgb(0 0 0 / 22%);
}
.options { position: relative; flex: 1; min-block-size: 0; overflow: auto; overscroll-behavior: contain; padding: 4px 6px 6px; }
.heading { padding: 7px 10px 3px; color: var(--_muted); font-size: .75em; font-weight: 600; }
[role="option"] {
  display: grid; grid-template-columns: 16px minmax(0, auto) minmax(0, 1fr) auto; align-content: center; align-items: baseline; gap: 0 10px; min-block-size: 32px;
  padding: 5px 10px; border-radius: calc(var(--_radius) - 3px); cursor: pointer;
}
[role="option"] svg { align-self: center; color: var(--_muted); }
[role="option"] .label { overflow-wrap: anywhere; }
[role="option"].field .label { color: var(--_field); }
[role="option"].keyword { color: inherit; }
[role="option"].keyword .label { color: var(--_keyword); }
[role="option"].field .label::after { content: ":"; color: var(--_muted); }
[role="option"] b { font-weight: 700; }
.help { overflow-wrap: anywhere; color: var(--_muted); font-size: .875em; }
.fix .help { grid-column: 2 / -1; }
.fix .label { grid-column: 2 / -1; }
.count { grid-column: 4; color: var(--_muted); font-size: .875em; font-variant-numeric: tabular-nums; }
[role="option"].recent { align-items: center; }
.delete { display: flex; grid-column: 4; align-self: center; border-radius: 4px; padding: 3px; }
.delete:hover { background: color-mix(in srgb, var(--_text) 14%, transparent); }
[role="option"]:hover { background: var(--_tint); }
[role="option"][aria-selected="true"] {
  background: color-mix(in srgb, var(--_accent) 16%, var(--_raised)); box-shadow: inset 3px 0 var(--_accent);
}
[role="option"]:dir(rtl)[aria-selected="true"] { box-shadow: inset -3px 0 var(--_accent); }
[aria-selected="true"] :is(.help, .count, svg) { color: var(--_text); }
.note { padding: 10px 16px; color: var(--_muted); font-size: .875em; }
.options:not([hidden]) + .note { border-block-start: 1px solid color-mix(in srgb, var(--_border) 30%, transparent); padding-block: 6px; }
/* Before the button that is about it. */
.popup:has(.retry) > .note { order: -1; border: 0; padding-block-start: 10px; }
.keys {
  display: flex; flex-wrap: wrap; gap: 2px 14px; border-block-start: 1px solid color-mix(in srgb, var(--_border) 30%, transparent);
  padding: 6px 16px; color: var(--_muted); font-size: .75em;
}

.below { display: grid; container-type: inline-size; min-block-size: 32px; padding-block-start: 5px; font-size: .8125em; }
/* The hint is where a message would be. */
.below::before, .said, .tip { grid-area: 1 / 1; min-inline-size: 0; }
/* Words of another direction than the page's are at the page's side. */
:is(.help, .label, .note, .tip, .messages span) { text-align: -webkit-match-parent; text-align: match-parent; }
.said { align-self: start; }
.said:not(.expanded) { display: flex; align-items: center; }
.tip, .more { color: var(--_muted); }
.tip { padding-inline: 2px; }
.more { padding-inline-start: 26px; }
.messages { min-inline-size: 0; }
.messages li { display: flex; align-items: center; gap: 2px 8px; min-block-size: 26px; }
.messages li::before {
  content: "i"; flex: none; inline-size: 18px; block-size: 18px; border-radius: 50%; background: var(--_muted);
  color: var(--_surface); font-size: 12px; font-weight: 700; line-height: 18px; text-align: center;
}
.messages .error::before { content: "!"; background: var(--_error); }
.messages .warning::before { content: "!"; background: var(--_warning); }
.messages li > span { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
@container (inline-size < 32rem) {
  /* Two lines, whether there is a message or not: its text, and below it the buttons. */
  .below::before { content: ""; block-size: 54px; }
  .said:not(.expanded) { flex-wrap: wrap; align-content: start; gap: 2px 8px; }
  .said:not(.expanded) :is(.messages, .messages li) { display: contents; }
  .said:not(.expanded) .messages li > span { flex: 1 0 calc(100% - 26px); max-inline-size: calc(100% - 26px); }
  .said:not(.expanded) .messages button { margin-inline-start: 26px; max-inline-size: calc(100% - 26px - 8em); }
  .said:not(.expanded) .expand { margin-inline-start: 18px; }
  .said:not(.expanded) .messages:has(li:not([hidden]) button) ~ .expand { margin-inline-start: 0; }
  .expanded .messages li { flex-wrap: wrap; }
  .expanded .messages li > span { flex: 1 0 calc(100% - 26px); max-inline-size: calc(100% - 26px); white-space: normal; overflow-wrap: anywhere; }
  .expanded .messages button { margin-inline-start: 26px; max-inline-size: calc(100% - 26px); }
}
/* Where there is room, one message is seen as a whole. */
@container (inline-size >= 32rem) {
  .said:not(.expanded) .expand.alone { display: none; }
}
button {
  display: inline-flex; align-items: center; justify-content: center; min-inline-size: 24px; min-block-size: 24px; margin: 0;
  border: 1px solid transparent; border-radius: 6px; padding: 0 8px; background: none; color: inherit; font: inherit;
  line-height: 1.2; cursor: pointer;
}
button:focus-visible { outline: 2px solid var(--_accent); outline-offset: 1px; }
button:disabled { cursor: default; opacity: .6; }
.messages button { flex: none; max-inline-size: 100%; border-color: color-mix(in srgb, var(--_accent) 50%, transparent); color: var(--_accent); text-align: start; overflow-wrap: anywhere; }
/* Of a long fix and a long message, each has half of the line. */
.said:not(.expanded) .messages button { display: block; flex: none; max-inline-size: 50%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.messages button:hover:enabled { background: var(--_tint); }
.expand { flex: none; margin-inline-start: 8px; color: var(--_muted); }
.expand:hover { background: var(--_tint); color: var(--_text); }
.expanded .expand { margin-inline-start: 18px; }
.status { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@media (pointer: coarse) {
  [role="option"], button { min-block-size: 44px; }
  button { min-inline-size: 44px; }
  .delete { padding: 14px; margin-block: -5px; margin-inline-end: -10px; }
  .keys, .tip { display: none; }
  .below { min-block-size: 49px; }
  @container (inline-size < 32rem) {
    .below::before { block-size: 74px; }
  }
}
@media (forced-colors: active) {
  .popup, button { border: 1px solid ButtonBorder; }
  button:disabled { opacity: 1; }
  [role="option"]:hover { outline: 1px solid Highlight; outline-offset: -1px; }
  [role="option"][aria-selected="true"] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
  [aria-selected="true"] :is(.label, .help, .count, svg), [aria-selected="true"] .label::after { color: inherit !important; }
  .messages li::before { border: 1px solid CanvasText; }
}
@media (prefers-reduced-motion: no-preference) {
  button { transition: background-color .12s, border-color .12s; }
}
@media print { .popup { display: none !important; } }
`;
