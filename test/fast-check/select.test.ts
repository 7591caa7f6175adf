import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkFilter, type FilterDiffers, queryAndRecord } from "../../src/fast-check/index.ts";
import { type AnyQuery, layerExtended, type PartialRecord, parse, type Query, toPredicate } from "../../src/index.ts";
import { lookupOf } from "../../src/language/lookup.ts";
import { valuesReader } from "../../src/language/path.ts";
import { foldCase } from "../../src/language/text/fold.ts";
import { orders } from "../every-kind.ts";

const now = new Date("2026-11-26T12:00:00Z");

async function reported(promise: Promise<void>): Promise<FilterDiffers | undefined> {
  return promise.then(
    () => undefined,
    (error: FilterDiffers) => error,
  );
}

/** The positions of the records for which something is true. */
function positions<Element>(all: readonly Element[], isSelected: (one: Element) => boolean): readonly number[] {
  return all.flatMap((one, index) => (isSelected(one) ? [index] : []));
}

/** A filter of one title, as SQL would write it with LIKE. */
function like({ root }: AnyQuery, title: string, escaped: (text: string) => string): boolean {
  return root.terms.every((term) => {
    if (term.type !== "word") return true;
    const pattern = escaped(term.text)
      .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
      .replaceAll("%", ".*")
      .replaceAll("_", ".");
    return new RegExp(
      pattern.replace(/\\\\(\.\*|\.)/g, (_, wild) => (wild === "." ? "_" : "%")),
      "isu",
    ).test(title);
  });
}

