import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { type EvaluationOptions, parse, toPredicate } from "../../src/index.ts";
import { createSearchIndex, type SearchIndex } from "../../src/search-index/index.ts";
import { holdsExtended } from "../naive-extended/evaluate.ts";
import { meaningOf } from "../naive-extended/meaning.ts";
import { readExtended } from "../naive-extended/read.ts";
import { tries } from "../tries.ts";
import { circumstances, type Loose, naiveShop, order, shop, shopQuery } from "./shop.ts";

type AnyIndex = SearchIndex<typeof shop, Loose>;

const indexOf = (records: readonly Loose[]): AnyIndex => createSearchIndex(records, { language: shop }) as AnyIndex;

function selected(records: readonly Loose[], text: string, options: EvaluationOptions): readonly Loose[] {
  return records.filter(toPredicate(parse(text, { language: shop }), options) as (record: Loose) => boolean);
}

function expectSelected(index: AnyIndex, records: readonly Loose[], text: string, options: EvaluationOptions): void {
  const expected = selected(records, text, options);
  const found = index.search(text, options);
  const isSame = found.length === expected.length && found.every((record, position) => record === expected[position]);
  if (!isSame) expect(found, text).toStrictEqual(expected);
  expect(isSame, text).toBe(true);
  expect(index.count(text, options), text).toBe(expected.length);
}

const orders = fc.array(order, { maxLength: 80 });

describe("what an index finds in the extended dialect is what the predicate selects", () => {
  test("query after query, at any time and in any zone", () => {
    fc.assert(
      fc.property(
        orders,
        fc.array(fc.tuple(shopQuery, circumstances), { minLength: 1, maxLength: 8 }),
        (records, queries) => {
          const index = indexOf(records);
          for (const [text, options] of queries) expectSelected(index, records, text, options);
        },
      ),
      tries(40),
    );
  });

  test("key by key, and back", () => {
    fc.assert(
      fc.property(orders, shopQuery, circumstances, fc.nat(), (records, text, options, back) => {
        const index = indexOf(records);
        for (let end = 0; end <= text.length; end++) expectSelected(index, records, text.slice(0, end), options);
        expectSelected(index, records, text.slice(0, back % (text.length + 1)), options);
      }),
      tries(15),
    );
  });

  test("after records were added, changed and removed, in any order", () => {
    const step = fc.record({
      kind: fc.constantFrom("search", "search", "add", "update", "remove"),
      at: fc.nat(),
      text: shopQuery,
      record: order,
    });
    fc.assert(
      fc.property(orders, circumstances, fc.array(step, { maxLength: 30 }), (given, options, steps) => {
        const records = [...given];
        const index = indexOf(records);
        for (const { kind, at, text, record } of steps) {
          const old = records[at % Math.max(1, records.length)];
          if (kind === "search") expectSelected(index, records, text, options);
          else if (kind === "add" || old === undefined) {
            index.add(record);
            records.push(record);
          } else if (kind === "update") {
            expect(index.update(old, record)).toBe(true);
            records[records.lastIndexOf(old)] = record;
          } else {
            expect(index.remove(old)).toBe(true);
            records.splice(records.lastIndexOf(old), 1);
          }
        }
        expectSelected(index, records, "", options);
      }),
      tries(30),
    );
  });
});

test("an index finds what a naive evaluator does, which was written from the reference alone", () => {
  fc.assert(
    fc.property(orders, fc.array(fc.tuple(shopQuery, circumstances), { maxLength: 5 }), (records, queries) => {
      const index = indexOf(records);
      for (const [text, options] of queries) {
        const { now, timeZone: zone, weekStart, me } = options;
        const context = { now: (now as Date).toISOString(), zone, weekStart, me } as never;
        const meaning = meaningOf(readExtended(text, naiveShop).root, naiveShop, context);
        const expected = records.filter((record) => holdsExtended(meaning, record, naiveShop));
        expect(index.search(text, options), text).toStrictEqual(expected);
      }
    }),
    tries(30),
  );
});

const manyValued = ["price", "item", "visits", "tag"];

/** Each record with a value is counted: once, or, if there may be many values, perhaps more often. */
function expectCounted(
  records: readonly Loose[],
  text: string,
  counts: ReadonlyMap<string, number>,
  options: EvaluationOptions,
): void {
  const sum = [...counts.values()].reduce((one, other) => one + other, 0);
  const holding = selected(records, text, options).length;
  if (manyValued.some((field) => text.startsWith(field))) expect(sum).toBeGreaterThanOrEqual(holding);
  else expect(sum).toBe(holding);
}

