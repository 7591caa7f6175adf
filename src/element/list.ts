import type { Completion, CompletionItem } from "../assist/complete.ts";
import type { PopupState } from "./keyboard.ts";
import { make } from "./make.ts";

const nothing: Completion = { from: 0, to: 0, items: [] };

/** The suggestions under the input. The focus stays in the input: the chosen option is named to it. */
export class List {
  readonly element = make("ul", { part: "list", class: "list", id: "list", role: "listbox" });
  completion = nothing;
  #chosen = -1;
  readonly #input: HTMLInputElement;

  constructor(input: HTMLInputElement, accept: (item: CompletionItem) => void) {
    this.#input = input;
    this.hide();
    this.element.addEventListener("click", (event) => {
      const options: readonly Element[] = [...this.element.children];
      const clicked = options.findIndex((option) => event.composedPath().includes(option));
      const item = this.completion.items[clicked];
      if (item !== undefined) accept(item);
    });
  }

  get state(): PopupState {
    if (this.element.hidden) return "closed";
    return this.#chosen === -1 ? "open" : "chosen";
  }

  get chosen(): CompletionItem | undefined {
    return this.completion.items[this.#chosen];
  }

  show(completion: Completion): void {
    const kept = this.chosen;
    const isOnTheSameText = this.completion.from === completion.from && this.completion.to === completion.to;
    this.completion = completion;
    this.element.replaceChildren(...completion.items.map(option));
    this.element.hidden = completion.items.length === 0;
    this.#input.setAttribute("aria-expanded", String(!this.element.hidden));
    const isKept = kept !== undefined && isOnTheSameText;
    this.#choose(
      isKept ? completion.items.findIndex(({ label, kind }) => label === kept.label && kind === kept.kind) : -1,
    );
  }

  hide(): void {
    this.show(nothing);
  }

  leave(): void {
    this.#choose(-1);
  }

  /** Chooses the next option or the one before, round and round. */
  move(step: 1 | -1): void {
    const count = this.completion.items.length;
    if (count === 0) return;
    const start = this.#chosen === -1 && step === -1 ? 0 : this.#chosen;
    this.#choose((start + step + count) % count);
  }

  #choose(index: number): void {
    this.#chosen = index;
    for (const [place, element] of [...this.element.children].entries()) {
      element.setAttribute("aria-selected", String(place === index));
    }
    const element = this.element.children[index];
    if (element === undefined) {
      this.#input.removeAttribute("aria-activedescendant");
      return;
    }
    this.#input.setAttribute("aria-activedescendant", element.id);
    element.scrollIntoView({ block: "nearest" });
  }
}

function option({ kind, label, help }: CompletionItem, index: number): HTMLLIElement {
  return make(
    "li",
    { part: `option ${kind}`, class: kind, id: `option-${index}`, role: "option", "aria-selected": "false" },
    make("span", { part: "option-label", class: "label", dir: "auto" }, label),
    " ",
    make("span", { part: "option-help", class: "help", dir: "auto" }, help),
  );
}
