import fc from "fast-check";
import { expect, test } from "vitest";
import {
  elasticsearchMapping,
  elasticsearchTarget,
  type IndexFields,
  toDocument,
} from "../../src/elasticsearch/index.ts";
import { queryAndRecord } from "../../src/fast-check/index.ts";
import {
  type AnyQuery,
  boolean,
  bytes,
  containsText,
  date,
  defineLanguage,
  duration,
  exactText,
  keyed,
  number,
  oneOf,
  parse,
  toPredicate,
  wholeNumber,
} from "../../src/index.ts";
import { decimalOf } from "../../src/language/decimal.ts";
import { type FieldEntry, lookupOf } from "../../src/language/lookup.ts";
import { keysOf, pathName, valuesReader } from "../../src/language/path.ts";
import { evaluation } from "../every-kind.ts";
import type { Engine, Mapping } from "./engine.ts";

/** A language whose values are in an index that was there before. */
export const builds = defineLanguage<Record<string, unknown>>()({
  name: "builds",
  dialect: "extended",
  text: ["title", "git.branch"],
  fields: {
    branch: exactText("git.branch", { wildcards: true }),
    label: exactText("labels", { many: true, wildcards: true }),
    status: oneOf("status", ["NEW", "PAID", "Größe"]),
    id: wholeNumber("id"),
    step: wholeNumber("step"),
    code: wholeNumber("codes", { many: true }),
    total: number("total"),
    cents: number("cents"),
    size: bytes("size"),
    wait: duration("wait", { unit: "s" }),
    created: date("created"),
    seen: date("seen"),
    shipped: boolean("shipped"),
    title: containsText("title"),
    meta: keyed("meta", () => exactText("value")),
  },
});

export const fields = {
  "git.branch": "git.ref",
  labels: "tags",
  status: { field: "state", canonical: true },
  id: { field: "id", type: "long" },
  step: { field: "step", type: "integer" },
  codes: { field: "codes", type: "long" },
  total: { field: "total", type: "double" },
  cents: { field: "cents", type: "long" },
  size: { field: "size", type: "long" },
  wait: { field: "seconds", type: "double" },
  created: { field: "created_at", type: "date" },
  seen: { field: "seen_at", type: "date_nanos" },
  shipped: { field: "is_shipped", type: "boolean" },
} as const satisfies IndexFields;

interface Place {
  readonly entry: FieldEntry;
  readonly name: string;
  readonly type: string;
}

const places: readonly Place[] = [...lookupOf(builds).fields.values()].flatMap((entry) => {
  const given = (fields as IndexFields)[pathName(entry.path)];
  if (given === undefined) return [];
  const { field: name, type = "keyword" } = typeof given === "string" ? { field: given } : given;
  return [{ entry, name, type }];
});

/** A value as a field of an index can have it, which is also what a record has then; `undefined` if it can't. */
function kept({ entry, type }: Place, value: string): unknown {
  const { stored } = entry.kind;
  const decimal = stored?.as === "number" ? stored.decimal(value) : value;
  switch (type) {
    case "keyword":
      return value.toWellFormed();
    case "boolean":
      return value === "true";
    case "date":
      return `${value.slice(0, "2026-11-22T15:00:00.000".length)}Z`;
    case "date_nanos":
      return value >= "1970" && value < "2262" ? value : undefined;
    case "double":
      return decimalOf(Number(decimal)) === decimal ? Number(decimal) : undefined;
    default: {
      if (!/^-?[0-9]+$/.test(decimal)) return undefined;
      if (Number.isSafeInteger(Number(decimal)))
        return type === "long" || Math.abs(Number(decimal)) < 2 ** 31 ? Number(decimal) : undefined;
      const isLong = BigInt.asIntN(64, BigInt(decimal)) === BigInt(decimal);
      // A number of this size is written as digits, which a whole number in a record may be, too.
      return type === "long" && isLong && entry.field.kind === "wholeNumber" ? decimal : undefined;
    }
  }
}

function put(object: Record<string, unknown>, [key = "", ...deeper]: readonly string[], value: unknown): void {
  if (deeper.length === 0) {
    object[key] = value;
    return;
  }
  const inner = (object[key] ?? {}) as Record<string, unknown>;
  object[key] = inner;
  put(inner, deeper, value);
}

/** A document that an application has written without thinking of the language, and the record that it is. */
function indexed(made: object) {
  const { title, meta } = made as Record<string, unknown>;
  const record: Record<string, unknown> = { title, meta };
  const document: Record<string, unknown> = {};
  for (const place of places) {
    const { entry, name } = place;
    const values = valuesReader(entry.path)(made as never).flatMap((held) => entry.kind.heldKey(held) ?? []);
    const all = values.flatMap((value) => kept(place, value) ?? []);
    if (all.length === 0) continue;
    const value = entry.many ? all : all[0];
    put(record, keysOf(entry.path), value);
    put(document, name.split("."), value);
  }
  return { record, document };
}

function mappingOf(): Mapping {
  const own: Record<string, unknown> = {};
  for (const { name, type } of places)
    put(
      own,
      name.split(".").flatMap((key, index) => (index === 0 ? [key] : ["properties", key])),
      { type },
    );
  return {
    properties: { ...own, ...elasticsearchMapping({ language: builds, fields }).properties } as Mapping["properties"],
  };
}

