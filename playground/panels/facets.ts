import { type AnyLanguage, builder, print, type Node as QueryNode } from "querybar";
import { addTerm, applyEdits, toggleTerm } from "querybar/assist";
import { make } from "../../src/search-bar/make.ts";
import { byId, makeButton, replaceChildren } from "../dom.ts";
import { termFor } from "../term.ts";
import type { EditQuery, Render, View } from "../view.ts";

const valuesShown = 8;

/** The number of matching runs with each value. Each value can be included or excluded. */
export function facetsPanel(edit: EditQuery): Render {
  const panel = byId("facets", HTMLElement);
  return (view) => {
    const groups = [
      { name: "keyword", choices: keywordsOf(view) },
      ...fieldsWorthCounting(view).map((field) => ({ name: field, choices: valuesOf(view, field) })),
    ];
    const filled = groups.filter(({ choices }) => choices.length > 0);
    replaceChildren(
      panel,
      filled.map(({ name, choices }) => group(name, choices, view, edit)),
    );
  };
}

/** A term to add, and how many runs it leaves. */
interface Choice {
  readonly label: string;
  readonly term: QueryNode<AnyLanguage>;
  readonly count: number;
  readonly title: string;
}

function keywordsOf({ language, index, query }: View): readonly Choice[] {
  const { keyword } = builder(language);
  return Object.entries(language.keywords).map(([label, { description = "" }]) => {
    const term = keyword(label);
    const count = index.count(applyEdits(query.text, addTerm(query, term as QueryNode<AnyLanguage>)));
    return { label, term, count, title: description };
  });
}

/** A field with a different value in nearly every run, such as an id, is not useful. */
function fieldsWorthCounting({ language, index }: View): readonly string[] {
  return Object.keys(language.fields).filter((field) => index.facets("", field).size * 5 < index.size);
}

function valuesOf(view: View, field: string): readonly Choice[] {
  const { language, index, query } = view;
  const counts = index.facets(query, field);
  const labels = new Set([...valuesAskedFor(view, field), ...[...counts.keys()].slice(0, valuesShown)]);
  return [...labels].flatMap((label) => {
    const term = termFor(language, field, label);
    return term === undefined
      ? []
      : [{ label, term, count: counts.get(label) ?? 0, title: print({ language, root: term }) }];
  });
}

/** These are shown even if no run has them, so that they can be removed. */
function valuesAskedFor({ query }: View, field: string): readonly string[] {
  return query.root.terms
    .map((term) => (term.type === "not" ? term.term : term))
    .flatMap((term) =>
      term.type === "field" && term.field === field && term.value !== undefined ? [String(term.value)] : [],
    );
}

function group(name: string, choices: readonly Choice[], view: View, edit: EditQuery): HTMLElement {
  const most = Math.max(1, ...choices.map(({ count }) => count));
  const rows = choices.map((choice) => row(choice, choice.count / most, view, edit));
  return make("section", { class: "facet" }, make("h2", {}, name), make("ul", { role: "list" }, ...rows));
}

function row({ label, term, count, title }: Choice, share: number, { query }: View, edit: EditQuery): HTMLLIElement {
  const { language } = query;
  const excluding = builder(language).not(term);
  const toggle = (toggled: QueryNode<AnyLanguage>) => () => edit(toggleTerm(query, toggled));
  const isAsked = (asked: QueryNode<AnyLanguage>) => String(addTerm(query, asked).length === 0);
  const parts = [
    make("span", { class: "label", dir: "auto" }, label),
    make("span", { class: "number" }, count.toLocaleString("en")),
  ];
  const button = makeButton(
    parts,
    { class: "choose", title, "data-key": `+${title}`, "aria-pressed": isAsked(term) },
    toggle(term),
  );
  button.style.setProperty("--share", `${100 * share}%`);
  const without = makeButton(
    "−",
    { class: "exclude", "data-key": `-${title}`, "aria-label": `Exclude ${label}`, "aria-pressed": isAsked(excluding) },
    toggle(excluding),
  );
  return make("li", {}, button, without);
}
