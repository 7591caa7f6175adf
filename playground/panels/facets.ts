import { type AnyLanguage, builder, type Edit, print, type Node as QueryNode } from "querybar";
import { addTerm, applyEdits, setField, toggleTerm, toggleValue } from "querybar/assist";
import { make } from "../../src/search-bar/make.ts";
import { evaluation } from "../dashboards.ts";
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
      ...[...valuesWorthCounting(view)].map(([field, all]) => ({ name: field, choices: valuesOf(view, field, all) })),
    ];
    const filled = groups.filter(({ choices }) => choices.length > 0);
    replaceChildren(
      panel,
      filled.map(({ name, choices }) => group(name, choices, view, edit)),
    );
  };
}

/** A term that can be chosen, and how many runs there are with it. */
interface Choice {
  readonly label: string;
  readonly term: QueryNode<AnyLanguage>;
  readonly count: number;
  readonly title: string;
  readonly isChosen: boolean;
  readonly isExcluded: boolean;
  /** Chooses it, or takes the choice back. */
  readonly choose: readonly Edit[];
}

function keywordsOf({ language, index, query, settled }: View): readonly Choice[] {
  const { keyword, not } = builder(language);
  return Object.entries(language.keywords).map(([label, { description = "" }]) => {
    const term = keyword(label) as QueryNode<AnyLanguage>;
    const root = { ...settled.root, terms: [...settled.root.terms, term] };
    return {
      ...{ label, term, title: description },
      count: index.count({ ...settled, root }, evaluation),
      isChosen: addTerm(query, term).length === 0,
      isExcluded: addTerm(query, not(term)).length === 0,
      choose: toggleTerm(query, term),
    };
  });
}

/** The values of all runs, of each field that has few: as long as the runs and the language are the same. */
const valuesOfAll = new WeakMap<View["index"], ReadonlyMap<string, readonly string[]>>();

function valuesWorthCounting({ language, index }: View): ReadonlyMap<string, readonly string[]> {
  const known = valuesOfAll.get(index);
  if (known !== undefined) return known;
  const values = Object.keys(language.fields).map((field) => [field, [...index.facets("", field).keys()]] as const);
  const few = new Map(values.filter(([, all]) => all.length * 5 < index.size));
  valuesOfAll.set(index, few);
  return few;
}

/**
 * The values of a field, counted by the rest of the query: those beside the chosen one stay, with what each would find. They are
 * in the order of all runs, so that none moves while people choose.
 */
function valuesOf({ language, index, query, settled }: View, field: string, all: readonly string[]): readonly Choice[] {
  const counts = index.facets(applyEdits(settled, setField(settled, field, undefined)), field, evaluation);
  const { included, excluded } = valuesAskedFor(query, field);
  const asked = [...included, ...excluded];
  const shown = new Set([...asked, ...[...counts.keys(), ...all].slice(0, valuesShown)]);
  return [...new Set([...all, ...asked])].flatMap((label) => {
    const term = shown.has(label) ? termFor(language, field, label) : undefined;
    if (term === undefined) return [];
    const isChosen = included.has(label);
    const isExcluded = excluded.has(label);
    const title = print({ language, root: term });
    const choose = toggleValue(query, field, label);
    return [{ label, term, count: counts.get(label) ?? 0, title, isChosen, isExcluded, choose }];
  });
}

/** The values that a query asks for or excludes. They are shown even if no run has them, so that they can be removed. */
function valuesAskedFor({ root }: View["query"], field: string) {
  const included = new Set<string>();
  const excluded = new Set<string>();
  for (const term of root.terms) {
    const atom = term.type === "not" ? term.term : term;
    const values = term === atom ? included : excluded;
    for (const each of atom.type === "list" ? atom.terms : [atom])
      if (each.type === "field" && each.field === field && each.value !== undefined) values.add(String(each.value));
  }
  return { included, excluded };
}

function group(name: string, choices: readonly Choice[], view: View, edit: EditQuery): HTMLElement {
  const most = Math.max(1, ...choices.map(({ count }) => count));
  const rows = choices.map((choice) => row(choice, choice.count / most, view, edit));
  return make("section", { class: "facet" }, make("h2", {}, name), make("ul", { role: "list" }, ...rows));
}

function row(
  { label, term, count, title, isChosen, isExcluded, choose }: Choice,
  share: number,
  { query }: View,
  edit: EditQuery,
): HTMLLIElement {
  const excluding = builder(query.language).not(term);
  const parts = [
    make("span", { class: "label", dir: "auto" }, label),
    make("span", { class: "number" }, count.toLocaleString("en")),
  ];
  const button = makeButton(
    parts,
    { class: "choose", title, "data-key": `+${title}`, "aria-pressed": String(isChosen) },
    () => edit(choose),
  );
  button.style.setProperty("--share", `${100 * share}%`);
  const without = makeButton(
    "−",
    { class: "exclude", "data-key": `-${title}`, "aria-label": `Exclude ${label}`, "aria-pressed": String(isExcluded) },
    () => edit(toggleTerm(query, excluding)),
  );
  return make("li", {}, button, without);
}
