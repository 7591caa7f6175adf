import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AnyNode,
  builder,
  containsText,
  date,
  defineLanguage,
  exactText,
  keyed,
  number,
  parse,
  print,
  toPredicate,
  wholeNumber,
} from "../src/index.ts";
import { withoutPlaces } from "./trees.ts";

const orders = defineLanguage<Record<string, unknown>>()({
  name: "orders",
  dialect: "extended",
  text: ["note"],
  fields: {
    id: wholeNumber("id"),
    total: number("total"),
    label: exactText("labels", { many: true, wildcards: true }),
    author: exactText("author", { me: true }),
    created: date("createdAt"),
    title: containsText("title"),
    meta: keyed("meta", (key) => exactText(key, { wildcards: true })),
    code: exactText("code", { wildcards: true, lists: false }),
  },
  keywords: {
    mine: { any: [{ author: "@me" }, { label: "mine" }] },
    old: { where: { created: { olderThan: "30d" } } },
  },
});
const place = { from: 0, to: 0, valueFrom: 0, valueTo: 0 };
const { and, or, not, text, phrase, field, keyword, compare, between, list, pattern, present, contains } =
  builder(orders);

describe("a builder of the extended dialect", () => {
  it.each([
    [() => or(text("a"), and(text("b"), text("c"))), "a OR b c"],
    [() => and(or(text("a"), text("b")), text("c")), "(a OR b) c"],
    [() => not(and(text("a"), text("b"))), "-(a b)"],
    [() => not(not(text("a"))), "a"],
    [() => compare("total", ">=", "19.90"), "total:>=19.90"],
    [() => between("id", 1, null), "id:1..*"],
    [() => between("id", null, null), "id:*"],
    [() => list("label", ["a", "b,c"]), 'label:a,"b,c"'],
    [() => list("label", ["a"]), "label:a"],
    [() => pattern("label", "a\\*b*"), "label:a\\*b*"],
    [() => pattern("code", "a\\*,b*"), "code:a\\*,b*"],
    [() => present("author"), "author:*"],
    [() => contains("title", "fix"), "title:fix"],
    [() => contains("title", "fix it", { exact: true }), 'title:"fix it"'],
    [() => field("meta.my key", "x"), 'meta."my key":x'],
    [() => field("author", "@me"), "author:@me"],
    [() => field("created", "@today"), "created:@today"],
    [() => compare("created", "<", "7d"), "created:<7d"],
    [() => or(text("a"), phrase("")), "a"],
    [() => keyword("mine"), "mine"],
  ])("%#: prints %2$s", (make, printed) => {
    expect(print(make())).toBe(printed);
  });

  it.each([
    // @ts-expect-error “author” is not ordered
    ["a comparison without an order", () => compare("author", ">", "a")],
    // @ts-expect-error “ten” is not a number
    ["a value that is none", () => compare("id", ">", "ten")],
    ["a range of an age and a date", () => between("created", "7d", "2026-11")],
    ["several words", () => contains("title", "fix it")],
    ["a list where there are none", () => list("code", ["a"])],
    // @ts-expect-error “ten” is not a number
    ["a list with a value that is none", () => list("id", [1, "ten"])],
    ["a word with white space after it", () => field("title", "fix ")],
    ["a pattern with white space", () => pattern("label", "a b*")],
    ["a word that begins with a quote", () => contains("title", "”fix")],
    ["a word with a quote and white space", () => contains("title", 'an "a')],
    ["a pattern that begins with a quote", () => pattern("label", '"a b*')],
    // @ts-expect-error there is no such field
    ["an unknown field", () => present("nothing")],
    // @ts-expect-error a field of keys needs a key
    ["a field of keys without a key", () => present("meta")],
  ])("refuses %s", (_, make) => {
    expect(make).toThrowError(expect.objectContaining({ name: "QuerybarError", code: "invalid-term" }));
  });

  it.each([
    // @ts-expect-error “ten” is not a number
    [() => compare("id", ">", "ten"), "The field “id” cannot be compared with “ten”."],
    [() => between("created", "7d", "2026-11"), "The field “created” has no range from “7d” to “2026-11”."],
    [() => list("code", ["a"]), "The field “code” cannot have this list."],
    [() => pattern("label", "a b*"), "The field “label” cannot have this pattern."],
    [() => contains("title", "fix it"), "The field “title” cannot be searched for the word “fix it”."],
    [() => field("title", '"fix'), '“"fix” is not a value of the field “title”.'],
  ])("says what a field cannot: %#", (make, message) => {
    expect(make).toThrowError(message);
  });

  it.each<[string, object]>([
    ["comparison", { operator: ">", text: "1 OR x" }],
    ["between", { low: { text: "1" }, high: { text: "2 x" } }],
    ["pattern", { parts: ["a b", ""] }],
    ["pattern", { parts: ['"a', ""] }],
  ])("writes no %s that would be read as something else: %j", (type, parts) => {
    const root = { type, field: "label", ...parts, ...place };
    const list = { ...root, type: "list", terms: [{ ...root, type: "field", text: "a", value: "a" }, root] };
    for (const tree of [root, list])
      expect(() => print({ language: orders, root: tree as never })).toThrowError(
        expect.objectContaining({ name: "QuerybarError", code: "not-expressible" }),
      );
  });

  const word = (text: string) => ({ type: "word", text, ...place });
  const empty = { type: "phrase", text: "", ...place };
  const group = (type: "and" | "or", ...terms: readonly object[]) => ({ type, terms, ...place });
  const no = (term: object) => ({ type: "not", term, ...place });

  it.each<[object, string]>([
    [
      group("and", word(""), empty, word("a"), { type: "contains", field: "title", text: "", exact: true, ...place }),
      "a",
    ],
    [group("or", word("a"), word(""), empty), "a"],
    [group("and", word("a"), no(empty), no(group("and")), group("or", empty)), "a"],
    [group("and", group("and", word("a"), word("b")), group("or", word("c"))), "a b c"],
    [group("or", group("or", word("a"), empty), group("and", word("b"), group("and", word("c")))), "a OR b c"],
    [no(no(no(word("a")))), "-(-(-a))"],
    [no(group("and", word("a"), empty)), "-a"],
    [empty, ""],
  ])("%#: prints a tree without its empty parts as %2$s", (root, printed) => {
    expect(print({ language: orders, root: root as never })).toBe(printed);
  });

  it("writes no alternatives without terms, and no field that the language does not have", () => {
    const field = { type: "field", field: "nope", text: "a", value: "a", ...place };
    for (const root of [{ type: "or", terms: [], ...place }, field, { type: "or", terms: [field, field], ...place }])
      expect(() => print({ language: orders, root: root as never })).toThrowError(
        expect.objectContaining({ name: "QuerybarError", code: "not-expressible" }),
      );
  });

  it.each([
    ["label:a*b\\\\,c", "label:a*b\\\\,c"],
    ["label:a\\\\,c", 'label:"a\\\\",c'],
    ["code:a\\*,b*", "code:a\\*,b*"],
    ["code:a,b", "code:a,b"],
    ["code:a\\,b", "code:a\\,b"],
    ["label:a\\*b\\*c*", "label:a\\*b\\*c*"],
    ['label:a\\,"b c"', 'label:"a,\\"b" c"'],
    ["b a(", "b a("],
    ["label:a,b\\", "label:a,b\\"],
    ["ids labels codes", "ids labels codes"],
    ["-(b a( c)", "-(b a( c)"],
    ["-(c (a OR f(x)))", "-(c (a OR f(x)))"],
  ])("%s is printed as %s", (written, printed) => {
    expect(print(parse(written, { language: orders }))).toBe(printed);
  });

  it("makes the fields of a key", () => {
    expect(field("meta.my key", "x")).toMatchObject({ field: "meta", key: "my key", text: "x" });
    expect(field("META.a.b" as "meta.a", "x")).toMatchObject({ field: "meta", key: "a.b" });
    expect(parse("meta.:x", { language: orders }).root.terms).toMatchObject([{ type: "word", text: "meta.:x" }]);
  });

  it("makes trees that are read back as they were built", () => {
    const anyText = fc.oneof(
      fc.constantFrom(
        "a",
        "(a",
        "a)",
        "OR",
        "a\\",
        "\\(",
        "(a)",
        "f(a)",
        "f(a)b)",
        "f((a)",
        ")(",
        "a*b",
        "@me",
        "a,b",
        "mine",
        "id:1",
        "x y",
        ">1",
        "..",
        "-a",
      ),
      fc.string({ minLength: 1, unit: "grapheme" }).filter((written) => written.trim() !== ""),
    );
    const { tree } = fc.letrec<{ tree: AnyNode; leaf: AnyNode }>((tie) => ({
      leaf: fc.oneof(
        anyText.map((one) => text(one)),
        anyText.map((one) => phrase(one)),
        anyText.map((one) => field("label", one)),
        anyText.map((one) => field(`meta.${one}`, one)),
        fc.array(anyText, { minLength: 1 }).map((values) => list("label", values)),
        anyText.map((one) => contains("title", one, { exact: true })),
        fc.constantFrom(">", ">=", "<", "<=").chain((operator) => fc.nat().map((id) => compare("id", operator, id))),
        fc.constant(present("created")),
      ),
      tree: fc.oneof(
        { maxDepth: 5 },
        tie("leaf"),
        fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((terms) => or(...(terms as never[]))),
        fc.array(tie("tree"), { maxLength: 3 }).map((terms) => and(...(terms as never[]))),
        tie("tree").map((term) => not(term as never)),
      ),
    }));
    fc.assert(
      fc.property(tree, (built) => {
        const printed = print({ language: orders, root: built as never });
        const query = parse(printed, { language: orders });
        expect(print(query)).toBe(printed);
        expect(query.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
        const isNone = printed === "";
        if (!isNone) expect(withoutPlaces(query.root)).toEqual(withoutPlaces(and(built as never)));
      }),
    );
  });
});

describe("a keyword of the extended dialect", () => {
  const now = new Date("2026-11-26T12:00:00Z");
  const matches = (written: string, record: Record<string, unknown>) =>
    toPredicate(parse(written, { language: orders }), { now, me: "ada" })(record as object);

  it.each([
    ["mine", { author: "ada" }, true],
    ["mine", { author: "bob", labels: ["x", "mine"] }, true],
    ["mine", { author: "bob" }, false],
    ["-mine", {}, true],
    ["old", { createdAt: "2026-10-01" }, true],
    ["old", { createdAt: "2026-11-20" }, false],
    ["-old", {}, true],
  ])("%s of %j: %s", (written, record, expected) => {
    expect(matches(written, record)).toBe(expected);
  });
});

describe("@me", () => {
  it("is another value than the text in quotes", () => {
    const codes = (text: string) => parse(text, { language: orders }).diagnostics.map(({ code }) => code);
    expect(codes('author:@me author:"@me"')).toEqual([]);
    expect(codes("author:@me author:@me")).toEqual(["duplicate-term"]);
  });

  it("needs the option", () => {
    const query = parse("author:@me", { language: orders });
    expect(() => toPredicate(query)).toThrowError(expect.objectContaining({ code: "invalid-argument" }));
    expect(toPredicate(query, { me: "ada" })({ author: "ada" })).toBe(true);
    expect(toPredicate(query, { me: "ada" })({ author: "@me" })).toBe(false);
  });
});