describe("facets", () => {
  const fields = [
    ...["number", "total", "price", "item", "placed", "visits", "delay", "wait", "size", "shipped", "customer", "tag"],
    ...["meta.region", "limit.day"],
  ] as const;

  test.each(fields)("of %s count as many records as a search for each value finds", (field) => {
    fc.assert(
      fc.property(orders, shopQuery, circumstances, (records, text, options) => {
        const index = indexOf(records);
        const counts = index.facets(text, field, options);
        const found = selected(records, text, options);
        for (const [value, count] of counts) {
          // Only records have a length of time below zero.
          if (!value.startsWith("\u2212"))
            expect(selected(found, `${field}:"${value}"`, options).length, `${field}:${value}`).toBe(count);
        }
        expectCounted(found, `${field}:*`, counts, options);
      }),
      tries(10),
    );
  });

  test.each(["placed", "visits"])("of %s by day, week and month count what a search for each finds", (field) => {
    fc.assert(
      fc.property(orders, circumstances, (records, options) => {
        const index = indexOf(records);
        for (const by of ["day", "week", "month"] as const) {
          const counts = index.facets("", field, { ...options, by });
          expect([...counts.keys()]).toEqual([...counts.keys()].sort());
          for (const [name, count] of counts) {
            const last = Math.min(Date.parse(name) + 6 * 86_400_000, Date.parse("9999-12-31"));
            const week = `${name}..${new Date(last).toISOString().slice(0, 10)}`;
            const term = `${field}:${by === "week" ? week : name}`;
            expect(selected(records, term, options).length, term).toBe(count);
          }
          expectCounted(records, `${field}:*`, counts, options);
        }
      }),
      tries(10),
    );
  });

  test.each([
    ["total", ["-5", "0", "19.9", "100"]],
    ["number", [5, 10]],
    ["price", [1, 100]],
    ["size", ["5B", "1kB"]],
    ["delay", ["0s", "1h"]],
    ["placed", ["2026-03", "2026-11-23", "@today"]],
    ["limit.day", ["5", "10"]],
  ])("of %s by bounds count what a search for each group finds", (field, by) => {
    fc.assert(
      fc.property(orders, circumstances, (records, options) => {
        const isAscending = field !== "placed" || (options.now as Date).getUTCMonth() === 10;
        if (!isAscending) return;
        const counts = indexOf(records).facets("", field, { ...options, by: by as never });
        expect(counts.size).toBe(by.length + 1);
        // A record that holds many values may hold one below the upper bound and another above the lower one.
        if (field === "price") return;
        for (const [name, count] of counts) {
          const query = name
            .split(" ")
            .map((part) => `${field}:${part}`)
            .join(" ");
          expect(selected(records, query, options).length, query).toBe(count);
        }
      }),
      tries(10),
    );
  });

  test("count a record once for each of its values, and once for each group", () => {
    const index = indexOf([
      { tags: ["gift", "GIFT", "b2b"], visits: [{ at: "2026-11-23T01:00:00Z" }, { at: "2026-11-23T02:00:00Z" }] },
      { tags: ["gift"], visits: [{ at: "2026-12-01" }] },
    ]);
    expect([...index.facets("", "tag")]).toEqual([
      ["gift", 2],
      ["b2b", 1],
    ]);
    expect([...index.facets("", "visits", { by: "day" })]).toEqual([
      ["2026-11-23", 1],
      ["2026-12-01", 1],
    ]);
    expect([...index.facets("", "visits", { by: "day", timeZone: "America/New_York" })]).toEqual([
      ["2026-11-22", 1],
      ["2026-11-30", 1],
    ]);
    expect([...index.facets("", "visits", { by: "week", weekStart: 7 })]).toEqual([
      ["2026-11-22", 1],
      ["2026-11-29", 1],
    ]);
  });

  test.each([
    ["a field that the language does not have", "nope", undefined, "There is no field “nope”."],
    ["a field of keys without a key", "meta", undefined, "“meta” has keys: name one of them after a dot."],
    ["periods of what is not a date", "total", "day", "“total” has no dates to be counted by day."],
    ["another period", "placed", "hour", "The option by must be day, week or month, or a list of bounds."],
    ["bounds of what has no order", "tag", ["gift"], "“tag” has no order, so its values cannot be counted by bounds."],
    ["bounds that are not values", "total", ["ten"], "“ten” is not a value of “total”."],
    ["bounds that do not ascend", "total", [10, 1], "The bounds of facets must ascend, but “1” does not."],
  ])("refuse %s", (_, field, by, message) => {
    expect(() => indexOf([]).facets("", field, { by: by as never })).toThrow(
      expect.objectContaining({ code: "invalid-argument", message }),
    );
  });
});

describe("what depends on the clock", () => {
  const at = (hour: string) => new Date(`2026-11-26T${hour}:00:00Z`);

  test("is never stale", () => {
    const records = ["10", "11", "12", "13"].map((hour) => ({ placed: at(hour).toISOString(), title: "fix" }));
    const index = indexOf(records);
    const found = (text: string, hour: string) =>
      index.search(text, { now: at(hour) }).map((one) => records.indexOf(one as never));
    expect(found("placed:<1h", "12")).toEqual([2, 3]);
    expect(found("placed:<1h", "13")).toEqual([3]);
    expect(found("placed:<1h", "11")).toEqual([1, 2, 3]);
    expect(found("placed:>1h fix", "12")).toEqual([0]);
    expect(found("placed:>1h fix", "14")).toEqual([0, 1, 2]);
    expect(found("placed:>1h OR placed:<1h", "13")).toEqual([0, 1, 3]);
    expect(found("placed:@now", "13")).toEqual([3]);
  });

  test("reads the clock once a search, and not at all where nothing depends on it", () => {
    const index = indexOf([{ placed: "2026-11-26T12:00:00Z" }]);
    const now = vi.fn(() => at("12"));
    index.search("placed:<1h OR placed:>7d -placed:@today", { now });
    expect(now).toHaveBeenCalledTimes(1);
    index.facets("placed:<1h", "placed", { now, by: ["@today-1d", "@today"] });
    expect(now).toHaveBeenCalledTimes(2);
    index.count("fix total:>5", { now });
    expect(now).toHaveBeenCalledTimes(2);
  });

  test("@me is whoever the caller says, and without a caller it is refused", () => {
    const index = indexOf([{ customer: { name: "ada" } }, { customer: { name: "bob" } }]);
    expect(index.count("customer:@me", { me: "ada" })).toBe(1);
    expect(index.count("customer:@me", { me: "nobody" })).toBe(0);
    expect(() => index.count("customer:@me")).toThrow(expect.objectContaining({ code: "invalid-argument" }));
  });
});
