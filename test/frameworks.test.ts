// What frameworks do with the state of a page: a query that goes through it is still the query.
import { isReactive, reactive, ref, shallowReactive, toRaw } from "@vue/reactivity";
import { freeze, produce } from "immer";
import { createElement, useState } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, test } from "vitest";
import {
  type AnyQuery,
  builder,
  defineLanguage,
  fromSearchUrl,
  oneOf,
  parse,
  print,
  type Query,
  toFilter,
  toPredicate,
  toQueryString,
  toSearchUrl,
  walk,
} from "../src/index.ts";

interface Ticket {
  readonly title: string;
  readonly state: "OPEN" | "CLOSED";
}

const tickets = defineLanguage<Ticket>()({
  name: "tickets",
  text: ["title"],
  fields: { state: oneOf("state", ["OPEN", "CLOSED"]) },
  keywords: { open: { where: { state: "OPEN" } } },
});
type Tickets = typeof tickets;

const text = 'crash -"exact" open state:clsd brnach:x "" -';
const parsed = () => parse(text, { language: tickets });

const asData = (value: unknown) => JSON.parse(JSON.stringify(value));

/** Freezes a query, its tree and its diagnostics as deep as they go. */
function deeplyFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const key of Reflect.ownKeys(value)) deeplyFrozen(Reflect.get(value, key));
  }
  return value;
}

function withDiagnostics(query: Query<Tickets>): Query<Tickets> {
  expect(query.diagnostics.length).toBeGreaterThan(0);
  return query;
}

/** What React hands on as a state, first and after an update. */
function throughReactState(query: Query<Tickets>): Query<Tickets> {
  let seen: Query<Tickets> | undefined;
  function Page() {
    const [state, setState] = useState({ query: parse("", { language: tickets }), isReady: false });
    if (!state.isReady) setState({ ...state, query, isReady: true });
    seen = state.query;
    return createElement("p", null, state.query.text);
  }
  renderToString(createElement(Page));
  return seen as Query<Tickets>;
}

const withReferences: readonly (readonly [string, (query: Query<Tickets>) => Query<Tickets>])[] = [
  ["Vue's ref", (query) => ref(query).value as Query<Tickets>],
  ["Vue's ref, with the diagnostics already read", (query) => ref(withDiagnostics(query)).value as Query<Tickets>],
  ["Vue's reactive", (query) => reactive({ query }).query as Query<Tickets>],
  ["Vue's shallowReactive", (query) => shallowReactive({ query }).query],
  ["Vue's toRaw", (query) => toRaw(reactive(query)) as Query<Tickets>],
  ["Immer, as a value", (query) => produce(parsed(), () => query)],
  ["Immer, with another change", (query) => produce({ query, page: 1 }, (draft) => void draft.page++).query],
  ["Immer, with a change inside", (query) => produce(query, (draft) => void Reflect.set(draft, "text", `${text}`))],
  ["Immer's freezing", (query) => freeze(query, true)],
  ["React's state", throughReactState],
  ["a spread", (query) => ({ ...query })],
  ["Object.assign", (query) => Object.assign({}, query)],
  ["deep freezing", deeplyFrozen],
];

const withoutReferences: readonly (readonly [string, (query: AnyQuery) => object])[] = [
  ["JSON", asData],
  ["a structured clone", (query) => structuredClone(query)],
  ["JSON of Vue's reactive", (query) => asData(reactive(query))],
];

/** All that a page may do with a query. */
function everythingOf(query: Query<Tickets>) {
  const types: string[] = [];
  walk(query, ({ type }) => void types.push(type));
  const matches = toPredicate(query);
  return {
    types,
    printed: print(query),
    parameters: toQueryString(query),
    address: toSearchUrl(query, { repository: "api" }),
    filter: toFilter(query).type,
    matches: [
      { title: "a crash", state: "OPEN" },
      { title: "a crash", state: "CLOSED" },
      { title: "exact crash", state: "OPEN" },
    ].map((record) => matches(record as Ticket)),
  };
}

describe.each(withReferences)("after %s", (_, through) => {
  test("a query has its text, tree and diagnostics", () => {
    const query = through(parsed());
    expect(query.text).toBe(text);
    expect(asData(query.root)).toEqual(asData(parsed().root));
    expect(asData(query.diagnostics)).toEqual(asData(parsed().diagnostics));
    expect(query.diagnostics.map(({ message }) => message)).toEqual(parsed().diagnostics.map(({ message }) => message));
    // Asked a second time, they are the same.
    expect(asData(query.diagnostics)).toEqual(asData(parsed().diagnostics));
  });

  test("a query works as before", () => {
    expect(everythingOf(through(parsed()))).toEqual(everythingOf(parsed()));
  });
});

describe.each(withoutReferences)("after %s", (_, through) => {
  test("a query has its text, tree and diagnostics", () => {
    const copy = through(parsed());
    expect(copy).toMatchObject({ text, root: asData(parsed().root), diagnostics: asData(parsed().diagnostics) });
  });

  test("a query works once it has its language back", () => {
    const copy = { ...through(parsed()), language: tickets } as Query<Tickets>;
    expect(everythingOf(copy)).toEqual(everythingOf(parsed()));
  });

  test.each([
    ["print", print],
    ["toFilter", toFilter],
    ["toPredicate", toPredicate],
    ["toQueryString", toQueryString],
    ["toSearchUrl", (query: AnyQuery) => toSearchUrl(query, { repository: "api" })],
    ["walk", (query: AnyQuery) => walk(query, () => undefined)],
  ])("%s refuses it without its language", (_, act) => {
    expect(() => act(through(parsed()) as AnyQuery)).toThrow(
      expect.objectContaining({ name: "QuerybarError", code: "missing-language" }),
    );
  });
});

test("Vue observes a query: what depends on it sees a new one", () => {
  const state = reactive({ query: parse("a") });
  expect(isReactive(state.query)).toBe(true);
  expect(toPredicate(state.query as Query)({ commit_title: "a" })).toBe(true);
  state.query = parse("b") as never;
  expect(toPredicate(state.query as Query)({ commit_title: "a" })).toBe(false);
});

test("a built tree keeps its language in a state, and in Vue's reactive", () => {
  const tree = builder(tickets).field("state", "OPEN");
  for (const kept of [reactive({ tree }).tree, freeze(tree, true), produce({ tree }, (draft) => draft).tree]) {
    const matches = toPredicate(kept as typeof tree);
    expect([matches({ state: "OPEN" }), matches({ state: "CLOSED" })]).toEqual([true, false]);
  }
});

test("a built tree that was copied is refused without its language", () => {
  const tree = builder(tickets).field("state", "OPEN");
  for (const copy of [{ ...tree }, structuredClone(tree), asData(tree)]) {
    expect(() => toPredicate(copy)).toThrow(expect.objectContaining({ code: "missing-language" }));
    expect(toPredicate({ language: tickets, root: copy })({ state: "OPEN" })).toBe(true);
  }
});

test("a query in an address comes back", () => {
  const query = parsed();
  expect(fromSearchUrl(toQueryString(query), { language: tickets }).text).toBe(print(query));
});