describe("a filter over all records at once", () => {
  it("is accepted if it is right, and gets the same records with every query", async () => {
    const seen = new Set<unknown>();
    let calls = 0;
    await checkFilter({
      numRuns: 200,
      select(query, records) {
        seen.add(records);
        calls++;
        return positions(records, toPredicate(query));
      },
    });
    expect([seen.size, calls]).toEqual([1, 200]);
  });

  it("is found to be wrong, with the smallest pair", async () => {
    const found = await reported(
      checkFilter({
        seed: 6,
        select: async ({ root, language }, records) =>
          positions(records, (run) =>
            root.terms.every((term) =>
              term.type === "phrase"
                ? `${run.commit_title}`.toLowerCase().includes(term.text.toLowerCase())
                : toPredicate({ language, root: term })(run),
            ),
          ),
      }),
    );
    expect(found).toMatchObject({ code: "filter-differs", query: expect.stringMatching(/^"[^"]{1,3}"$/), seed: 6 });
  });

  it("may be wrong only among others", async () => {
    const select = (query: Query, records: readonly PartialRecord<object>[]) =>
      positions(records, toPredicate(query)).slice(0, 20);
    const found = await reported(checkFilter({ seed: 6, numRuns: 50, select }));
    expect(found?.message).toContain("among     50 records; alone, it is answered right");
  });

  it("may not return what is no position", async () => {
    const found = await reported(checkFilter({ seed: 6, numRuns: 5, select: () => [7] }));
    expect(found?.message).toContain("filter    throws The option select returned 7, which is no position");
  });

  it("or one by one is needed", async () => {
    await expect(checkFilter({} as never)).rejects.toMatchObject({ code: "invalid-argument" });
  });
});

describe("a report", () => {
  it("names letters that look like others, and escapes what a terminal would obey", async () => {
    const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    const finds = (query: Query, title: string) =>
      query.root.terms.every((term) => term.type === "word" && lower(title).includes(lower(term.text)));
    const arbitrary = fc.constant([parse("\u212a \u0301"), { commit_title: "k e\u0301 \u0301" }] as const);
    const found = await reported(
      checkFilter({ arbitrary, filter: (query, run) => finds(query, run.commit_title ?? "") }),
    );
    expect(found?.message).toContain("  query     \u212a\n");
    expect(found?.message).toContain("  letters   \u212a (U+212A)\n");
    const odd = fc.constant([parse('"\u202e\u0007"'), { commit_title: "\u202e\u0007\u2028 e\u0301" }] as const);
    const other = await reported(checkFilter({ arbitrary: odd, filter: () => Promise.reject(new RangeError("no")) }));
    expect(other?.message).not.toMatch(/[\u202e\u2028\u0007]/);
    expect(other?.cause).toBeInstanceOf(RangeError);
  });

  it("shows what a person would write: `_`, and not `__proto__`", async () => {
    const arbitrary = fc.constantFrom(
      [parse("a __proto__ -b"), { commit_title: "a xyzprotoxyz", author: "c", commit_body: "d" }] as const,
      [parse("__proto__ fix"), { commit_title: "fix  aaprotobb", author: "c", commit_body: "d" }] as const,
    );
    const found = await reported(
      checkFilter({ arbitrary, filter: (query, run) => like(query, `${run.commit_title}`, (text) => text) }),
    );
    expect([found?.query, found?.record]).toEqual([
      "_",
      { commit_title: expect.stringMatching(/^.$/), author: "", commit_body: "" },
    ]);
  });
});

describe("the limits of a back end", () => {
  const sampled = (options: object) =>
    fc.sample(queryAndRecord({ language: orders, now, me: "ada", ...options }), { numRuns: 50, seed: 6 });
  const unlimited = sampled({});
  const heldFor = (name: string, pairs: ReturnType<typeof sampled>) => {
    const { path, kind } = lookupOf(orders).fields.get(name) ?? expect.fail();
    const held = pairs.flatMap(([, record]) => valuesReader(path)(record as Record<string, unknown>));
    return held.map(kind.heldKey).filter((value) => value !== undefined);
  };

  it.each([
    ["ascii", /[^\0-\x7f]/],
    ["latin", /[^\0-\xff]/],
  ] as const)("letters: %s", (letters, others) => {
    const pairs = sampled({ letters });
    // The values of a field that has few are those of its definition.
    const texts = pairs.map(([query, record]) =>
      `${query.text} ${JSON.stringify(record, withoutBigint)}`.replace(/größe/gi, ""),
    );
    expect(texts.filter((text) => others.test(text))).toEqual([]);
    expect(pairs.some(([query]) => foldCase(query.text) !== query.text)).toBe(true);
    expect(unlimited.some(([query]) => others.test(query.text))).toBe(true);
  });

  it("largestNumber", () => {
    const pairs = sampled({ largestNumber: 1000 });
    for (const name of ["id", "total", "code"]) {
      const held = heldFor(name, pairs).map(Number);
      expect(held.length).toBeGreaterThan(0);
      expect(held.filter((value) => Math.abs(value) > 1000)).toEqual([]);
    }
    const longest = pairs.flatMap(([{ text }]) => text.match(/(?<=(?:id|total|code):\S*)[0-9]{5,}/g) ?? []);
    expect(longest).toEqual([]);
    expect(
      heldFor("id", unlimited)
        .map(Number)
        .some((value) => value > 1000),
    ).toBe(true);
  });

  it("values", () => {
    const pairs = sampled({ values: { created: ["2026-11-23", "2026-11-24"], branch: ["main"] } });
    expect(new Set(heldFor("branch", pairs))).toEqual(new Set(["main"]));
    expect([...new Set(heldFor("created", pairs))].sort()).toEqual([
      "2026-11-23T00:00:00.000000000Z",
      "2026-11-24T00:00:00.000000000Z",
    ]);
    const typed = pairs
      .flatMap(([{ text }]) => text.match(/(?<=\bcreated:)\S+/g) ?? [])
      .flatMap((value) => value.match(/[\w@-]{2,}/g) ?? []);
    expect([...new Set(typed)].sort()).toEqual(["2026-11-23", "2026-11-24"]);
  });

  it("a filter that follows the language up to them is accepted", async () => {
    await checkFilter({
      language: layerExtended,
      letters: "ascii",
      numRuns: 300,
      now,
      filter: (query, run) => toPredicate(query, { now })(run),
    });
  });
});

function withoutBigint(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
