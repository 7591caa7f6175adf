import { type AnyLanguage, type Edit, parse, type Query } from "querybar";
import { applyEdits } from "querybar/assist";
import type { QueryBarDetail, QueryBarElement } from "querybar/element";
import { createSearchIndex, type SearchIndex } from "querybar/search-index";
import { make } from "../src/search-bar/make.ts";
import { whenReleased } from "../src/search-bar/text-field.ts";
import { keepInAddress, type Search, searchOfAddress } from "./address.ts";
import { type Dashboard, dashboards, evaluation, type RunRecord } from "./dashboards.ts";
import { byId, makeButton } from "./dom.ts";
import { definitionPanel } from "./panels/definition.ts";
import { facetsPanel } from "./panels/facets.ts";
import { readingPanel } from "./panels/reading.ts";
import { runsPanel } from "./panels/runs.ts";

/** Starts the page. What it shows depends only on the bar's text and the chosen dashboard. */
export function startPlayground(bar: QueryBarElement): void {
  Object.assign(bar, evaluation);
  const examples = byId("examples", HTMLElement);
  const panels = [runsPanel(edit), facetsPanel(edit), readingPanel(edit)];
  const definitions = definitionPanel(() => {
    readRecords();
    show();
  });
  const address = keepInAddress(take);
  let dashboard: Dashboard = dashboards[0];
  let index: SearchIndex<AnyLanguage, RunRecord>;

  bar.addEventListener("input", (event) => {
    address.typed({ dashboard, text: bar.value });
    show((event as CustomEvent<QueryBarDetail>).detail.query);
  });
  bar.addEventListener("change", () => {
    address.settle();
    const others = bar.recent.filter((text) => text !== bar.value);
    if (bar.value !== "") bar.recent = [bar.value, ...others].slice(0, 5);
    // A press on a button may be what has finished the search: the button must not be replaced under the pointer.
    whenReleased(document, () => show());
  });
  for (const each of dashboards) {
    byId(each.name, HTMLInputElement).addEventListener("change", () => {
      const isExample = dashboard.examples.includes(bar.value);
      const search = { dashboard: each, text: isExample ? each.examples[0] : bar.value };
      address.chosen(search);
      take(search);
    });
  }
  take(searchOfAddress());

  /** Shows a search that was not typed into the bar. */
  function take(search: Search): void {
    dashboard = search.dashboard;
    bar.value = search.text;
    byId(dashboard.name, HTMLInputElement).checked = true;
    definitions.show(dashboard);
    const buttons = dashboard.examples.map((example) =>
      makeButton(example, {}, () => edit([{ from: 0, to: bar.value.length, insert: example }])),
    );
    examples.replaceChildren(make("span", {}, "Try"), ...buttons);
    readRecords();
    show();
  }

  function readRecords(): void {
    bar.language = definitions.languageOf(dashboard);
    index = createSearchIndex(dashboard.records, { language: bar.language });
    bar.index = index;
  }

  function edit(edits: readonly Edit[]): void {
    bar.value = applyEdits(bar.value, edits);
    address.chosen({ dashboard, text: bar.value });
    show();
  }

  /** @param searched if it is not all that is written. */
  function show(searched?: Query<AnyLanguage>): void {
    const { language } = bar;
    const query = parse(bar.value, { language });
    const settled = searched ?? query;
    const begun = performance.now();
    const found = index.search(settled, evaluation);
    const milliseconds = performance.now() - begun;
    for (const render of panels) render({ dashboard, language, index, query, settled, found, milliseconds });
  }
}
