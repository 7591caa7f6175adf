import { print } from "querybar";
import { type Highlights, highlight, toggleTerm } from "querybar/assist";
import { make } from "../../src/search-bar/make.ts";
import { type RunRecord, toneOf } from "../dashboards.ts";
import { byId, makeButton, replaceChildren } from "../dom.ts";
import { termFor } from "../term.ts";
import type { EditQuery, Render, View } from "../view.ts";
import { waysOut } from "../ways-out.ts";
import { marked } from "./marked.ts";

const pageSize = 40;

/** The matching runs, or why there are none. */
export function runsPanel(edit: EditQuery): Render {
  const count = byId("count", HTMLElement);
  const took = byId("took", HTMLElement);
  const list = byId("runs", HTMLElement);
  const more = byId("more", HTMLButtonElement);
  let shown = pageSize;
  let current: View | undefined;

  const render = (view: View) => {
    const { found, index, milliseconds } = view;
    count.replaceChildren(make("strong", {}, number(found.length)), ` of ${number(index.size)} runs`);
    took.textContent = `in ${milliseconds.toFixed(1)} ms`;
    const rows = found.length === 0 ? [nothing(view, edit)] : found.slice(0, shown).map((run) => row(view, run, edit));
    replaceChildren(list, rows);
    more.hidden = found.length <= shown;
  };
  more.addEventListener("click", () => {
    const first = shown;
    shown += pageSize;
    if (current !== undefined) render(current);
    list.children[first]?.querySelector("button")?.focus();
  });
  return (view) => {
    shown = pageSize;
    current = view;
    render(view);
  };
}

function number(count: number): string {
  return count.toLocaleString("en");
}

function nothing(view: View, edit: EditQuery): HTMLLIElement {
  const { sentence, ways } = waysOut(view);
  const buttons = ways.map(({ label, edits, count }) => {
    const found = count === undefined ? [] : [" ", make("span", { class: "number" }, number(count))];
    return makeButton([make("bdi", {}, label), ...found], {}, () => edit(edits));
  });
  return make("li", { class: "nothing" }, make("p", {}, sentence), make("div", {}, ...buttons));
}

function row(view: View, run: RunRecord, edit: EditQuery): HTMLLIElement {
  const { dashboard, settled } = view;
  const { title, body, details } = dashboard;
  const places = highlight(settled, run);
  const status = dashboard.statusOf(run);
  const shown = new Set([title, body, ...details]);
  const elsewhere = Object.keys(places).filter((key) => !shown.has(key));
  const excerpts = [...(body !== title && places[body] ? [body] : []), ...elsewhere];
  return make(
    "li",
    { class: "run" },
    make("h3", { dir: "auto" }, ...marked(String(run[title]), places[title])),
    make(
      "div",
      { class: "when" },
      make("span", { class: `status ${toneOf(status)}` }, words(status)),
      make("time", {}, String(run[dashboard.time]).slice(0, 16).replace("T", " ")),
    ),
    make("p", { class: "details" }, ...details.map((key) => detail(view, run, key, places, edit))),
    ...excerpts.map((key) => make("p", { class: "excerpt", dir: "auto" }, ...marked(String(run[key]), places[key]))),
  );
}

/** A value of the run; a button if a field can filter by it. */
function detail(
  { query, language }: View,
  run: RunRecord,
  key: string,
  places: Highlights,
  edit: EditQuery,
): HTMLElement {
  const shown = marked(String(run[key]), places[key]);
  const field = Object.keys(language.fields).find((name) => language.fields[name]?.path === key);
  const term = field === undefined ? undefined : termFor(language, field, run[key]);
  if (term === undefined) return make("span", { dir: "auto" }, ...shown);
  return makeButton(shown, { title: print({ language, root: term }), dir: "auto" }, () =>
    edit(toggleTerm(query, term)),
  );
}

function words(status: string): string {
  const lower = status.toLowerCase().replaceAll("_", " ");
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
