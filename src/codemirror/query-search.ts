import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { type Extension, Prec } from "@codemirror/state";
import { EditorView, keymap, placeholder, type ViewPlugin } from "@codemirror/view";
import type { ValuesRequest } from "../assist/complete-async.ts";
import type { AnyLanguage, PartialRecord, RecordOf } from "../language/language.ts";
import type { Layer } from "../layer/language.ts";
import { languageFrom } from "../query/parse.ts";
import type { AnyQuery, Query } from "../query/query.ts";
import type { Assistant } from "../search-bar/assistant-contract.ts";
import { checkEvaluation, defaultSettings, type Settings, settingNames } from "../search-bar/settings.ts";
import { sayWith } from "../search-bar/words.ts";
import { colouring } from "./colouring.ts";
import { help } from "./help.ts";
import { meaningOnHover } from "./meaning-on-hover.ts";
import { type ReadingField, readingField } from "./reading-field.ts";
import { singleLine } from "./single-line.ts";
import { baseStyles } from "./styles.ts";

/**
 * The options of a search box: the properties of `<query-bar>`, and what is called. All but `language`, `label` and
 * `placeholder` are read whenever they are needed, so they may be getters.
 */
export interface QuerySearchOptions<L extends AnyLanguage = Layer>
  extends Partial<Pick<Settings, "delay" | "index" | "now" | "timeZone" | "weekStart" | "me" | "recent" | "messages">> {
  /** The language of the queries. Default: Layer's. */
  readonly language?: L;
  /** Finds values of the fields that take any text or number: at once, or later. */
  readonly values?: (request: ValuesRequest<L>) => readonly string[] | PromiseLike<readonly string[]>;
  /** Records whose values are offered, with their counts; of very many, the first ten thousand. */
  readonly records?: Iterable<PartialRecord<RecordOf<L>>>;
  /** `accept`: Tab accepts the active suggestion. */
  readonly tab?: "accept";
  /** Called on Enter, unless a suggestion is active, and on Ctrl+Enter or Cmd+Enter; also for a query with an error. */
  readonly onSubmit?: (query: Query<L>) => void;
  /**
   * Called with the query to show results for, whenever that has changed: the settled one, without the term that is still being
   * typed, until the cursor leaves that.
   */
  readonly onChange?: (query: Query<L>) => void;
  /** Called when an earlier search was deleted from the list. */
  readonly onRecentDelete?: (text: string) => void;
  /** The box's name for screen readers. Default `Search`. */
  readonly label?: string;
  /** Shown while the box is empty. */
  readonly placeholder?: string;
}

/**
 * A search box, as an extension of CodeMirror 6: one line, coloured, with the same suggestions, messages and keys as
 * `<query-bar>`, and each term's meaning on hover. `queryTheme` gives it the same look; with another theme it has that one's
 * colours.
 *
 * @example
 * ```ts compiled
 * import { EditorView } from "@codemirror/view";
 * import { toQueryString } from "querybar";
 * import { querySearch, queryTheme } from "querybar/codemirror";
 *
 * const search = new EditorView({
 *   parent: document.body,
 *   extensions: [
 *     querySearch({
 *       label: "Search runs",
 *       onSubmit: (query) => location.assign(`?${toQueryString(query)}`),
 *     }),
 *     queryTheme,
 *   ],
 * });
 * ```
 */
export function querySearch<L extends AnyLanguage = Layer>(options?: QuerySearchOptions<L>): Extension;
export function querySearch(options: QuerySearchOptions<AnyLanguage> = {}): Extension {
  const settings = settingsOf(options);
  checkEvaluation(settings);
  const reading = readingField(settings.language);
  const { plugin, extension } = help({
    reading,
    settings,
    isTabAccepting: options.tab === "accept",
    asked: ({ state }) => options.onSubmit?.(state.field(reading).query),
    removed: (recent) => {
      settings.recent = settings.recent.filter((each) => each !== recent);
      options.onRecentDelete?.(recent);
    },
  });
  const submit = ({ state }: EditorView): boolean => {
    options.onSubmit?.(state.field(reading).query);
    return true;
  };
  return [
    reading,
    singleLine,
    baseStyles,
    colouring(reading),
    extension,
    meaningOnHover(reading, settings),
    changes(reading, plugin, options),
    EditorView.contentAttributes.of({
      "aria-label": options.label ?? sayWith(settings.messages)("label"),
      "aria-multiline": "false",
      autocapitalize: "off",
      enterkeyhint: "search",
    }),
    options.placeholder === undefined ? [] : placeholder(options.placeholder),
    history(),
    // A line break would be a space.
    Prec.high(keymap.of([{ key: "Shift-Enter", run: submit }])),
    Prec.low(keymap.of([...historyKeymap, ...defaultKeymap])),
  ];
}

/** Settings that, apart from the language, are read from the options whenever they are needed. */
function settingsOf(options: QuerySearchOptions<AnyLanguage>): Settings {
  const defaults: Settings = { ...defaultSettings(), language: languageFrom(options) };
  const settings = { ...defaults };
  for (const name of settingNames.filter((each) => each !== "language"))
    Object.defineProperty(settings, name, { get: () => options[name] ?? defaults[name], configurable: true });
  const deleted = new Set<string>();
  const recent = () => options.recent ?? defaults.recent;
  return Object.defineProperty(settings, "recent", {
    get: () => recent().filter((text) => !deleted.has(text)),
    set: (left: readonly string[]) => {
      for (const text of recent()) if (!left.includes(text)) deleted.add(text);
    },
  });
}

function changes(
  reading: ReadingField,
  plugin: ViewPlugin<{ readonly assistant: Assistant }>,
  { onChange }: QuerySearchOptions<AnyLanguage>,
): Extension {
  if (onChange === undefined) return [];
  const last = new WeakMap<EditorView, AnyQuery>();
  return EditorView.updateListener.of(({ view, startState }) => {
    const query = view.plugin(plugin)?.assistant.help.finished;
    const before = last.get(view) ?? startState.field(reading).query;
    if (query === undefined || isSame(query, before)) return;
    last.set(view, query);
    onChange(query);
  });
}

/** Whether two queries are one, and leave out the same. */
function isSame(one: AnyQuery, other: AnyQuery): boolean {
  const terms = other.root.terms;
  return (
    one.text === other.text &&
    one.root.terms.length === terms.length &&
    one.root.terms.every(({ from }, index) => from === terms[index]?.from)
  );
}
