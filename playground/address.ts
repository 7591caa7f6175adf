import { fromSearchUrl } from "querybar";
import { type Dashboard, dashboards } from "./dashboards.ts";

/** What the address bar holds. */
export interface Search {
  readonly dashboard: Dashboard;
  readonly text: string;
}

export function searchOfAddress(): Search {
  const wanted = new URLSearchParams(location.search).get("dashboard");
  const dashboard = dashboards.find(({ name }) => name === wanted) ?? dashboards[0];
  return { dashboard, text: fromSearchUrl(location.search).text };
}

function addressOf({ dashboard, text }: Search): string {
  const parameters = new URLSearchParams();
  if (dashboard !== dashboards[0]) parameters.set("dashboard", dashboard.name);
  if (text !== "") parameters.set("search", text);
  return parameters.size === 0 ? location.pathname : `?${parameters}`;
}

/** Keeps the search in the address bar: a search is one entry in the history, however many keystrokes it took. */
export function keepInAddress(onReturn: (search: Search) => void) {
  let isTyping = false;
  const settle = () => {
    isTyping = false;
  };
  window.addEventListener("popstate", () => {
    settle();
    onReturn(searchOfAddress());
  });
  return {
    settle,
    typed: (search: Search) => {
      if (isTyping) history.replaceState(null, "", addressOf(search));
      else history.pushState(null, "", addressOf(search));
      isTyping = true;
    },
    chosen: (search: Search) => {
      settle();
      history.pushState(null, "", addressOf(search));
    },
  };
}
