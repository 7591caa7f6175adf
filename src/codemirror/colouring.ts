import { highlightingFor, syntaxHighlighting } from "@codemirror/language";
import type { EditorState, Extension } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin } from "@codemirror/view";
import { tagHighlighter, tags } from "@lezer/highlight";
import { type TokenTag, tokens } from "../assist/tokens.ts";
import type { QueryField } from "./query-field.ts";

/** Colours the text by the library's own tokens, in the classes that the current theme has for them. */
export function colouring(query: QueryField): Extension {
  const plugin = ViewPlugin.define(
    ({ state }) => {
      let decorations = decorate(state, query);
      return {
        get decorations(): DecorationSet {
          return decorations;
        },
        update({ state: now, docChanged, startState }) {
          const isThemed = now.facet(EditorView.darkTheme) !== startState.facet(EditorView.darkTheme);
          if (docChanged || isThemed) decorations = decorate(now, query);
        },
      };
    },
    { decorations: (value) => value.decorations },
  );
  return [plugin, syntaxHighlighting(ownClasses, { fallback: true }), ownColours];
}

function decorate(state: EditorState, query: QueryField): DecorationSet {
  const marks = tokens(state.field(query)).flatMap(({ from, to, tag }) => {
    const classes = tag === "separator" ? null : highlightingFor(state, [tags[tag]]);
    return classes === null ? [] : [Decoration.mark({ class: classes }).range(from, to)];
  });
  return Decoration.set(marks);
}

const coloured = {
  propertyName: ["#0550ae", "#79c0ff"],
  punctuation: ["#57606a", "#9aa4af"],
  operator: ["#a40e26", "#ff9492"],
  keyword: ["#8250df", "#d2a8ff"],
  string: ["#0a5c36", "#7ee2a8"],
  escape: ["#7d4e00", "#e3b341"],
  number: ["#7d4e00", "#e3b341"],
  atom: ["#7d4e00", "#e3b341"],
  invalid: ["#a40e26", "#ff9492"],
} as const satisfies { readonly [Tag in Exclude<TokenTag, "separator" | "content">]: readonly [string, string] };

type Coloured = keyof typeof coloured;

const names = Object.keys(coloured) as Coloured[];

const ownClasses = tagHighlighter(names.map((name) => ({ tag: tags[name], class: `querybar-${name}` })));

const ownColours = EditorView.baseTheme(
  Object.fromEntries(
    names.flatMap((name) => [
      [`&light .querybar-${name}`, { color: coloured[name][0] }],
      [`&dark .querybar-${name}`, { color: coloured[name][1] }],
    ]),
  ),
);
