import {
  buttonsOf,
  type Chip,
  type ChipButton,
  type ChipPart,
  chipKey,
  indexOfButton,
} from "../search-bar/chip-terms.ts";
import { icon } from "../search-bar/icons.ts";
import { make, setAttribute } from "../search-bar/make.ts";
import type { BarWord, Say } from "../search-bar/words.ts";

/**
 * The finished terms of the query, each with a button that excludes it and one that removes it; in a group each alternative has one
 * that removes it. All are one stop of the Tab key.
 */
export interface Chips {
  readonly element: HTMLElement;
  render(chips: readonly Chip[], say: Say, isReadOnly: boolean): void;
}

/** So many are drawn. Of the others there is only a count. */
const most = 50;

/** @param act is called with the chips that are drawn, and the button that was pressed. */
export function makeChips(act: (chips: readonly Chip[], button: ChipButton) => void, leave: () => void): Chips {
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

  const press = (button: ChipButton | undefined) => {
    if (button === undefined) return;
    act(chips, button);
    // The focus stays at the same chip, or moves to the one in its place.
    focus(indexOfButton(buttonsOf(chips), button));
  };

  element.addEventListener("click", ({ target }) => {
    const index = buttons().findIndex((button) => target instanceof Node && button.contains(target));
    press(buttonsOf(chips)[index]);
  });
  element.addEventListener("keydown", (event) => {
    const index = buttons().indexOf(event.target as HTMLButtonElement);
    const button = buttonsOf(chips)[index];
    if (button === undefined) return;
    const isRightToLeft = getComputedStyle(element).direction === "rtl";
    const wanted = chipKey(event, index, buttons().length, isRightToLeft);
    if (wanted === undefined) return;
    if (wanted === "remove") press({ ...button, action: "remove" });
    else focus(wanted);
    event.preventDefault();
  });

  return {
    element,
    render: (all, say, isReadOnly) => {
      const now = all.slice(0, most);
      const more = all.length - now.length;
      chips = now;
      const words = chipWords.map((key) => say(key));
      const look = JSON.stringify([now.map(({ from: _, to: __, ...chip }) => chip), more, words, isReadOnly]);
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

const chipWords = [
  "not",
  "exclude",
  "include",
  "remove",
  "list-more",
  "joint-or",
  "joint-and",
] as const satisfies readonly BarWord[];

function chipOf(chip: Chip, say: Say): HTMLElement {
  const { kind, isNegated, text } = chip;
  const term = isNegated ? `-${text}` : text;
  const negate = isNegated ? "include" : "exclude";
  return make(
    "span",
    { part: isNegated ? "chip negated" : "chip", class: `chip ${kind}-pill`, role: "group", "aria-label": term },
    ...(isNegated ? [make("span", { part: "not", class: "not", "aria-hidden": "true" }, say("not"))] : []),
    ...(chip.parts.length === 0 ? [labelOf(chip)] : partsOf(chip, say)),
    button("negate", say(negate), say(`${negate}-filter`, { term }), isNegated ? "plus" : "minus"),
    button("remove", say("remove"), say("remove-filter", { term }), "cross"),
  );
}

/** The alternatives of a group, with what joins them between. */
function partsOf({ parts, moreParts, joint }: Chip, say: Say): readonly HTMLElement[] {
  const joined = () => make("span", { part: "joint", class: "joint", "aria-hidden": "true" }, say(`joint-${joint}`));
  const elements = parts.flatMap((part, index) => {
    const remove = button("remove", say("remove"), say("remove-filter", { term: part.text }), "cross");
    const alternative = { part: "alternative", class: `alternative ${part.kind}-pill` };
    return [...(index > 0 ? [joined()] : []), make("span", alternative, labelOf(part), remove)];
  });
  return moreParts === 0
    ? elements
    : [...elements, joined(), make("span", { class: "more" }, say("list-more", { count: moreParts }))];
}

function labelOf({ text, meaning }: ChipPart): HTMLElement {
  return make("span", { part: "chip-label", class: "label", dir: "auto", title: meaning, "aria-hidden": "true" }, text);
}

function button(
  action: "negate" | "remove",
  title: string,
  label: string,
  sign: Parameters<typeof icon>[0],
): HTMLElement {
  return make("button", { part: action, class: action, type: "button", title, "aria-label": label }, icon(sign));
}
