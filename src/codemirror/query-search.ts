import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { type Extension, Prec } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import type { AsyncCompleteOptions } from "../assist/complete-async.ts";
import type { AnyLanguage } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import { parse } from "../syntax/parse.ts";
import type { Query } from "../syntax/tree.ts";
import { colouring } from "./colouring.ts";
import { completion } from "./completion.ts";
import { diagnostics } from "./diagnostics.ts";
import { meaningOnHover } from "./meaning-on-hover.ts";
import { singleLine } from "./single-line.ts";

/**
 * What a search box can be told. What is offered (`records`, `values`, `recent`, `provider`) is read anew whenever it is needed,
 * so it may be a getter.
 */
export interface QuerySearchOptions<L extends AnyLanguage = typeof layer>
  extends Omit<AsyncCompleteOptions<L>, "provider" | "signal"> {
  /** Finds values of open fields while somebody types one; its signal is aborted when nobody waits any more. */
  readonly provider?: AsyncCompleteOptions<L>["provider"];
  /** Called when somebody presses Enter and no completion is chosen. */
  readonly onSubmit?: (query: Query<L>) => void;
  /** Called whenever the text has changed. */
  readonly onChange?: (query: Query<L>) => void;
  /** The box's name for screen readers. Default `Search`. */
  readonly label?: string;
  /** Shown while nothing is written. */
  readonly placeholder?: string;
}

/**
 * A search box, as an extension of CodeMirror 6: one line, coloured, with completion, diagnostics whose fixes are actions, and
 * each term's meaning on hover. Enter submits, Escape closes what is open, and Ctrl or Cmd with a full stop applies the fix
 * at the cursor. Colours come from the theme in use, or else from a small one that is light and dark.
 *
 * @example
 * ```ts compiled
 * import { EditorView } from "@codemirror/view";
 * import { layer, toQueryString } from "querybar";
 * import { querySearch } from "querybar/codemirror";
 *
 * const search = new EditorView({
 *   parent: document.body,
 *   extensions: querySearch(layer, {
 *     label: "Search runs",
 *     onSubmit: (query) => location.assign(`?${toQueryString(query)}`),
 *   }),
 * });
 * ```
 */
export function querySearch<L extends AnyLanguage = typeof layer>(
  language?: L,
  options?: QuerySearchOptions<L>,
): Extension;
export function querySearch(language: AnyLanguage = layer, options: QuerySearchOptions<AnyLanguage> = {}): Extension {
  return [
    singleLine,
    colouring(language),
    completion(language, options),
    diagnostics(language, options),
    meaningOnHover(language, options),
    submitting(language, options),
    changes(language, options),
    EditorView.contentAttributes.of({
      "aria-label": options.label ?? "Search",
      "aria-multiline": "false",
      autocapitalize: "off",
      enterkeyhint: "search",
    }),
    options.placeholder === undefined ? [] : [placeholder(options.placeholder), readablePlaceholder],
    history(),
    Prec.low(keymap.of([...historyKeymap, ...defaultKeymap])),
  ];
}

/** CodeMirror's own is too pale for some. */
const readablePlaceholder = EditorView.baseTheme({
  "&light.cm-editor .cm-placeholder": { color: "#636c76" },
  "&dark.cm-editor .cm-placeholder": { color: "#9aa4af" },
});

function submitting(language: AnyLanguage, { onSubmit }: QuerySearchOptions<AnyLanguage>): Extension {
  const submit = ({ state }: EditorView): boolean => {
    onSubmit?.(parse(state.doc.toString(), language));
    return true;
  };
  return Prec.high(keymap.of([{ key: "Enter", run: submit, shift: submit }]));
}

function changes(language: AnyLanguage, { onChange }: QuerySearchOptions<AnyLanguage>): Extension {
  return onChange === undefined
    ? []
    : EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) onChange(parse(state.doc.toString(), language));
      });
}
