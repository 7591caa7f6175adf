import type { Extension } from "@codemirror/state";
import { EditorView, GutterMarker, gutter } from "@codemirror/view";
import { icon } from "../search-bar/icons.ts";

class SearchIcon extends GutterMarker {
  override toDOM(): Node {
    return icon("search");
  }
}

const searchIcon = new SearchIcon();

/**
 * The look of `<query-bar>` for an editor: light or dark by the page's `color-scheme`, in the system's colours where it forces
 * them, and with the same custom properties, such as `--query-bar-accent`.
 *
 * @example
 * ```ts compiled
 * import { EditorView } from "@codemirror/view";
 * import { querySearch, queryTheme } from "querybar/codemirror";
 *
 * new EditorView({ parent: document.body, extensions: [querySearch(), queryTheme] });
 * ```
 */
export const queryTheme: Extension = [
  gutter({ class: "querybar-icon", lineMarker: () => searchIcon }),
  EditorView.theme({
    "&": { color: "var(--_text)", fontSize: "1rem" },
    "&.cm-editor.cm-focused": { outline: "none" },
    ".cm-scroller": {
      border: "1px solid var(--_border)",
      borderRadius: "var(--_radius)",
      background: "var(--_surface)",
      fontFamily: "inherit",
      lineHeight: "1.4",
    },
    "&:has([aria-invalid=true]) .cm-scroller": { borderColor: "var(--_error)" },
    "&.cm-focused .cm-scroller": {
      borderColor: "var(--_accent)",
      outline: "2px solid var(--_accent)",
      outlineOffset: "-1px",
    },
    ".cm-content": { padding: "9px 8px", caretColor: "var(--_text)" },
    ".cm-line": { padding: "0" },
    ".cm-content ::selection": { background: "color-mix(in srgb, var(--_accent) 35%, transparent)" },
    ".cm-gutters": { border: "0", background: "var(--_surface)", color: "var(--_muted)" },
    "& .querybar .below": { paddingInline: "0" },
    ".querybar-icon": { paddingInline: "12px 2px" },
    ".querybar-icon .cm-gutterElement": { display: "flex", alignItems: "center" },
    ".querybar-icon svg": {
      inlineSize: "16px",
      blockSize: "16px",
      fill: "none",
      stroke: "currentColor",
      strokeWidth: "1.5",
      strokeLinecap: "round",
    },
    "@media (pointer: coarse)": { ".cm-content": { paddingBlock: "11px" } },
    "@media (forced-colors: active)": {
      ".cm-scroller": { borderColor: "FieldText" },
      "&.cm-focused .cm-scroller": { borderColor: "Highlight", outlineColor: "Highlight" },
    },
  }),
];
