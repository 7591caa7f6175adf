import { linter, type Diagnostic as Mark, nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import type { EditorState, Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { translateDiagnostics, visibleDiagnostics } from "../assist/diagnostics.ts";
import { defaultMessages, type MessageOptions } from "../assist/messages.ts";
import type { Diagnostic, Fix } from "../syntax/diagnostic.ts";
import type { QueryField } from "./query-field.ts";

/** A text may have a diagnostic at every other character. More marks than this do not help. */
const mostMarks = 100;

/** Marks diagnostics when the cursor has left their ranges, with their fixes as actions; F8 goes from one to the next. */
export function diagnostics(query: QueryField, { catalogue = defaultMessages }: MessageOptions): Extension {
  const found = (state: EditorState): readonly Diagnostic[] => translateDiagnostics(state.field(query), catalogue);

  /** The text may have changed since the mark was made, so its fix is looked up again. */
  const applyAt = (view: EditorView, code: string, from: number, label: string): void => {
    const diagnostic = found(view.state).find((now) => now.code === code && now.from === from);
    const fix = diagnostic?.fixes?.find((now) => now.label === label);
    if (fix !== undefined) apply(view, fix);
  };

  const mark = ({ code, from, to, severity, message, fixes = [] }: Diagnostic): Mark => ({
    from,
    to,
    severity,
    message,
    source: code,
    actions: fixes.map(({ label }) => ({
      name: label,
      apply: (view: EditorView, now: number) => applyAt(view, code, now, label),
    })),
  });

  const applyFixAtCursor = (view: EditorView): boolean => {
    const { head } = view.state.selection.main;
    const [fix] = found(view.state).flatMap(({ from, to, fixes = [] }) => (from <= head && head <= to ? fixes : []));
    if (fix !== undefined) apply(view, fix);
    return fix !== undefined;
  };

  return [
    underlines,
    linter(
      (view) => {
        const all = found(view.state);
        return (view.hasFocus ? visibleDiagnostics(all, view.state.selection.main.head) : all)
          .slice(0, mostMarks)
          .map(mark);
      },
      { delay: 250, needsRefresh: ({ selectionSet, focusChanged }) => selectionSet || focusChanged },
    ),
    keymap.of([
      { key: "F8", run: nextDiagnostic, shift: previousDiagnostic },
      { key: "Mod-.", run: applyFixAtCursor },
    ]),
  ];
}

// CodeMirror's own are images, which a content security policy may forbid.
const underlines = EditorView.baseTheme(
  Object.fromEntries(
    Object.entries({ error: "#d1242f", warning: "#bf8700", info: "#848d97", hint: "#848d97" }).map(
      ([severity, color]) => [
        `&.cm-editor .cm-lintRange-${severity}`,
        { backgroundImage: "none", textDecoration: `underline wavy ${color}`, textDecorationSkipInk: "none" },
      ],
    ),
  ),
);

function apply(view: EditorView, { edits }: Fix): void {
  view.dispatch({ changes: edits, userEvent: "input.fix" });
}
