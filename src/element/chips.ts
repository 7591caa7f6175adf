import type { Catalogue } from "../assist/catalogue.ts";
import { type ExplainedPart, explain } from "../assist/explain.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { Query, Range, Term } from "../syntax/tree.ts";
import { make } from "./make.ts";
import type { Say } from "./words.ts";

/** What a chip's button does to the term at an offset. */
export type ChipAction = "negate" | "remove";

/** The terms of the query, each with a button that excludes it and one that takes it out. */
export interface Chips {
  readonly element: HTMLElement;
  render(query: Query<AnyLanguage>, catalogue: Catalogue, say: Say, isDisabled: boolean): void;
}

export function makeChips(act: (action: ChipAction, offset: number) => void): Chips {
  const element = make("ul", { part: "chips", class: "chips", role: "list" });
  element.hidden = true;
  /** What is shown: only a change of it makes new buttons, since one of them may be about to get the focus. */
  let shown = "";

  const buttonsOf = (action: ChipAction) => [...element.querySelectorAll<HTMLButtonElement>(`button.${action}`)];

  const button = (action: ChipAction, sign: string, label: string, { from }: Range) => {
    const made = make("button", { part: action, class: action, type: "button", "aria-label": label }, sign);
    made.addEventListener("click", () => {
      const place = buttonsOf(action).indexOf(made);
      act(action, from);
      // The keyboard goes on where it was: the same chip, or the one that has taken its place.
      const buttons = buttonsOf(action);
      buttons.at(Math.min(place, buttons.length - 1))?.focus();
    });
    return made;
  };

  const chip = (text: string, term: Term<AnyLanguage>, meaning: string, say: Say) => {
    const isNegated = term.type === "not";
    const written = text.slice(term.from, term.to);
    const negating = say(isNegated ? "include-filter" : "exclude-filter", { term: written });
    return make(
      "li",
      { part: isNegated ? "chip negated" : "chip", class: isNegated ? "negated" : "", title: meaning },
      make("span", { part: "chip-label", class: "label", dir: "auto" }, written),
      button("negate", isNegated ? "+" : "−", negating, term),
      button("remove", "×", say("remove-filter", { term: written }), term),
    );
  };

  const replace = ({ text, root }: Query<AnyLanguage>, parts: readonly ExplainedPart[], say: Say) => {
    const chips = root.terms.flatMap((term, index) =>
      term.type === "unfinished" ? [] : [chip(text, term, parts[index]?.text ?? "", say)],
    );
    element.replaceChildren(...chips);
    element.hidden = chips.length === 0;
  };

  return {
    element,
    render: (query, catalogue, say, isDisabled) => {
      const { parts } = explain(query, { catalogue });
      const words = (["exclude-filter", "include-filter", "remove-filter"] as const).map((key) => say(key));
      const now = JSON.stringify([query.text, parts, words]);
      if (now !== shown) replace(query, parts, say);
      shown = now;
      element.setAttribute("aria-label", say("filters"));
      for (const each of element.querySelectorAll("button")) each.disabled = isDisabled;
    },
  };
}
