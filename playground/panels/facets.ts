import { type AnyLanguage, builder, type Edit, print, type Node as QueryNode } from "querybar";
import { addTerm, applyEdits, setField, toggleTerm } from "querybar/assist";
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

/** A term that can be chosen, and how many runs there are with it. */
interface Choice {
  readonly label: string;
  readonly term: QueryNode<AnyLanguage>;
  readonly count: number;
  readonly title: string;
  /** Chooses it, or takes the choice back. */
  readonly choose: readonly Edit[];
}

function keywordsOf({ language, index, query, settled }: View): readonly Choice[] {
  const { keyword } = builder(language);
  return Object.entries(language.keywords).map(([label, { description = "" }]) => {
    const term = keyword(label) as QueryNode<AnyLanguage>;
    const count = index.count({ ...settled, root: { ...settled.root, terms: [...settled.root.terms, term] } });
    return { label, term, count, title: description, choose: toggleTerm(query, term) };
  });
}

/** A field with a different value in nearly every run, such as an id, is not useful. */
function fieldsWorthCounting({ language, index }: View): readonly string[] {
  return Object.keys(language.fields).filter((field) => index.facets("", field).size * 5 < index.size);
}

/**
 * The values of a field, counted by the rest of the query: those beside the chosen one stay, with what each would find. They are
 * in the order of all runs, so that none moves while people choose.
 */
function valuesOf({ language, index, query, settled }: View, field: string): readonly Choice[] {
  const counts = index.facets(applyEdits(settled, setField(settled, field, undefined)), field);
  const all = [...index.facets("", field).keys()];
  const asked = valuesAskedFor(query, field);
  const shown = new Set([...asked, ...[...counts.keys(), ...all].slice(0, valuesShown)]);
  return [...new Set([...all, ...asked])].flatMap((label) => {
    const term = shown.has(label) ? termFor(language, field, label) : undefined;
    if (term === undefined) return [];
    const title = print({ language, root: term });
    return [{ label, term, count: counts.get(label) ?? 0, title, choose: chooseValue(query, field, label) }];
  });
}

/** In this language a query can ask for one value of a field: another choice takes its place. */
function chooseValue(query: View["query"], field: string, value: string): readonly Edit[] {
  const isChosen = valuesAskedFor(query, field, "included").includes(value);
  return setField(query, field, isChosen ? undefined : value);
}

/** These are shown even if no run has them, so that they can be removed. */
function valuesAskedFor(
  { root }: View["query"],
  field: string,
  which: "included" | "both" = "both",
): readonly string[] {
  return root.terms
    .map((term) => (term.type === "not" && which === "both" ? term.term : term))
    .flatMap((term) =>
      term.type === "field" && term.field === field && term.value !== undefined ? [String(term.value)] : [],
    );
}

function group(name: string, choices: readonly Choice[], view: View, edit: EditQuery): HTMLElement {
  const most = Math.max(1, ...choices.map(({ count }) => count));
  const rows = choices.map((choice) => row(choice, choice.count / most, view, edit));
  return make("section", { class: "facet" }, make("h2", {}, name), make("ul", { role: "list" }, ...rows));
}

function row(
  { label, term, count, title, choose }: Choice,
  share: number,
  { query }: View,
  edit: EditQuery,
): HTMLLIElement {
  const excluding = builder(query.language).not(term);
  const isAsked = (asked: QueryNode<AnyLanguage>) => String(addTerm(query, asked).length === 0);
  const parts = [
    make("span", { class: "label", dir: "auto" }, label),
    make("span", { class: "number" }, count.toLocaleString("en")),
  ];
  const button = makeButton(
    parts,
    { class: "choose", title, "data-key": `+${title}`, "aria-pressed": isAsked(term) },
    () => edit(choose),
  );
  button.style.setProperty("--share", `${100 * share}%`);
  const without = makeButton(
    "−",
    { class: "exclude", "data-key": `-${title}`, "aria-label": `Exclude ${label}`, "aria-pressed": isAsked(excluding) },
    () => edit(toggleTerm(query, excluding)),
  );
  return make("li", {}, button, without);
}
