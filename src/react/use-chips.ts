import { type KeyboardEvent, type MouseEvent, useCallback, useLayoutEffect, useRef, useState } from "react";
import {
  buttonsOf,
  type Chip,
  type ChipButton,
  chipKey,
  chipsOf,
  editOfButton,
  indexOfButton,
} from "../search-bar/chip-terms.ts";
import type { QueryBarMessages } from "../search-bar/settings.ts";
import { sayWith } from "../search-bar/words.ts";
import type { QueryBarChip, QueryBarChipPart, QueryBarParts } from "./bar-contract.ts";
import type { BarStore, Shown } from "./bar-store.ts";

/** The chips of a search bar: all their buttons are one stop of the Tab key. */
export function useChips(
  store: BarStore,
  { help }: Shown,
  messages: QueryBarMessages,
  isFixed: boolean,
): Pick<QueryBarParts, "chips" | "chipsProps"> {
  const say = sayWith(messages);
  const toolbar = useRef<HTMLElement>(null);
  /** The button that the Tab key goes to, and whether to focus it once it is rendered. */
  const [stop, setStop] = useState({ button: firstButton, isMoved: false });
  const terms = chipsOf(help.finished, store.settings);
  const buttons = buttonsOf(terms);
  const current = indexOfButton(buttons, stop.button);

  const focus = (button: ChipButton) => setStop({ button, isMoved: true });
  const press = (button: ChipButton) => {
    const assistant = store.assistant();
    assistant.edit(editOfButton(assistant.reading.query, terms, button));
    // The focus stays at the same chip, or moves to the one in its place.
    focus(button);
  };
  useLayoutEffect(() => {
    if (!stop.isMoved) return;
    const button = buttonsIn(toolbar.current).find(({ tabIndex }) => tabIndex === 0);
    if (button === undefined) store.focus();
    else button.focus();
  }, [stop, store]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const index = buttonsIn(event.currentTarget).indexOf(event.target as HTMLButtonElement);
    const button = buttons[index];
    if (button === undefined) return;
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === "rtl";
    const next = chipKey(event, index, buttons.length, isRightToLeft);
    if (next === undefined) return;
    event.preventDefault();
    if (next !== "remove") focus(buttons[next] ?? button);
    else if (!isFixed) press({ ...button, action: "remove" });
  };

  const buttonProps = (button: ChipButton, word: "exclude" | "include" | "remove", term: string) =>
    ({
      type: "button",
      title: say(word),
      "aria-label": say(`${word}-filter`, { term }),
      disabled: isFixed,
      tabIndex: indexOfButton(buttons, button) === current ? 0 : -1,
      onClick: () => press(button),
    }) as const;

  const partsOf = ({ parts }: Chip, chip: number): readonly QueryBarChipPart[] => {
    const keyOf = makeKeys();
    return parts.map((shown, part) => ({
      key: keyOf(shown.text),
      kind: shown.kind,
      text: shown.text,
      get meaning() {
        return shown.meaning;
      },
      removeProps: buttonProps({ chip, action: "remove", part }, "remove", shown.text),
    }));
  };

  const keyOf = makeKeys();
  const chips = terms.map((term, chip): QueryBarChip => {
    const written = term.isNegated ? `-${term.text}` : term.text;
    return {
      key: keyOf(term.text),
      kind: term.kind,
      isNegated: term.isNegated,
      text: term.text,
      get meaning() {
        return term.meaning;
      },
      parts: partsOf(term, chip),
      moreParts: term.moreParts,
      joint: say(`joint-${term.joint}`),
      props: { role: "group", "aria-label": written },
      negateProps: buttonProps(
        { chip, action: "negate", part: undefined },
        term.isNegated ? "include" : "exclude",
        written,
      ),
      removeProps: buttonProps({ chip, action: "remove", part: undefined }, "remove", written),
    };
  });
  const ref = useCallback((element: HTMLElement | null) => {
    toolbar.current = element;
  }, []);
  const named = chips.length === 0 ? {} : { role: "toolbar", "aria-label": say("filters") };
  return { chips, chipsProps: { ref, ...named, onKeyDown, onMouseDown: keepFocus } };
}

const firstButton: ChipButton = { chip: 0, action: "negate", part: undefined };

/** Texts as keys. Of equal texts, each gets its own key. */
function makeKeys(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const count = seen.get(text) ?? 0;
    seen.set(text, count + 1);
    return `${count} ${text}`;
  };
}

function buttonsIn(toolbar: HTMLElement | null): readonly HTMLButtonElement[] {
  return [...(toolbar?.querySelectorAll("button") ?? [])];
}

/** A press on what belongs to the text leaves the focus in it. */
export function keepFocus(event: MouseEvent<HTMLElement>): void {
  event.preventDefault();
}
