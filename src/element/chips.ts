import { type Chip, type ChipAction, chipKey } from "../search-bar/chip-terms.ts";
import { icon } from "../search-bar/icons.ts";
import { make, setAttribute } from "../search-bar/make.ts";
import type { Say } from "../search-bar/words.ts";

/** The finished terms of the query, each with a button that excludes it and one that removes it. One stop of the Tab key. */
export interface Chips {
  readonly element: HTMLElement;
  render(chips: readonly Chip[], say: Say, isReadOnly: boolean): void;
}

/** So many are drawn. Of the others there is only a count. */
const most = 50;

export function makeChips(act: (action: ChipAction, offset: number) => void, leave: () => void): Chips {
  const element = make("div", { part: "chips", class: "chips" });
  let chips: readonly Chip[] = [];
  /** What is drawn: only a change of it makes new buttons, since one of them may be about to get the focus. */
  let drawn = "";
  /** The button that the Tab key goes to. */
  let current = 0;

  const buttons = () => [...element.querySelectorAll("button")];

  const stopAt = (index: number) => {
    current = Math.max(0, Math.min(index, buttons().length - 1));
    for (const [place, button] of buttons().entries()) button.tabIndex = place === current ? 0 : -1;
  };

  const focus = (index: number) => {
    stopAt(index);
    const button = buttons()[current];
    if (button === undefined) leave();
    else button.focus();
  };

  const press = (action: ChipAction, index: number) => {
    const chip = chips[index];
    if (chip === undefined) return;
    act(action, chip.from);
    // The keyboard goes on where it was: at the same chip, or at the one that has taken its place.
    focus(2 * Math.min(index, chips.length - 1) + (action === "negate" ? 0 : 1));
  };

  element.addEventListener("click", ({ target }) => {
    const index = buttons().findIndex((button) => target instanceof Node && button.contains(target));
    if (index >= 0) press(index % 2 === 0 ? "negate" : "remove", index >> 1);
  });
  element.addEventListener("keydown", (event) => {
    const index = buttons().indexOf(event.target as HTMLButtonElement);
    if (index < 0) return;
    const isRightToLeft = getComputedStyle(element).direction === "rtl";
    const wanted = chipKey(event, index, buttons().length, isRightToLeft);
    if (wanted === undefined) return;
    if (wanted === "remove") press("remove", index >> 1);
    else focus(wanted);
    event.preventDefault();
  });

  return {
    element,
    render: (all, say, isReadOnly) => {
      const now = all.slice(0, most);
      const more = all.length - now.length;
      chips = now;
      const looks = now.map(({ kind, isNegated, text, meaning }) => [kind, isNegated, text, meaning]);
      const words = (["not", "exclude", "include", "remove", "list-more"] as const).map((key) => say(key));
      const look = JSON.stringify([looks, more, words, isReadOnly]);
      if (look === drawn) return;
      drawn = look;
      element.replaceChildren(...now.map((chip) => chipOf(chip, say)));
      if (more > 0) element.append(make("span", { class: "more" }, say("list-more", { count: more })));
      // Without chips there is room for them, but no toolbar.
      setAttribute(element, "role", now.length === 0 ? undefined : "toolbar");
      setAttribute(element, "aria-label", now.length === 0 ? undefined : say("filters"));
      for (const button of buttons()) button.disabled = isReadOnly;
      stopAt(current);
    },
  };
}

function chipOf({ kind, isNegated, text, meaning }: Chip, say: Say): HTMLElement {
  const term = isNegated ? `-${text}` : text;
  const negate = isNegated ? "include" : "exclude";
  const button = (action: ChipAction, word: "exclude" | "include" | "remove") =>
    make(
      "button",
      { part: action, class: action, type: "button", title: say(word), "aria-label": say(`${word}-filter`, { term }) },
      icon(word === "remove" ? "cross" : word === "exclude" ? "minus" : "plus"),
    );
  return make(
    "span",
    { part: isNegated ? "chip negated" : "chip", class: `chip ${kind}-pill`, role: "group", "aria-label": term },
    ...(isNegated ? [make("span", { part: "not", class: "not", "aria-hidden": "true" }, say("not"))] : []),
    make("span", { part: "chip-label", class: "label", dir: "auto", title: meaning, "aria-hidden": "true" }, text),
    button("negate", negate),
    button("remove", "remove"),
  );
}