/** Near to what the types of an index can hold. */
const edges: readonly object[] = [
  { total: -0, cents: 0, id: 0, codes: [0, 7], labels: ["", "a"], wait: 0 },
  { total: 0, id: "9223372036854775807", step: 2147483647, labels: [""] },
  { total: 1e308, cents: -1, seen: "1970-01-01T00:00:00Z" },
  { total: 5e-324, seen: "2261-12-31T23:59:59.999999999Z", created: "1969-12-31T23:59:59.999Z" },
  { total: 19.9, created: "0001-01-01T00:00:00Z", labels: ["*", "?", "\\"], git: { branch: "a*b?c\\d" } },
  { created: "2026-11-23T14:05:09.123Z", seen: "2026-11-23T14:05:09.1235Z" },
  { created: "9999-12-31T23:59:59.999Z", git: { branch: "Größe" }, status: "NEW", shipped: false },
];

/** What an application may have written that is not a value to the language, or is another spelling of one. */
const odd: readonly ReturnType<typeof indexed>[] = [
  { record: { total: -0, wait: -0 }, document: { total: "-0.0", seconds: "-0.0" } },
  { record: { labels: [""], git: { branch: "" } }, document: { tags: [""], git: { ref: "" } } },
  { record: { labels: ["", "a"] }, document: { tags: ["", "a"] } },
  { record: { id: -5, step: -1, codes: [-7] }, document: { id: -5, step: -1, codes: [-7] } },
];

const edgeQueries = [
  "total:0",
  "total:>=0",
  "total:<0",
  "total:>0",
  "total:<=0",
  "total:*",
  "-total:*",
  "total:19.9",
  "total:19.900000000000000001",
  "total:>19.900000000000000001",
  "total:>1e308",
  `total:<${"9".repeat(400)}`,
  `total:>${"9".repeat(400)}`,
  "cents:>-0.5",
  "cents:-0.5..0.5",
  "cents:<-0.5",
  "id:9223372036854775807",
  "id:>=9223372036854775807",
  "id:>9223372036854775807",
  "id:9223372036854775808",
  "id:<9223372036854775808",
  `id:<${"9".repeat(80)}`,
  "id:*",
  "id:<5",
  "id:>=0",
  "code:*",
  "-code:*",
  "-code:<3",
  "step:<3",
  "-id:*",
  "step:2147483647",
  "step:2147483648",
  "step:>=2147483647",
  "step:<2147483648",
  "code:0,7",
  "-code:7",
  "label:*",
  "-label:*",
  'label:"*"',
  'label:"?"',
  "label:\\\\",
  "branch:a\\*b*",
  "branch:*?c*",
  "-branch:x",
  "status:paid,new",
  "-status:new",
  "shipped:no",
  "-shipped:yes",
  "seen:1970",
  "seen:<1970",
  "seen:>=1960",
  "seen:1960..1980",
  "seen:1960",
  "seen:>=2262",
  "seen:<2300",
  "seen:2261-12-31",
  "-seen:*",
  "created:1969",
  "created:>=9999",
  "created:<0002",
  "created:*",
  "created:>=2026-11-23T14:05:09.1235Z",
  "created:<2026-11-23T14:05:09.1235Z",
  "seen:>=2026-11-23T14:05:09.1235Z",
  "created:<=1969-12-31T23:59:59Z",
  "wait:<1s",
  "größe title:a",
];

/** Every query must find the records that its predicate selects, or name what the index does not have. */
export function describeOwnFields(engineOf: () => Engine, { pairs }: { readonly pairs: number }): void {
  test.each([
    ["with what toDocument adds", true],
    ["alone", false],
  ])("an index's own fields, %s", async (_, added) => {
    const made = fc.sample(queryAndRecord({ language: builds, ...evaluation }), pairs);
    const held = [...edges, ...made.map(([, record]) => record as object)].map(indexed).concat(odd);
    const documents = held.map(({ record, document }) => ({
      ...document,
      ...(added && toDocument(record as never, { language: builds, fields })),
    }));
    const search = await engineOf().index(mappingOf(), documents);
    const target = elasticsearchTarget({ language: builds, fields, added });
    const queries = [...edgeQueries.map((text) => parse(text, { language: builds })), ...made.map(([query]) => query)];
    let answered = 0;
    for (const query of queries as AnyQuery[]) {
      const result = target(query as never, evaluation);
      if (!result.ok) {
        expect([query.text, added, ...result.diagnostics.map(({ data }) => data.reason)]).toEqual([
          query.text,
          false,
          ...result.diagnostics.map(() => "no-field"),
        ]);
        continue;
      }
      answered++;
      const matches = toPredicate(query, evaluation) as (record: object) => boolean;
      const expected = held.flatMap(({ record }, index) => (matches(record) ? [index] : []));
      const found = await search(result.query);
      const wrong = held.filter((_, index) => found.includes(index) !== expected.includes(index));
      expect({ text: query.text, query: result.query, wrong: wrong.slice(0, 3) }).toMatchObject({ wrong: [] });
    }
    expect(answered).toBeGreaterThan(edgeQueries.length / 2);
  });
}
