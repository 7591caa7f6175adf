import { createElement, type ReactNode, type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import type { QueryBarDetail, QueryBarElement, RecentDetail } from "../element/contract.ts";
import { defineQueryBar } from "../element/element.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { Layer } from "../layer/language.ts";
import type { Settings } from "../search-bar/settings.ts";
import type { Optional, QueryBarAttributes } from "./element-type.ts";
import { useIsFromServer } from "./is-from-server.ts";
import { plainFieldHtml } from "./plain-field.ts";

/** An event of the element: `event.detail.query` is the query, and `event.currentTarget.value` its text. */
export type QueryBarEvent<L extends AnyLanguage = Layer> = CustomEvent<QueryBarDetail<L>> & {
  readonly currentTarget: QueryBarElement<L>;
};

export type RecentDeleteEvent = CustomEvent<RecentDetail> & { readonly currentTarget: QueryBarElement };

type Setting = keyof Settings;

interface Listeners<L extends AnyLanguage> {
  /** At each change. Its query is the settled one: without the term that is still being typed. */
  onInput: (event: QueryBarEvent<L>) => void;
  /** When the user has finished a change. */
  onChange: (event: QueryBarEvent<L>) => void;
  /** On Enter. Unless its default is prevented, the form is then submitted. */
  onSearch: (event: QueryBarEvent<L>) => void;
  /** When the user has deleted one of `recent`. */
  onRecentDelete: (event: RecentDeleteEvent) => void;
}

type Own = keyof Listeners<Layer> | "onsearch" | "onrecentdelete" | "language" | "dangerouslySetInnerHTML" | "ref";

/** The properties of `<query-bar>`, and its events. */
export interface QueryBarProps<L extends AnyLanguage = Layer>
  extends Omit<QueryBarAttributes, Own>,
    Optional<Listeners<L>> {
  readonly language?: L | undefined;
  readonly defaultValue?: string | undefined;
  readonly ref?: Ref<QueryBarElement<L>> | undefined;
}

/**
 * The search bar as a component. It defines `<query-bar>` when it is first shown. On a server it makes a plain search field,
 * which works before the script has loaded, and of which the bar then takes over text and focus.
 *
 * @example
 * ```ts
 * import { QueryBar } from "querybar/react";
 * import { createElement } from "react";
 * import { renderToStaticMarkup } from "react-dom/server";
 *
 * renderToStaticMarkup(createElement(QueryBar, { label: "Search runs", name: "search" }));
 * // '<query-bar label="Search runs" name="search"><input type="search" name="search" aria-label="Search runs"></query-bar>'
 * ```
 */
export function QueryBar<L extends AnyLanguage = Layer>(allProps: QueryBarProps<L>): ReactNode {
  const { value, defaultValue, ref, ...props } = allProps;
  const { language, values, delay, index, records, now, timeZone, weekStart, me, recent, messages, ...others } = props;
  const { onInput, onChange, onSearch, onRecentDelete, ...attributes } = others;
  const element = useRef<QueryBarElement<L>>(null);
  const [initial] = useState(value ?? defaultValue);
  const isFromServer = useIsFromServer();
  const listeners = { input: onInput, change: onChange, search: onSearch, recentdelete: onRecentDelete };
  const latest = useRef<Readonly<Record<string, ((event: never) => void) | undefined>>>(listeners);

  // React would write objects as attributes while the element is not defined, and leaves them out after a server.
  useLayoutEffect(() => {
    latest.current = listeners;
    if (element.current !== null)
      setChanged(element.current, {
        ...{ language, values, delay, index, records },
        ...{ now, timeZone, weekStart, me, recent, messages },
      });
  });
  useLayoutEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const listen = (event: Event) => latest.current[event.type]?.(event as never);
    for (const type of Object.keys(latest.current)) element.current?.addEventListener(type, listen, { signal });
    defineQueryBar();
    return () => controller.abort();
  }, []);
  useImperativeHandle(ref, () => element.current as QueryBarElement<L>, []);

  const plain = { ...attributes, value: value ?? initial, label: props.label ?? props["aria-label"] };
  return createElement("query-bar", {
    ...attributes,
    value: value ?? initial,
    ref: element,
    // The element may have changed itself before React has come to it.
    suppressHydrationWarning: true,
    ...(isFromServer ? { dangerouslySetInnerHTML: { __html: plainFieldHtml(plain) } } : {}),
  });
}

function setChanged(element: object, settings: Optional<Pick<QueryBarElement, Setting>>): void {
  for (const [name, value] of Object.entries(settings))
    if (value !== undefined && Reflect.get(element, name) !== value) Reflect.set(element, name, value);
}
