import { byId } from "./dom.ts";

const names = ["reading", "language"] as const;

/** The buttons that open what only some need, one at a time, beside the runs. */
export function startViews(): void {
  const views = names.map((name) => ({
    button: byId(`${name}-button`, HTMLButtonElement),
    panel: byId(`${name}-panel`, HTMLElement),
  }));
  for (const { button } of views)
    button.addEventListener("click", () => {
      for (const view of views) {
        const isOpen = view.button === button && view.panel.hidden;
        view.panel.hidden = !isOpen;
        view.button.setAttribute("aria-expanded", String(isOpen));
      }
    });
  const roomy = window.matchMedia("(min-width: 64rem)");
  const layOut = () => {
    byId("facets-fold", HTMLDetailsElement).open = roomy.matches;
  };
  roomy.addEventListener("change", layOut);
  layOut();
}
