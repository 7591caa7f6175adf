import type { Catalogue } from "../assist/catalogue.ts";
import { type ExplainedPart, explain } from "../assist/explain.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { Query, Range, Term } from "../syntax/tree.ts";
import { make } from "./make.ts";
import type { Say } from "./words.ts";

/** What a chip's button does to the term at an offset. */
export type ChipAction = "negate" | "remove";

/** The terms of the query, each with a button that excludes it and one that takes it out. */
export class Chips {
  readonly element = make("ul", { part: "chips", class: "chips", role: "list" });
  readonly #act: (action: ChipAction, offset: number) => void;

  /** What is shown: only a change of it makes new buttons, since one of them may be about to get the focus. */
  #shown = "";

  constructor(act: (action: ChipAction, offset: number) => void) {
    this.#act = act;
    this.element.hidden = true;
  }

  render(query: Query<AnyLanguage>, catalogue: Catalogue, say: Say, isDisabled: boolean): void {
    const { parts } = explain(query, { catalogue });
    const shown = JSON.stringify([
      query.text,
      parts,
      say("exclude-filter"),
      say("include-filter"),
      say("remove-filter"),
    ]);
    if (shown !== this.#shown) this.#replace(query, parts, say);
    this.#shown = shown;
    this.element.setAttribute("aria-label", say("filters"));
    for (const button of this.element.querySelectorAll("button")) button.disabled = isDisabled;
  }

  #replace(query: Query<AnyLanguage>, parts: readonly ExplainedPart[], say: Say): void {
    const chips = query.root.terms.flatMap((term, index) =>
      term.type === "unfinished" ? [] : [this.#chip(query.text, term, parts[index]?.text ?? "", say)],
    );
    this.element.replaceChildren(...chips);
    this.element.hidden = chips.length === 0;
  }

  #chip(text: string, term: Term<AnyLanguage>, meaning: string, say: Say): HTMLLIElement {
    const isNegated = term.type === "not";
    const written = text.slice(term.from, term.to);
    return make(
      "li",
      { part: isNegated ? "chip negated" : "chip", class: isNegated ? "negated" : "", title: meaning },
      make("span", { part: "chip-label", class: "label", dir: "auto" }, written),
      this.#button(
        "negate",
        isNegated ? "+" : "−",
        say(isNegated ? "include-filter" : "exclude-filter", { term: written }),
        term,
      ),
      this.#button("remove", "×", say("remove-filter", { term: written }), term),
    );
  }

  #button(action: ChipAction, sign: string, label: string, { from }: Range): HTMLButtonElement {
    const button = make("button", { part: action, class: action, type: "button", "aria-label": label }, sign);
    button.addEventListener("click", () => {
      const place = this.#buttons(action).indexOf(button);
      this.#act(action, from);
      // The keyboard goes on where it was: the same chip, or the one that has taken its place.
      const buttons = this.#buttons(action);
      buttons.at(Math.min(place, buttons.length - 1))?.focus();
    });
    return button;
  }

  #buttons(action: ChipAction): readonly HTMLButtonElement[] {
    return [...this.element.querySelectorAll<HTMLButtonElement>(`button.${action}`)];
  }
}
