import { createElement, useCallback, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import type { AnyLanguage } from "../language/language.ts";
import type { Layer } from "../layer/language.ts";
import { errorOf } from "../search-bar/help.ts";
import { scrollTo } from "../search-bar/list.ts";
import type { Row } from "../search-bar/rows.ts";
import { type Say, sayWith } from "../search-bar/words.ts";
import type { QueryBarGroup, QueryBarMessage, QueryBarOptions, QueryBarParts } from "./bar-contract.ts";
import { type BarStore, makeBarStore, type Shown } from "./bar-store.ts";
import { useIsFromServer } from "./is-from-server.ts";
import { keepFocus, useChips } from "./use-chips.ts";

const english = { locale: "en", messages: {} };

/**
 * A search bar with markup and styles of your own: it gives the properties of the input, the list of suggestions, the chips and
 * the messages, and does what `<query-bar>` does. Keep the language, the index and the records outside of the component, or in
 * its state.
 *
 * @example
 * ```ts compiled
 * import { useQueryBar } from "querybar/react";
 * import { createElement } from "react";
 *
 * function Search() {
 *   const { inputProps, listProps, groups } = useQueryBar({ label: "Search runs" });
 *   const options = groups.flatMap((group) => group.options);
 *   return createElement(
 *     "div",
 *     null,
 *     createElement("input", inputProps),
 *     createElement("div", listProps, ...options.map(({ key, label, props }) => createElement("div", { key, ...props }, label))),
 *   );
 * }
 * ```
 */
export function useQueryBar<L extends AnyLanguage = Layer>(options: QueryBarOptions<L> = {}): QueryBarParts<L> {
  const id = useId();
  const given = options as unknown as QueryBarOptions<AnyLanguage>;
  const [store] = useState(() => makeBarStore(given));
  const shown = useSyncExternalStore(store.subscribe, store.shown, store.shown);
  const [initial] = useState(shown.reading.query.text);
  const isFromServer = useIsFromServer();
  const { messages = english, readOnly, disabled } = options;
  const say = sayWith(messages);
  const isFixed = readOnly === true || disabled === true;
  const { query } = shown.reading;
  const { offer } = shown.help;
  const chips = useChips(store, shown, messages, isFixed);
  const list = useRef<HTMLElement>(null);
  const listRef = useCallback((element: HTMLElement | null) => {
    list.current = element;
  }, []);

  useLayoutEffect(() => store.take(given));
  useLayoutEffect(() => {
    const active = shown.active && list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (list.current !== null && active) scrollTo(list.current, active);
  }, [shown.active]);

  const optionId = (row: Row | undefined) => (row === undefined ? undefined : `${id}-${offer.rows.indexOf(row)}`);
  const error = errorOf(query);
  const described = shown.messages.map((_, index) => `${id}-message-${index}`).join(" ");
  // Before the script has come, it is a plain field.
  const combobox = isFromServer
    ? {}
    : ({
        role: "combobox",
        "aria-autocomplete": "list",
        "aria-haspopup": "listbox",
        "aria-controls": `${id}-list`,
        "aria-expanded": shown.popup !== "closed",
        "aria-activedescendant": optionId(offer.rows.find(({ key }) => key === shown.active?.key)),
        "aria-invalid": error !== undefined && shown.help.diagnostics.includes(error),
        "aria-describedby": described === "" ? undefined : described,
      } as const);
  return {
    query: query as QueryBarParts<L>["query"],
    settled: shown.help.finished as QueryBarParts<L>["settled"],
    setValue: store.write,
    isOpen: shown.popup !== "closed",
    inputProps: {
      ref: store.attach,
      type: "text",
      defaultValue: initial,
      readOnly,
      disabled,
      "aria-label": options.label,
      dir: query.text === "" ? undefined : "auto",
      autoCapitalize: "none",
      autoComplete: "off",
      autoCorrect: "off",
      enterKeyHint: "search",
      spellCheck: false,
      ...combobox,
    },
    clearProps: {
      type: "button",
      title: say("clear"),
      "aria-label": say("clear"),
      hidden: query.text === "" || isFixed,
      onMouseDown: keepFocus,
      onClick: () => store.assistant().clear(),
    },
    listProps: {
      ref: listRef,
      id: `${id}-list`,
      role: "listbox",
      "aria-label": say("suggestions"),
      hidden: offer.rows.length === 0,
      onMouseDown: keepFocus,
    },
    groups: groupsOf(store, shown, say, optionId),
    note: offer.note,
    ...chips,
    messages: messagesOf(store, shown, id, isFixed),
    statusProps: {
      role: "status",
      // Of the two texts, only the one that changes is said.
      "aria-atomic": false,
      children: shown.announced.map((text, index) => createElement("span", { key: index }, text)),
    },
  };
}

function groupsOf(
  store: BarStore,
  { help: { offer }, active }: Shown,
  say: Say,
  idOf: (row: Row) => string | undefined,
): readonly QueryBarGroup[] {
  const kinds = [...new Set(offer.rows.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const heading = say(kind === "retry" ? "values-retry" : `heading-${kind}`);
    const rows = offer.rows.filter((row) => row.kind === kind);
    return {
      kind,
      heading,
      props: { role: "group", "aria-label": heading },
      options: rows.map((row) => {
        const isActive = row.key === active?.key;
        const { key, label, help, marks, count } = row;
        const accept = () => store.assistant().accept(row);
        return {
          ...{ key, kind, label, help, marks, count, isActive },
          props: { id: idOf(row), role: "option", "aria-selected": isActive, onClick: accept },
          removeProps: kind === "recent" ? removeProps(store, row, say) : undefined,
        };
      }),
    };
  });
}

function removeProps(store: BarStore, row: Row, say: Say): QueryBarGroup["options"][number]["removeProps"] {
  return {
    title: say("remove"),
    // By keyboard it is Shift+Delete.
    "aria-hidden": true,
    onClick: (event) => {
      event.stopPropagation();
      store.assistant().removeRecent(row);
    },
  };
}

function messagesOf(store: BarStore, shown: Shown, id: string, isFixed: boolean): readonly QueryBarMessage[] {
  return shown.messages.map(({ severity, message, fixes = [] }, index) => ({
    key: `${index} ${message}`,
    severity,
    message,
    props: { id: `${id}-message-${index}`, dir: "auto" },
    fixes: fixes.map((fix) => ({
      label: fix.label,
      props: { type: "button", disabled: isFixed, onClick: () => store.assistant().fix(fix) },
    })),
  }));
}
