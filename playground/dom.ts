import { make } from "../src/search-bar/make.ts";

export function makeButton(
  label: string | readonly (Node | string)[],
  attributes: Readonly<Record<string, string>>,
  act: () => void,
): HTMLButtonElement {
  const button = make("button", { type: "button", ...attributes }, ...(typeof label === "string" ? [label] : label));
  button.addEventListener("click", act);
  return button;
}

/** The element of the page that has this id. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new TypeError(`The page has no ${kind.name} “${id}”.`);
}

/** Shows other children. The focus stays on the button with the same `data-key`, if there still is one. */
export function replaceChildren(parent: HTMLElement, children: readonly Node[]): void {
  const focused = parent.contains(document.activeElement) ? document.activeElement : null;
  const key = focused instanceof HTMLElement ? focused.dataset["key"] : undefined;
  parent.replaceChildren(...children);
  if (key === undefined) return;
  const same = [...parent.querySelectorAll<HTMLElement>("[data-key]")].find(({ dataset }) => dataset["key"] === key);
  same?.focus();
}
