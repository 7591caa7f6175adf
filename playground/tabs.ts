import { byId } from "./dom.ts";

const names = ["runs", "reading", "language"] as const;

/**
 * The tabs, with the keys of the ARIA Authoring Practices. On wide pages the runs are next to the tabs and need no tab.
 */
export function startTabs(): void {
  const tabs = names.map((name) => ({
    name,
    tab: byId(`${name}-tab`, HTMLButtonElement),
    panel: byId(`${name}-panel`, HTMLElement),
  }));
  const roomy = window.matchMedia("(min-width: 64rem)");
  let chosen: (typeof names)[number] = "runs";

  const show = () => {
    const selected = roomy.matches && chosen === "runs" ? "reading" : chosen;
    for (const { name, tab, panel } of tabs) {
      const isSelected = name === selected;
      tab.hidden = roomy.matches && name === "runs";
      tab.setAttribute("aria-selected", String(isSelected));
      tab.tabIndex = isSelected ? 0 : -1;
      panel.role = tab.hidden ? "region" : "tabpanel";
      panel.hidden = !isSelected && !(roomy.matches && name === "runs");
    }
  };
  for (const [place, { name, tab }] of tabs.entries()) {
    tab.addEventListener("click", () => {
      chosen = name;
      show();
    });
    tab.addEventListener("keydown", ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (step === undefined) return;
      const shown = tabs.filter((each) => !each.tab.hidden);
      const next = shown.at((shown.findIndex((each) => each.tab === tabs[place]?.tab) + step) % shown.length);
      next?.tab.focus();
      next?.tab.click();
    });
  }
  const layOut = () => {
    byId("facets-fold", HTMLDetailsElement).open = roomy.matches;
    show();
  };
  roomy.addEventListener("change", layOut);
  layOut();
}
