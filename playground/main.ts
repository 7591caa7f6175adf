import { type Edit, parse } from "querybar";
import { applyEdits } from "querybar/assist";
import { defineQueryBar } from "querybar/element";
import { createSearchIndex } from "querybar/search-index";
import { keepInAddress, searchOfAddress } from "./address.ts";
import { dashboards } from "./dashboards.ts";
import { byId, makeButton } from "./dom.ts";
import { definitionPanel } from "./panels/definition.ts";
import { facetsPanel } from "./panels/facets.ts";
import { readingPanel } from "./panels/reading.ts";
import { runsPanel } from "./panels/runs.ts";
import { startTabs } from "./tabs.ts";
import type { View } from "./view.ts";

defineQueryBar();
startTabs();

const bar = document.querySelector("query-bar") as HTMLElementTagNameMap["query-bar"];
const examples = byId("examples", HTMLElement);
const definitions = definitionPanel(() => {
  readRecords();
  show();
});
const panels = [runsPanel(edit), facetsPanel(edit), readingPanel(edit)];
const address = keepInAddress((search) => {
  bar.value = search.text;
  if (search.dashboard !== dashboard) change(search.dashboard);
  show();
});

let { dashboard, text } = searchOfAddress();
let index = createSearchIndex<View["found"][number], View["language"]>([]);

bar.addEventListener("input", () => {
  address.typed({ dashboard, text: bar.value });
  show();
});
bar.addEventListener("change", address.settle);
bar.addEventListener("search", address.settle);
bar.values = ({ field }) => [...index.facets("", field).keys()];

for (const each of dashboards) {
  byId(each.name, HTMLInputElement).addEventListener("change", () => {
    change(each);
    edit([]);
  });
}

bar.value = text;
change(dashboard);
show();

function change(to: typeof dashboard): void {
  dashboard = to;
  byId(dashboard.name, HTMLInputElement).checked = true;
  definitions.show(dashboard);
  examples.replaceChildren(
    ...dashboard.examples.map((example) =>
      makeButton(example, {}, () => edit([{ from: 0, to: bar.value.length, insert: example }])),
    ),
  );
  readRecords();
}

function readRecords(): void {
  bar.language = definitions.languageOf(dashboard);
  index = createSearchIndex(dashboard.records, bar.language);
}

function edit(edits: readonly Edit[]): void {
  bar.value = applyEdits(bar.value, edits);
  address.chosen({ dashboard, text: bar.value });
  show();
}

function show(): void {
  const query = parse(bar.value, bar.language);
  const begun = performance.now();
  const found = index.search(query);
  const milliseconds = performance.now() - begun;
  examples.hidden = query.root.terms.length > 0;
  const view: View = { dashboard, language: bar.language, index, query, found, milliseconds };
  for (const render of panels) render(view);
}
