import { type KeyboardEvent, type MouseEvent, useCallback, useLayoutEffect, useRef, useState } from "react";
import { type ChipAction, changedTerm, chipKey, chipsOf } from "../search-bar/chip-terms.ts";
import type { QueryBarMessages } from "../search-bar/settings.ts";
import { sayWith } from "../search-bar/words.ts";
import type { QueryBarChip, QueryBarParts } from "./bar-contract.ts";
import type { BarStore, Shown } from "./bar-store.ts";

/** The chips of a search bar: their buttons are one stop of the Tab key, two for each chip. */
export function useChips(
  store: BarStore,
  { help }: Shown,
  messages: QueryBarMessages,
  isFixed: boolean,
): Pick<QueryBarParts, "chips" | "chipsProps"> {
  const say = sayWith(messages);
  const toolbar = useRef<HTMLElement>(null);
  /** The button that the Tab key goes to, and whether it is to get the focus, once it is there. */
  const [stop, setStop] = useState({ index: 0, isMoved: false });
  const terms = chipsOf(help.finished, messages);
  const current = Math.max(0, Math.min(stop.index, 2 * terms.length - 1));

  const focus = (index: number) => setStop({ index, isMoved: true });
  const press = (action: ChipAction, index: number) => {
    const term = terms[index];
    if (term === undefined) return;
    const assistant = store.assistant();
    assistant.edit(changedTerm(assistant.reading.query, action, term.from));
    // The keyboard goes on where it was: at the same chip, or at the one that takes its place.
    focus(2 * index + (action === "negate" ? 0 : 1));
  };
  useLayoutEffect(() => {
    if (!stop.isMoved) return;
    const buttons = buttonsIn(toolbar.current);
    const button = buttons[Math.min(stop.index, buttons.length - 1)];
    if (button === undefined) store.focus();
    else button.focus();
  }, [stop, store]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const buttons = buttonsIn(event.currentTarget);
    const index = buttons.indexOf(event.target as HTMLButtonElement);
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === "rtl";
    const next = index < 0 ? undefined : chipKey(event, index, buttons.length, isRightToLeft);
    if (next === undefined) return;
    event.preventDefault();
    if (next !== "remove") focus(next);
    else if (!isFixed) press("remove", index >> 1);
  };

  const buttonProps = (action: ChipAction, index: number, word: "exclude" | "include" | "remove", term: string) =>
    ({
      type: "button",
      title: say(word),
      "aria-label": say(`${word}-filter`, { term }),
      disabled: isFixed,
      tabIndex: 2 * index + (action === "negate" ? 0 : 1) === current ? 0 : -1,
      onClick: () => press(action, index),
    }) as const;

  const seen = new Map<string, number>();
  const chips = terms.map((term, index): QueryBarChip => {
    const written = term.isNegated ? `-${term.text}` : term.text;
    const count = seen.get(term.text) ?? 0;
    seen.set(term.text, count + 1);
    return {
      key: `${count} ${term.text}`,
      kind: term.kind,
      isNegated: term.isNegated,
      text: term.text,
      get meaning() {
        return term.meaning;
      },
      props: { role: "group", "aria-label": written },
      negateProps: buttonProps("negate", index, term.isNegated ? "include" : "exclude", written),
      removeProps: buttonProps("remove", index, "remove", written),
    };
  });
  const ref = useCallback((element: HTMLElement | null) => {
    toolbar.current = element;
  }, []);
  const named = chips.length === 0 ? {} : { role: "toolbar", "aria-label": say("filters") };
  return { chips, chipsProps: { ref, ...named, onKeyDown, onMouseDown: keepFocus } };
}

function buttonsIn(toolbar: HTMLElement | null): readonly HTMLButtonElement[] {
  return [...(toolbar?.querySelectorAll("button") ?? [])];
}

/** A press on what belongs to the text leaves the focus in it. */
export function keepFocus(event: MouseEvent<HTMLElement>): void {
  event.preventDefault();
}
