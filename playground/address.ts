import { fromSearchUrl } from "querybar";
import { type Dashboard, dashboards } from "./dashboards.ts";

/** What the address bar holds. */
export interface Search {
  readonly dashboard: Dashboard;
  readonly text: string;
}

/** An address without a search opens with an example. */
export function searchOfAddress(): Search {
  const parameters = new URLSearchParams(location.search);
  const wanted = parameters.get("dashboard");
  const dashboard = dashboards.find(({ name }) => name === wanted) ?? dashboards[0];
  return { dashboard, text: parameters.has("search") ? fromSearchUrl(location.search).text : dashboard.examples[0] };
}

function addressOf({ dashboard, text }: Search): string {
  const parameters = new URLSearchParams();
  if (dashboard !== dashboards[0]) parameters.set("dashboard", dashboard.name);
  parameters.set("search", text.trim());
  // A colon means nothing there, and is easier to read as it is.
  return `?${parameters.toString().replaceAll("%3A", ":")}`;
}

/** Keeps the search in the address bar: a search is one entry in the history, however many keystrokes it took. */
export function keepInAddress(onReturn: (search: Search) => void) {
  let isTyping = false;
  const settle = () => {
    isTyping = false;
  };
  /** What looks the same, such as one more space, is not another search. */
  const isNew = (search: Search) => addressOf(search) !== location.search;
  window.addEventListener("popstate", () => {
    settle();
    onReturn(searchOfAddress());
  });
  return {
    settle,
    typed: (search: Search) => {
      if (isTyping) history.replaceState(null, "", addressOf(search));
      else if (isNew(search)) {
        history.pushState(null, "", addressOf(search));
        isTyping = true;
      }
    },
    chosen: (search: Search) => {
      settle();
      if (isNew(search)) history.pushState(null, "", addressOf(search));
    },
  };
}
