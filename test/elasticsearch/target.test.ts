import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sortableNumber } from "../../src/compile/elasticsearch/sortable.ts";
import { elasticsearchMapping, elasticsearchTarget, toDocument } from "../../src/elasticsearch/index.ts";
import { type AnyLanguage, builder, defineKind, defineLanguage, layer, parse, print } from "../../src/index.ts";
import { compareDecimals, readDecimal } from "../../src/language/decimal.ts";
import { orders, shirts } from "../every-kind.ts";
import { tries } from "../tries.ts";
import { builds, fields } from "./own-fields.ts";

const now = new Date("2026-11-26T12:00:00Z");

function compiled(text: string, language: AnyLanguage = orders) {
  const result = elasticsearchTarget({ language })(parse(text, { language }), { now });
  return result.ok
    ? result.query.bool
    : result.diagnostics.map(({ from, to, message }) => [text.slice(from, to), message]);
}

function list(length: number): string {
  return `branch:${Array.from({ length }, (_, index) => index).join(",")}`;
}

function document(record: object) {
  return toDocument(record, { language: orders }).querybar;
}

describe("a query", () => {
  test.each([
    ["fix", { filter: [{ wildcard: { "querybar.text.folded": { value: "*fix*" } } }] }],
    ['"Fix it"', { filter: [{ wildcard: { "querybar.text.exact": { value: "*Fix it*" } } }] }],
    ["-K*?\\", { must_not: [{ wildcard: { "querybar.text.folded": { value: "*k\\*\\?\\\\*" } } }] }],
    ["branch:a,b", { filter: [{ terms: { "querybar.fields.branch": ["a", "b"] } }] }],
    ["-status:paid", { must_not: [{ terms: { "querybar.fields.status": ["PAID"] } }] }],
    ["branch:a*b", { filter: [{ wildcard: { "querybar.fields.branch": { value: "a*b" } } }] }],
    ["label:*", { filter: [{ exists: { field: "querybar.fields.label" } }] }],
    ["-title:*", { must_not: [{ exists: { field: "querybar.fields.title.present" } }] }],
    ["id:>10", { filter: [{ range: { "querybar.fields.id": { gt: "2500021" } } }] }],
    ["total:-1.5..20", { filter: [{ range: { "querybar.fields.total": { gte: "04999884~", lte: "2500022" } } }] }],
    [
      "created:2026-11",
      {
        filter: [
          {
            range: {
              "querybar.fields.created": {
                gte: "2026-11-01T00:00:00.000000000Z",
                lt: "2026-12-01T00:00:00.000000000Z",
              },
            },
          },
        ],
      },
    ],
    ["meta.region:eu", { filter: [{ terms: { "querybar.fields.meta": ['"region"eu'] } }] }],
    ["title:Fix", { filter: [{ wildcard: { "querybar.fields.title.folded": { value: "*fix*" } } }] }],
    ["said.en:Fix", { filter: [{ wildcard: { "querybar.fields.said.folded": { value: '"en"*fix*' } } }] }],
    ['said.en:"Fix it"', { filter: [{ wildcard: { "querybar.fields.said.exact": { value: '"en"*Fix it*' } } }] }],
    ["said.en:*", { filter: [{ wildcard: { "querybar.fields.said.present": { value: '"en"*' } } }] }],
    ["price.net:>1", { filter: [{ range: { "querybar.fields.price": { gt: '"net"2500011', lt: '"net"~' } } }] }],
    ["price.net:<1", { filter: [{ range: { "querybar.fields.price": { gte: '"net"', lt: '"net"2500011' } } }] }],
    ["a.b*c:x", { filter: [{ terms: { "querybar.fields.a%2e;b%2a;c": ["x"] } }] }],
    ["", {}],
    ["id:x", { must_not: [{ bool: {} }] }],
    [
      "branch:a OR id:7",
      {
        filter: [
          {
            bool: {
              should: [
                { terms: { "querybar.fields.branch": ["a"] } },
                { terms: { "querybar.fields.id": ["2500017"] } },
              ],
              minimum_should_match: 1,
            },
          },
        ],
      },
    ],
    [
      "(a OR branch:b) -c",
      {
        filter: [
          {
            bool: {
              should: [
                { wildcard: { "querybar.text.folded": { value: "*a*" } } },
                { terms: { "querybar.fields.branch": ["b"] } },
              ],
              minimum_should_match: 1,
            },
          },
        ],
        must_not: [{ wildcard: { "querybar.text.folded": { value: "*c*" } } }],
      },
    ],
  ])("%s", (text, expected) => {
    expect(compiled(text)).toEqual(expected);
  });

  const long = "x".repeat(251);

  test.each<[string, string, RegExp]>([
    [`a ${long} b`, long, /has 251 characters, and the index can be searched for 250/],
    [`branch:main,${"a*".repeat(40)}b`, `${"a*".repeat(40)}b`, /too complex for the engine/],
    [`a id:>${"1".repeat(1000)}`, `id:>${"1".repeat(1000)}`, /too long to compare with/],
    [
      Array.from({ length: 1025 }, (_, index) => `w${index}`).join(" "),
      "w0 ",
      /1025 clauses for the engine, which takes 1024/,
    ],
    [`${"(a (b OR ".repeat(11)}c`, "(a", /23 levels of groups for the engine, which takes 20/],
  ])("is refused where an engine would fail: %#", (text, where, message) => {
    const [[range, told] = []] = compiled(text) as [string, string][];
    expect(range?.startsWith(where)).toBe(true);
    expect(told).toMatch(message);
  });

  const data = (text: string, language: AnyLanguage = orders) => {
    const result = elasticsearchTarget({ language })(parse(text, { language }), { now });
    return result.ok ? [] : result.diagnostics.map((one) => one.data);
  };

  test.each<[string, object]>([
    [long, { reason: "too-long", text: long, length: 251, most: 250 }],
    [`branch:${"a*".repeat(40)}b`, { reason: "too-complex", field: "branch", pattern: [...Array(40).fill("a"), "b"] }],
    [`id:>${"1".repeat(1000)}`, { reason: "too-long", text: "1".repeat(1000), length: 1000, most: 990 }],
    [`price.net:>${"1".repeat(980)}`, { reason: "too-long", text: "1".repeat(980), length: 980, most: 975 }],
    [`${"a ".repeat(1025)}`, { reason: "too-large", what: "clauses", count: 1025, most: 1024 }],
    [`${"-a ".repeat(1024)}`, { reason: "too-large", what: "clauses", count: 1025, most: 1024 }],
    [`${"(a (b OR ".repeat(11)}c`, { reason: "too-large", what: "levels of groups", count: 23, most: 20 }],
    [list(65_537), { reason: "too-large", what: "values in one list", count: 65_537, most: 65_536 }],
  ])("says what a refused term is about: %#", (text, expected) => {
    expect(data(text)).toEqual([expected]);
  });

  test.each([
    ["a word", "x".repeat(250)],
    ["a value to compare with", `id:>${"1".repeat(990)}`],
    ["one with a key before it", `price.net:>${"1".repeat(975)}`],
    ["a list", list(65_536)],
    ["exclusions, to which an engine adds a clause", "-a ".repeat(1023)],
    ["a word and exclusions", `b ${"-a ".repeat(1023)}`],
    ["groups", `${"(a (b OR ".repeat(9)}(c d`],
  ])("takes %s of that size", (_, text) => {
    expect(data(text)).toEqual([]);
  });

  test.each([
    ["a half of a surrogate pair", "a\ud800", { must_not: [{ bool: {} }] }],
    ["one in a phrase that is not wanted", '-"\udc00"', { must_not: [{ bool: { must_not: [{ bool: {} }] } }] }],
    ["one in a value", "branch:a\ud800,b", { filter: [{ terms: { "querybar.fields.branch": ["b"] } }] }],
    [
      "one in a pattern",
      "branch:a\ud800*b,b*",
      { filter: [{ wildcard: { "querybar.fields.branch": { value: "b*" } } }] },
    ],
    ["a value that no document can have", `branch:${"x".repeat(10_001)}`, { must_not: [{ bool: {} }] }],
    [
      "the longest",
      `branch:${"x".repeat(10_000)}`,
      { filter: [{ terms: { "querybar.fields.branch": ["x".repeat(10_000)] } }] },
    ],
    ["a key that no document can have", `meta.${"k".repeat(249)}:x`, { must_not: [{ bool: {} }] }],
    ["its presence", `meta.${"k".repeat(249)}:*`, { must_not: [{ bool: {} }] }],
    [
      "the longest",
      `meta.${"k".repeat(248)}:x`,
      { filter: [{ terms: { "querybar.fields.meta": [`"${"k".repeat(248)}"x`] } }] },
    ],
    ["a key", "meta.region:*", { filter: [{ wildcard: { "querybar.fields.meta": { value: '"region"*' } } }] }],
    ["a number without a lower end", "id:<3", { filter: [{ range: { "querybar.fields.id": { lt: "2500013" } } }] }],
  ])("with %s: %#", (_, text, expected) => {
    expect(compiled(text)).toEqual(expected);
  });

  test("is refused where a kind has an order of its own", () => {
    expect(compiled("size:m,l", shirts)).toEqual({ filter: [{ terms: { "querybar.fields.size": ["M", "L"] } }] });
    expect(compiled("-size:m size:>s", shirts)).toEqual([
      ["size:>s", expect.stringMatching(/can't compare values of “size”/)],
    ]);
  });

  test("is refused where a program has built a pattern of a number", () => {
    const root = { type: "pattern", field: "id", parts: ["1", ""], from: 0, to: 5, valueFrom: 3, valueTo: 5 };
    const result = elasticsearchTarget({ language: orders })({ language: orders, root } as never);
    expect(result).toMatchObject({
      diagnostics: [
        {
          from: 0,
          to: 5,
          data: { reason: "no-order", field: "id" },
          message: expect.stringContaining("with a pattern"),
        },
      ],
    });
  });

  test("says every term that is refused", () => {
    expect(compiled(`${long} a (${long} OR b)`)).toHaveLength(2);
  });

  test("takes 1,024 words", () => {
    const words = Array.from({ length: 1024 }, (_, index) => `w${index}`);
    expect(compiled(words.join(" "))).toMatchObject({ filter: { length: 1024 } });
  });

  test("of a program is one, too; one in another language is an error", () => {
    const { and, text, not, field } = builder(layer);
    const tree = and(text("fix"), not(field("branch", "main")));
    const toElasticsearch = elasticsearchTarget({ language: layer });
    expect(toElasticsearch(tree)).toEqual(toElasticsearch(parse(print(tree))));
    expect(() => toElasticsearch(parse("fix", { language: orders }) as never)).toThrow("not in the language");
  });
});

describe("a document", () => {
  test("has the texts, folded and exact, and the values in their canonical spelling", () => {
    expect(
      document({
        id: 10n,
        title: "Fix IT",
        note: null,
        labels: [{ name: "a" }, { name: "b" }, { name: "a" }],
        meta: { region: "eu", "": "x" },
      }),
    ).toMatchObject({
      text: { folded: ["fix it"], exact: ["Fix IT"] },
      fields: {
        id: ["2500021"],
        label: ["a", "b"],
        meta: ['"region"eu', '""x'],
        title: { folded: ["fix it"], exact: ["Fix IT"], present: [""] },
        total: [],
      },
    });
  });

  test.each(["", "x"])("has long texts in pieces that overlap, and cuts no letter in half: %j", (before) => {
    const letters = Array.from({ length: 30_000 }, (_, index) => String.fromCodePoint(0x20000 + index));
    const text = before + letters.join("");
    const { exact } = document({ note: text }).text;
    expect(exact.every((piece) => piece.length <= 10_000 && piece.isWellFormed())).toBe(true);
    for (let from = before.length; from + 250 <= text.length; from += 248)
      expect(exact.some((piece) => piece.includes(text.slice(from, from + 250)))).toBe(true);
  });

  test.each([
    [0, 0],
    [1, 1],
    [10_000, 1],
    [10_001, 2],
    [19_750, 2],
    [19_751, 3],
  ])("has a text of %i letters in no more pieces than it needs: %i", (length, count) => {
    const text = Array.from({ length }, (_, index) => String.fromCharCode(0x4e00 + index)).join("");
    expect(document({ note: text }).text.exact.length).toBeLessThanOrEqual(count);
  });

  test.each([
    [
      "a value",
      { branch: "x".repeat(10_001) },
      "A value of “branch” has 10001 UTF-16 units, and an index can hold 10000.",
    ],
    ["a number", { id: "1".repeat(10_001) }, "A value of “id” has 10001"],
    ["a key", { meta: { ["k".repeat(300)]: "x" } }, "A key of “meta” has 300 UTF-16 units"],
  ])("with %s that is too long is an error", (_, record, message) => {
    expect(() => document(record)).toThrow(
      expect.objectContaining({ code: "not-expressible", message: expect.stringContaining(message) }),
    );
  });

  test("has the longest value and the longest key", () => {
    const { fields } = document({ branch: "x".repeat(10_000), meta: { ["k".repeat(248)]: "x" } });
    expect(fields).toMatchObject({ branch: ["x".repeat(10_000)], meta: [`"${"k".repeat(248)}"x`] });
  });

  test("of a record that holds nothing has nothing", () => {
    expect(document({}).fields).toMatchObject({
      branch: [],
      meta: [],
      said: { folded: [], exact: [], present: [] },
      title: { folded: [], exact: [], present: [] },
    });
    for (const none of [null, 5, "eu", ["eu"], [null, [{ region: "eu" }]]])
      expect(document({ meta: none }).fields["meta"]).toEqual([]);
    expect(document({ said: null, texts: { en: "" } }).fields["said"]).toMatchObject({ present: [] });
  });

  test("has nothing that the mapping does not have", () => {
    const { fields } = elasticsearchMapping({ language: orders }).properties.querybar.properties;
    const mapped = fields?.type === "object" ? Object.keys(fields.properties) : [];
    expect(Object.keys(document({}).fields)).toEqual(mapped);
  });
});

describe("an index that was there before", () => {
  function found(text: string, added?: boolean) {
    const target = elasticsearchTarget({ language: builds, fields, ...(added !== undefined && { added }) });
    const result = target(parse(text, { language: builds }), { now });
    return result.ok
      ? result.query.bool
      : result.diagnostics.map(({ from, to, data, message }) => [text.slice(from, to), data.reason, message]);
  }

  const format = "strict_date_optional_time_nanos";
  const noon = "2026-11-26T12:00:00.000Z";

  test.each([
    ["branch:main", { filter: [{ terms: { "git.ref": ["main"] } }] }],
    ["-branch:*", { must_not: [{ wildcard: { "git.ref": { value: "?*" } } }] }],
    ["label:a*", { filter: [{ wildcard: { tags: { value: "a*" } } }] }],
    ["status:paid", { filter: [{ terms: { state: ["PAID"] } }] }],
    ["id:7", { filter: [{ terms: { id: ["7"] } }] }],
    ["id:99999999999999999999", { must_not: [{ bool: {} }] }],
    ["total:>=-0.50", { filter: [{ range: { total: { gte: "-0.5" } } }] }],
    ["shipped:yes", { filter: [{ terms: { is_shipped: ["true"] } }] }],
    ["branch:a\ud800,b", { filter: [{ terms: { "git.ref": ["b"] } }] }],
    ["branch:a\ud800*,*b", { filter: [{ wildcard: { "git.ref": { value: "*b" } } }] }],
    ["step:2147483647", { filter: [{ terms: { step: ["2147483647"] } }] }],
    ["step:2147483648", { must_not: [{ bool: {} }] }],
    ["id:2147483648", { filter: [{ terms: { id: ["2147483648"] } }] }],
    ["id:*", { filter: [{ range: { id: { gte: "0" } } }] }],
    ["total:*", { filter: [{ exists: { field: "total" } }] }],
    ["total:0", { filter: [{ terms: { total: ["0.0", "-0.0"] } }] }],
    [`total:1${"0".repeat(23)}`, { filter: [{ terms: { total: ["1e+23"] } }] }],
    ["total:0.1000000000000000000001", { must_not: [{ bool: {} }] }],
    ["seen:<1960", { must_not: [{ bool: {} }] }],
    ["seen:>=1960", { filter: [{ exists: { field: "seen_at" } }] }],
    ["seen:>=1970", { filter: [{ range: { seen_at: { gte: "1970-01-01T00:00:00.000000000Z", format } } }] }],
    ["seen:>2300", { must_not: [{ bool: {} }] }],
    ["seen:<2300", { filter: [{ exists: { field: "seen_at" } }] }],
    [
      "seen:>=2262-04-11T23:47:16.854775807Z",
      { filter: [{ range: { seen_at: { gte: "2262-04-11T23:47:16.854775807Z", format } } }] },
    ],
    ["created:@now", { filter: [{ range: { created_at: { gte: noon, lte: noon, format } } }] }],
    ["created:>=@now created:<=@now", { filter: [{ range: { created_at: { gte: noon, lte: noon, format } } }] }],
    [
      "created:2026-11-26",
      {
        filter: [
          {
            range: {
              created_at: {
                gte: "2026-11-26T00:00:00.000Z",
                lt: "2026-11-27T00:00:00.000Z",
                format,
              },
            },
          },
        ],
      },
    ],
  ])("is searched in its own fields: %s", (text, expected) => {
    expect(found(text)).toStrictEqual(expected);
    expect(found(text, true)).toStrictEqual(expected);
  });

  test("refuses by name what needs more than these", () => {
    expect(found("branch:main fix")).toEqual([
      [
        "fix",
        "no-field",
        "The index can't be searched for the text “fix”. Add to its documents what toDocument returns, and say added: true.",
      ],
    ]);
    expect(found("branch:main meta.region:eu")).toEqual([
      [
        "meta.region:eu",
        "no-field",
        "The index has no field for “meta”. Add to its documents what toDocument returns, and say added: true.",
      ],
    ]);
    const target = elasticsearchTarget({ language: builds, fields: { labels: "tags" } });
    const result = target(parse("label:a -status:new", { language: builds }));
    expect(result.ok || result.diagnostics.map(({ message }) => message)).toEqual([
      "The index has no field for “status”. Add “status” to “fields”, or add to its documents what toDocument returns, and say added: true.",
    ]);
    expect(result.ok || result.diagnostics.map(({ data }) => data)).toEqual([
      { reason: "no-field", field: "status", path: "status" },
    ]);
    const words = target(parse("fix", { language: builds }));
    expect(words.ok || words.diagnostics.map(({ data }) => data)).toEqual([{ reason: "no-field", text: "fix" }]);
    const digits = elasticsearchTarget({ language: builds, fields: { id: { field: "id", canonical: true } } });
    expect(digits(parse("id:7", { language: builds })).ok).toBe(true);
    expect(digits(parse("id:>7", { language: builds }))).toMatchObject({
      ok: false,
      diagnostics: [{ from: 0, to: 5, data: { reason: "no-order" } }],
    });
  });

  test("is given only what it does not have", () => {
    const { querybar } = elasticsearchMapping({ language: builds, fields }).properties;
    const mapped = querybar.properties["fields"];
    expect(mapped?.type === "object" && Object.keys(mapped.properties)).toEqual(["title", "meta"]);
    const record = { title: "Fix IT", git: { branch: "main" }, id: 7 };
    expect(toDocument(record, { language: builds, fields }).querybar).toEqual({
      text: { folded: ["fix it", "main"], exact: ["Fix IT", "main"] },
      fields: { title: { folded: ["fix it"], exact: ["Fix IT"], present: [""] }, meta: [] },
    });
  });

  test.each<[object, RegExp]>([
    [{ branch: "ref" }, /has nothing at “branch”\. Its paths are: title, git\.branch, labels/],
    [{ title: "title" }, /leave “title” out of “fields”/],
    [{ meta: "meta" }, /leave “meta” out of “fields”/],
    [{ status: "state" }, /unless they are in canonical spelling/],
    [{ id: "id" }, /of the kind wholeNumber, must be of the type long, integer, not keyword/],
    [{ shipped: { field: "x", type: "long" } }, /must be of the type boolean, not long/],
    [{ "git.branch": "git.*" }, /not a name of a field/],
    [{ "git.branch": "" }, /not a name of a field/],
    [{ "git.branch": "*" }, /not a name of a field/],
    [{ "git.branch": "*.ref" }, /not a name of a field/],
    [{ id: { field: 5 } }, /5 is not a name of a field/],
    [{ id: { field: "id", type: "date", canonical: true } }, /must be of the type long, integer, not date/],
    [{ status: { field: "state", type: "long", canonical: true } }, /unless they are in canonical spelling/],
  ])("whose fields cannot hold what the language says is an error: %j", (wrong, message) => {
    const options = { language: builds, fields: wrong as Readonly<Record<string, string>> };
    const error = expect.objectContaining({ code: "invalid-argument", message: expect.stringMatching(message) });
    expect(() => elasticsearchTarget(options)).toThrow(error);
    expect(() => elasticsearchMapping(options)).toThrow(error);
  });
});

test("an index's own field has no values of a kind of one's own, unless they are in canonical spelling", () => {
  const make = (canonical: boolean) =>
    elasticsearchTarget({ language: shirts, fields: { size: { field: "shirt", canonical } } });
  expect(() => make(false)).toThrow("of the kind shirtSize, unless they are in canonical spelling");
  const result = make(true)(parse("size:m", { language: shirts }));
  expect(result.ok && result.query).toEqual({ bool: { filter: [{ terms: { shirt: ["M"] } }] } });
});

test("numbers with a fraction may be in a field of whole numbers", () => {
  for (const type of ["double", "long", "integer"] as const)
    expect(() => elasticsearchTarget({ language: orders, fields: { total: { field: "total", type } } })).not.toThrow();
});

test("a time between two fields is found in what is added, though one of these is the index's own", () => {
  const given = { language: orders, fields: { created: { field: "at", type: "date" } }, added: true } as const;
  const result = elasticsearchTarget(given)(parse("took:*", { language: orders }));
  expect(result.ok && result.query).toEqual({ bool: { filter: [{ exists: { field: "querybar.fields.took" } }] } });
});

test("neither end of a time between two fields is the index's own by itself", () => {
  const make = () => elasticsearchTarget({ language: orders, fields: { finished: { field: "end", type: "date" } } });
  expect(make).toThrow("leave “finished” out of “fields”");
});

test("a kind whose decimals are no numbers is an error", () => {
  const roman = defineKind({
    name: "roman",
    read: (text) => text,
    held: (value: string) => value,
    compare: (one, other) => one.length - other.length,
    stored: { as: "number", decimal: () => "XII" },
  });
  const language = defineLanguage<{ n: string }>()({ name: "n", text: [], fields: { n: roman("n") } });
  expect(() => toDocument({ n: "XII" }, { language })).toThrow(expect.objectContaining({ code: "invalid-language" }));
});

test("a mapping has keywords that are only searched, and is strict", () => {
  const searched = { type: "keyword", doc_values: false };
  const { querybar } = elasticsearchMapping({ language: orders }).properties;
  expect(querybar).toMatchObject({
    type: "object",
    dynamic: "strict",
    properties: {
      text: { type: "object", dynamic: "strict", properties: { folded: searched, exact: searched } },
      fields: {
        properties: {
          id: { type: "keyword" },
          title: { dynamic: "strict", properties: { folded: searched, exact: searched, present: searched } },
          meta: searched,
        },
      },
    },
  });
});

test("numbers are spelled so that the spellings are in order", () => {
  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.nat(14), fc.constantFrom("", "0", "000"))
    .map(([digits, places, zeros]) => {
      const text = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
      const cut = text.length - places;
      return readDecimal(`${digits < 0n ? "-" : ""}${text.slice(0, cut)}${zeros}.${text.slice(cut)}0`) ?? "0";
    });
  fc.assert(
    fc.property(decimal, decimal, (one, other) => {
      const [first, second] = [sortableNumber(one), sortableNumber(other)];
      expect(first < second ? -1 : first > second ? 1 : 0).toBe(Math.sign(compareDecimals(one, other)));
    }),
    tries(500),
  );
});
