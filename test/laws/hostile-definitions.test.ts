import { describe, expect, test } from "vitest";
import { applyEdits, complete, explain, highlight, setField, toggleTerm, tokens } from "../../src/assist/index.ts";
import {
  builder,
  defineLanguage,
  exactText,
  type Job,
  oneOf,
  parse,
  print,
  toPredicate,
  walk,
} from "../../src/index.ts";
import { createSearchIndex } from "../../src/search-index/index.ts";

const names = [...new Set([...Object.getOwnPropertyNames(Object.prototype), "then", "toJSON", "length", "prototype"])];

describe.each(names)("a language whose field, value, keyword and record key is %s", (name) => {
  type Row = Record<string, string>;
  const language = defineLanguage<Row>()({
    name: "hostile",
    text: [`${name}-text`, name],
    fields: { [name]: exactText(name), state: oneOf("state", [name, "other"]) } as never,
    keywords: { [`is-${name}`]: { where: { state: name } } } as never,
  });
  const row = (value: string, state = "other"): Row =>
    Object.fromEntries([
      ["state", state],
      [name, value],
    ]);

  test("reads, prints and selects", () => {
    const query = parse(`${name}:${name} -state:other is-${name}`, { language });
    expect(query.diagnostics).toEqual([]);
    expect(query.root.terms.map(({ type }) => type)).toEqual(["field", "not", "keyword"]);
    expect(parse(print(query), { language }).text).toBe(print(query));
    const matches = toPredicate(query);
    expect([matches(row(name, name)), matches(row(name)), matches(row("x", name)), matches({})]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    const visited: string[] = [];
    walk(query, (node) => {
      visited.push(node.type);
    });
    expect(visited).toEqual(["and", "field", "not", "field", "keyword"]);
  });

  test("is built", () => {
    const { field } = builder(language);
    expect(print(field(name, name))).toBe(`${name}:${name}`);
  });

  test("is completed, explained, coloured and edited", () => {
    expect(complete(name, name.length, { language }).items.map(({ label }) => label)).toContain(name);
    const { items } = complete(`${name}:`, name.length + 1, { language, records: [row("held")] });
    expect(items.map(({ label }) => label)).toEqual(["held"]);
    expect(explain(`${name}:x`, { language }).parts).toHaveLength(1);
    expect(tokens(`${name}:x`, { language }).map(({ tag }) => tag)).toEqual(["propertyName", "punctuation", "string"]);
    expect(applyEdits("a", setField("a", name, "x", { language }))).toBe(`a ${name}:x`);
    expect(applyEdits("a", toggleTerm("a", `${name}:x`, { language }))).toBe(`a ${name}:x`);
  });

  test("is highlighted and indexed", () => {
    const marks = highlight(parse("held", { language }), row("is held"));
    expect(Object.entries(marks)).toEqual([[name, [{ from: 3, to: 7 }]]]);
    const rows = [row(name), row("x")];
    const index = createSearchIndex(rows, { language });
    expect(index.search(`${name}:${name}`)).toEqual([rows[0]]);
    expect([...index.facets("", name).keys()].sort()).toEqual([name, "x"].sort());
  });
});

test("names that look like patterns are only themselves", () => {
  const language = defineLanguage<Record<string, string>>()({
    name: "patterns",
    text: ["title"],
    fields: { "a.c": exactText(["a.c"]), "(x|y)*": exactText("x") },
    keywords: { "[a-z]+": { where: { "a.c": "1" } } },
  });
  const types = (text: string) => parse(text, { language }).root.terms.map(({ type }) => type);
  expect(types("a.c:1 (x|y)*:1 [a-z]+")).toEqual(["field", "field", "keyword"]);
  expect(types("abc:1 x:1 y:1 xyxy:1 abc")).toEqual(["word", "word", "word", "word", "word"]);
});

describe("a record", () => {
  const text = 'fix branch:main -"wip" status:new -id:7';
  const run = { branch: "main", calculated_status: "NEW", id: 3, commit_title: "Fix it" } as const;
  const matches = (record: Partial<Job>) => toPredicate(parse(text))(record);

  test.each([
    ["is frozen", Object.freeze({ ...run })],
    ["has no prototype", Object.assign(Object.create(null), run)],
    [
      "has getters",
      {
        ...run,
        get commit_title() {
          return "Fix it";
        },
      },
    ],
    [
      "is an object of a class",
      new (class Run {
        readonly branch = "main";
        readonly calculated_status = "NEW";
        readonly id = 3;
        readonly commit_title = "Fix it";
      })(),
    ],
    ["is a proxy", new Proxy(run, {})],
  ])("that %s is asked like any other", (_, record) => {
    expect(matches(record)).toBe(true);
    expect(highlight(parse(text), record)).toEqual({ commit_title: [{ from: 0, to: 3 }] });
    expect(toPredicate(parse("branch:other"))(record)).toBe(false);
  });

  test("has only its own properties, and not what it inherits", () => {
    expect(matches(Object.create(run))).toBe(false);
    expect(toPredicate(parse("-branch:main"))(Object.create(run))).toBe(true);
    expect(highlight(parse(text), Object.create(run))).toEqual({});
  });

  test("whose getter throws makes the predicate throw just that", () => {
    const fault = new Error("out of reach");
    const record = {
      get branch(): string {
        throw fault;
      },
    };
    expect(() => matches(record)).toThrow(fault);
    expect(() => toPredicate(parse("id:1"))(record)).not.toThrow();
  });

  test("is only read, and only where the query asks", () => {
    const read: PropertyKey[] = [];
    const refuse = () => {
      throw new Error("a record is only read");
    };
    const record = new Proxy(run, {
      get: (target, key) => {
        read.push(key);
        return Reflect.get(target, key);
      },
      set: refuse,
      deleteProperty: refuse,
      defineProperty: refuse,
      ownKeys: refuse,
      has: refuse,
      getPrototypeOf: refuse,
    });
    expect(toPredicate(parse("branch:main -failed"))(record)).toBe(true);
    expect([...new Set(read)].sort()).toEqual(["branch", "calculated_status"]);
  });

  test.each([[[]], [{}], [() => "main"], [Symbol("main")], [true], [new String("main")], [Number.NaN], [1n]])(
    "that holds %o where text is meant holds nothing there",
    (held) => {
      const record = { branch: held, commit_title: held, calculated_status: held } as object;
      for (const text of ["main", '"main"', "branch:main", "status:new"]) {
        expect([toPredicate(parse(text))(record), toPredicate(parse(`-${text}`))(record)]).toEqual([false, true]);
      }
    },
  );
});
