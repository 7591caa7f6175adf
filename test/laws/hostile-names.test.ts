import { describe, expect, test } from "vitest";
import { builder, layer, parse, print, toPredicate } from "../../src/index.ts";

const names = [
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Function.prototype),
  "then",
  "toJSON",
  "prototype",
];

describe.each([...new Set(names)])("%s", (name) => {
  test("before a colon is text", () => {
    expect(parse(`${name}:x`).root.terms).toEqual([{ type: "word", text: `${name}:x`, from: 0, to: name.length + 2 }]);
    expect(parse(`${name}:x`).diagnostics.filter(({ severity }) => severity !== "hint")).toEqual([]);
  });

  test("is a word like any other, which an empty run does not contain", () => {
    expect(parse(name).root.terms).toEqual([{ type: "word", text: name, from: 0, to: name.length }]);
    const matches = toPredicate(parse(name));
    expect([matches({}), matches({ commit_title: `a ${name} b` })]).toEqual([false, true]);
  });

  test("is neither a status nor an id", () => {
    for (const query of [parse(`status:${name}`), parse(`id:${name}`)]) {
      expect(query.root.terms).toMatchObject([{ type: "field", value: undefined }]);
      expect(query.diagnostics).toMatchObject([{ code: "invalid-value" }]);
      expect(toPredicate(query)({ id: name, calculated_status: "NEW" })).toBe(false);
    }
  });

  test("is a branch like any other", () => {
    const { field } = builder(layer);
    for (const matches of [toPredicate(parse(`branch:${name}`)), toPredicate(field("branch", name))]) {
      expect([matches({ branch: name }), matches({ branch: "main" }), matches({})]).toEqual([true, false, false]);
    }
    expect(print(field("branch", name))).toBe(`branch:${name}`);
  });

  test("is neither a field nor a keyword of the builder", () => {
    const { field, keyword } = builder(layer);
    expect(() => field(name as "branch", "x")).toThrow(/There is no field/);
    expect(() => keyword(name as "done")).toThrow(/There is no keyword/);
  });
});

test("no query changes a prototype", () => {
  parse('__proto__:polluted constructor:x -__proto__ "__proto__" repo:__proto__').diagnostics.map(
    ({ message }) => message,
  );
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain("polluted");
  expect("polluted" in {}).toBe(false);
});
