import type { AnyLanguage } from "../language/language.ts";
import { makeAnnouncer, makeListAnnouncer } from "../search-bar/announcer.ts";
import { makeAssistant } from "../search-bar/assistant.ts";
import type { Assistant } from "../search-bar/assistant-contract.ts";
import { makeReader, worded } from "../search-bar/help.ts";
import type { Host } from "../search-bar/host.ts";
import { assistInput, type InputHost } from "../search-bar/input.ts";
import { mostMessages } from "../search-bar/messages.ts";
import { checkEvaluation, defaultSettings, type Settings, settingNames } from "../search-bar/settings.ts";
import { submitByEnter } from "../search-bar/surroundings.ts";
import { oneLine } from "../search-bar/text-field.ts";
import { sayWith } from "../search-bar/words.ts";
import type { Diagnostic } from "../syntax/diagnostic.ts";
import type { QueryBarOptions } from "./bar-contract.ts";

type Options = QueryBarOptions<AnyLanguage>;

/** All that is shown. The same object as long as it would be shown the same. */
export interface Shown extends Pick<Assistant, "reading" | "help" | "active" | "popup"> {
  readonly messages: readonly Diagnostic[];
  /** What screen readers are to hear about the suggestions, and about what is wrong. */
  readonly announced: readonly [string, string];
}

/** The state of a search bar, outside of React: an assistant of the input that React has made. */
export interface BarStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly shown: () => Shown;
  /** A ref. Until there is an input, as on a server, only the text to begin with is shown. */
  readonly attach: (input: HTMLInputElement) => () => void;
  readonly assistant: () => Assistant;
  readonly settings: Settings;
  readonly write: (text: string) => void;
  readonly focus: () => void;
  /** The page has rendered again: its options are these now. */
  readonly take: (options: Options) => void;
}

/** What the meaning of a chip depends on, beside the clock. */
const drawnNames = ["timeZone", "weekStart", "me"] as const;

/** After a change of these, something else may be shown. */
const relevant = [...settingNames, "readOnly", "disabled"] as const;

export function makeBarStore(first: Options): BarStore {
  let options = first;
  const defaults = defaultSettings();
  const settings = { ...defaults };
  const listeners = new Set<() => void>();
  let input: HTMLInputElement | undefined;
  let text = oneLine(first.value ?? first.defaultValue ?? "");
  /** The text that `onChange` was last called about. */
  let committed = text;
  let announced: readonly [string, string] = ["", ""];

  /** A page may give a new function each time: that alone asks for nothing. */
  const values: Settings["values"] = (request) => options.values?.(request) ?? [];

  const host: InputHost = {
    settings,
    get isTabAccepting() {
      return options.tab === "accept";
    },
    changed,
    left: () => commit(),
    typed: () => options.onInput?.(assistant.help.finished),
    finished: () => commit(true),
    asked: () => {
      commit();
      const event = new Event("search", { cancelable: true });
      options.onSearch?.(assistant.reading.query, event);
      const form = input?.form;
      if (form && !event.defaultPrevented) submitByEnter(form);
    },
    removed: (recent) => {
      settings.recent = settings.recent.filter((each) => each !== recent);
      options.onRecentDelete?.(recent);
    },
  };

  takeSettings(first);
  let assistant = makeAssistant(withoutInput(host, () => text));
  let shown = see();
  let look = lookOf(shown);

  function takeSettings(given: Options, before?: Options): void {
    for (const name of settingNames)
      if (given[name] !== before?.[name])
        Object.assign(settings, {
          [name]: name === "values" ? given.values && values : (given[name] ?? defaults[name]),
        });
    checkEvaluation(settings);
  }

  function see(): Shown {
    const { reading, help, active, popup } = assistant;
    const messages = worded(reading.query, help.diagnostics.slice(0, mostMessages), settings.messages);
    return { reading, help, active, popup, messages, announced };
  }

  function changed(): void {
    const now = see();
    const lookNow = lookOf(now);
    if (lookNow === look && now.reading.query.language === shown.reading.query.language) return;
    look = lookNow;
    shown = now;
    announceList(now.help.offer, now.active, sayWith(settings.messages));
    announceMessages.say(now.messages.map(({ message }) => message).join("\n"));
    for (const listener of listeners) listener();
  }

  const announceList = makeListAnnouncer(makeAnnouncer((said) => announce([said, announced[1]])));
  const announceMessages = makeAnnouncer((said) => announce([announced[0], said]));

  function announce(said: readonly [string, string]): void {
    announced = said;
    changed();
  }

  function commit(isFinished = false): void {
    const { query } = assistant.reading;
    if (query.text === committed && !isFinished) return;
    committed = query.text;
    options.onChange?.(query);
  }

  function write(wanted: string): void {
    const line = oneLine(wanted);
    // A page sets the text that it has just been given: nothing changes by that, and the suggestions stay.
    if (line === assistant.reading.query.text) return;
    committed = line;
    text = line;
    if (input !== undefined) input.value = line;
    assistant.reset();
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    shown: () => shown,
    assistant: () => assistant,
    settings,
    write,
    focus: () => input?.focus(),
    attach: (made) => {
      const controller = new AbortController();
      const { signal } = controller;
      const isFirst = input === undefined;
      // The text in a field that comes from a server may have been typed before the script was loaded.
      if (!isFirst) made.value = assistant.reading.query.text;
      input = made;
      assistant = assistInput(made, host, signal);
      // The browser resets the field only after the event.
      const reset = ({ target }: Event) => target === made.form && setTimeout(() => assistant.reset());
      made.ownerDocument.addEventListener("reset", reset, { signal });
      changed();
      if (isFirst && made.value !== text) host.typed();
      return () => {
        controller.abort();
        assistant.leave();
      };
    },
    take: (given) => {
      const before = options;
      options = given;
      takeSettings(given, before);
      if (given.value !== undefined && given.value !== before.value) write(given.value);
      // What chips mean is found out while they are drawn. A clock may be another one at each render.
      if (drawnNames.some((name) => given[name] !== before[name])) look = "";
      if (relevant.some((name) => given[name] !== before[name])) assistant.update();
    },
  };
}

/** All that is seen, as a text: of one text, the finished terms are all or all but one. */
function lookOf({ reading, help, active, popup, messages, announced }: Shown): string {
  const { offer, finished } = help;
  return JSON.stringify([
    reading.query.text,
    finished.root.terms.length,
    offer,
    active?.key,
    popup,
    messages,
    announced,
  ]);
}

/** A host that has no input yet, so its text cannot be edited. */
function withoutInput(host: InputHost, text: () => string): Host {
  const read = makeReader();
  return {
    ...host,
    get reading() {
      return read(text(), host.settings.language);
    },
    get cursor() {
      return text().length;
    },
    selectionStart: 0,
    isFocused: false,
    isEditable: false,
    isInDialog: false,
    edit: () => undefined,
  };
}
