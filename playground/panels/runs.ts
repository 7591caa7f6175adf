import { builder } from "querybar";
import { explainEmpty, type Highlights, highlight, removeTerm, toggleTerm } from "querybar/assist";
import { type RunRecord, toneOf } from "../dashboards.ts";
import { byId, make, makeButton, replaceChildren } from "../dom.ts";
import type { EditQuery, Render, View } from "../view.ts";
import { marked } from "./marked.ts";

const pageSize = 40;

/** The runs that are found, or why none is. */
export function runsPanel(edit: EditQuery): Render {
  const count = byId("count", HTMLElement);
  const list = byId("runs", HTMLElement);
  const more = byId("more", HTMLButtonElement);
  let shown = pageSize;
  let current: View | undefined;

  const render = (view: View) => {
    const { found, index, milliseconds } = view;
    count.replaceChildren(
      make("strong", {}, number(found.length)),
      ` of ${number(index.size)} runs`,
      make("span", { class: "took" }, ` in ${milliseconds.toFixed(1)} ms`),
    );
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

function nothing({ query, index }: View, edit: EditQuery): HTMLLIElement {
  const { sentence, obstacles } = explainEmpty(query, index.search(""));
  const ways = obstacles.map(({ text, from, count }) =>
    makeButton(
      [document.createTextNode(`Leave out “${text}” `), make("span", { class: "number" }, number(count))],
      {},
      () => edit(removeTerm(query.text, from, query.language)),
    ),
  );
  return make("li", { class: "nothing" }, make("p", {}, sentence), make("div", {}, ...ways));
}

function row(view: View, run: RunRecord, edit: EditQuery): HTMLLIElement {
  const { dashboard, query } = view;
  const { title, body, details } = dashboard;
  const places = highlight(query, run);
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

/** A value of the run: where a field asks for it, a button that does. */
function detail(
  { query, language }: View,
  run: RunRecord,
  key: string,
  places: Highlights,
  edit: EditQuery,
): HTMLElement {
  const value = String(run[key]);
  const name = Object.keys(language.fields).find((field) => language.fields[field]?.key === key);
  if (name === undefined) return make("span", { dir: "auto" }, ...marked(value, places[key]));
  const term = builder(language).field(name, value);
  return makeButton([...marked(value, places[key])], { title: `${name}:${value}`, dir: "auto" }, () =>
    edit(toggleTerm(query.text, term, language)),
  );
}

function words(status: string): string {
  const lower = status.toLowerCase().replaceAll("_", " ");
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
