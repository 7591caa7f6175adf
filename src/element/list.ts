import type { Completion, CompletionItem } from "../assist/complete.ts";
import type { PopupState } from "./keyboard.ts";
import { make } from "./make.ts";

/** The suggestions under the input. The focus stays in the input: the chosen option is named to it. */
export interface List {
  readonly element: HTMLUListElement;
  readonly state: Exclude<PopupState, "awaited">;
  /** What is shown. */
  readonly completion: Completion;
  readonly chosen: CompletionItem | undefined;
  show(completion: Completion): void;
  hide(): void;
  /** Chooses the next option or the one before, round and round. */
  move(step: 1 | -1): void;
  /** Chooses none. */
  leave(): void;
}

const nothing: Completion = { from: 0, to: 0, items: [] };

export function makeList(input: HTMLInputElement, accept: (item: CompletionItem) => void): List {
  const element = make("ul", { part: "list", class: "list", id: "list", role: "listbox" });
  let completion = nothing;
  let place = -1;

  const choose = (index: number) => {
    place = index;
    for (const [other, option] of [...element.children].entries()) {
      option.setAttribute("aria-selected", String(other === index));
    }
    const option = element.children[index];
    if (option === undefined) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };

  const show = (shown: Completion) => {
    const kept = completion.items[place];
    const isOnTheSameText = completion.from === shown.from && completion.to === shown.to;
    completion = shown;
    element.replaceChildren(...shown.items.map(option));
    element.hidden = shown.items.length === 0;
    input.setAttribute("aria-expanded", String(!element.hidden));
    const isKept = kept !== undefined && isOnTheSameText;
    choose(isKept ? shown.items.findIndex(({ label, kind }) => label === kept.label && kind === kept.kind) : -1);
  };

  element.addEventListener("click", (event) => {
    const path = event.composedPath();
    const item = completion.items[[...element.children].findIndex((option) => path.includes(option))];
    if (item !== undefined) accept(item);
  });
  show(nothing);

  return {
    element,
    get state() {
      if (element.hidden) return "closed";
      return place === -1 ? "open" : "chosen";
    },
    get completion() {
      return completion;
    },
    get chosen() {
      return completion.items[place];
    },
    show,
    hide: () => show(nothing),
    move: (step) => {
      const count = completion.items.length;
      if (count === 0) return;
      const start = place === -1 && step === -1 ? 0 : place;
      choose((start + step + count) % count);
    },
    leave: () => choose(-1),
  };
}

function option({ kind, label, help }: CompletionItem, index: number): HTMLLIElement {
  return make(
    "li",
    { part: `option ${kind}`, class: kind, id: `option-${index}`, role: "option", "aria-selected": "false" },
    make("span", { part: "option-label", class: "label", dir: "auto" }, label),
    // Behind its field a value needs no words.
    ...(kind === "value" ? [] : [" ", make("span", { part: "option-help", class: "help", dir: "auto" }, help)]),
  );
}
