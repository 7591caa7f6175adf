import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { type Extension, Prec } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import type { AsyncCompleteOptions } from "../assist/complete-async.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { Layer } from "../layer/language.ts";
import { languageFrom } from "../syntax/parse.ts";
import type { Query } from "../syntax/tree.ts";
import { colouring } from "./colouring.ts";
import { completion } from "./completion.ts";
import { diagnostics } from "./diagnostics.ts";
import { meaningOnHover } from "./meaning-on-hover.ts";
import { type QueryField, queryField } from "./query-field.ts";
import { singleLine } from "./single-line.ts";

/**
 * The options of a search box. `records`, `values`, `recent` and `provider` are read whenever they are needed, so they may
 * be getters.
 */
export interface QuerySearchOptions<L extends AnyLanguage = Layer>
  extends Omit<AsyncCompleteOptions<L>, "provider" | "signal"> {
  /** Finds values of a field while one is being typed, unless the language knows all of them. Its signal is aborted at the next keystroke. */
  readonly provider?: AsyncCompleteOptions<L>["provider"];
  /** Called on Enter, unless a completion is selected. */
  readonly onSubmit?: (query: Query<L>) => void;
  /** Called whenever the text has changed. */
  readonly onChange?: (query: Query<L>) => void;
  /** The box's name for screen readers. Default `Search`. */
  readonly label?: string;
  /** Shown while the box is empty. */
  readonly placeholder?: string;
}

/**
 * A search box, as an extension of CodeMirror 6: one line, coloured, with completion, diagnostics whose fixes are actions, and
 * each term's meaning on hover. Enter submits, Escape closes what is open, and Ctrl or Cmd with a full stop applies the fix
 * at the cursor. Colours come from the current theme, or else from a small one of its own, light and dark.
 *
 * @example
 * ```ts compiled
 * import { EditorView } from "@codemirror/view";
 * import { toQueryString } from "querybar";
 * import { querySearch } from "querybar/codemirror";
 *
 * const search = new EditorView({
 *   parent: document.body,
 *   extensions: querySearch({
 *     label: "Search runs",
 *     onSubmit: (query) => location.assign(`?${toQueryString(query)}`),
 *   }),
 * });
 * ```
 */
export function querySearch<L extends AnyLanguage = Layer>(options?: QuerySearchOptions<L>): Extension;
export function querySearch(options: QuerySearchOptions<AnyLanguage> = {}): Extension {
  const query = queryField(languageFrom(options));
  return [
    query,
    singleLine,
    colouring(query),
    completion(query, options),
    diagnostics(query, options),
    meaningOnHover(query, options),
    submitting(query, options),
    changes(query, options),
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

/** CodeMirror's own has too little contrast. */
const readablePlaceholder = EditorView.baseTheme({
  "&light.cm-editor .cm-placeholder": { color: "#636c76" },
  "&dark.cm-editor .cm-placeholder": { color: "#9aa4af" },
});

function submitting(query: QueryField, { onSubmit }: QuerySearchOptions<AnyLanguage>): Extension {
  const submit = ({ state }: EditorView): boolean => {
    onSubmit?.(state.field(query));
    return true;
  };
  return Prec.high(keymap.of([{ key: "Enter", run: submit, shift: submit }]));
}

function changes(query: QueryField, { onChange }: QuerySearchOptions<AnyLanguage>): Extension {
  return onChange === undefined
    ? []
    : EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) onChange(state.field(query));
      });
}
