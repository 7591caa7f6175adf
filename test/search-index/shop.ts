import fc from "fast-check";
import {
  type AnyLanguage,
  boolean,
  bytes,
  containsText,
  date,
  defineLanguage,
  duration,
  type EvaluationOptions,
  exactText,
  keyed,
  number,
  oneOf,
  wholeNumber,
} from "../../src/index.ts";
import type { NaiveLanguage } from "../naive-extended/language.ts";

/** A record with anything at its paths. */
export type Loose = Readonly<Record<string, unknown>>;

// A language with every kind of field, for the library and for the naive evaluator.

export const shop: AnyLanguage = defineLanguage<never>()({
  name: "shop",
  dialect: "extended",
  text: ["title", "body", "customer.name"] as never,
  fields: {
    number: wholeNumber("number" as never, { many: false }),
    total: number("total" as never),
    price: number("items.price" as never, { many: true }),
    item: exactText("items.name" as never, { many: true, wildcards: true }),
    placed: date("placed" as never, { unit: "ms" }),
    visits: date("visits.at" as never, { unit: "s", many: true }),
    delay: duration({ from: "placed", to: "sent" } as never, { unit: "ms" }),
    wait: duration("wait" as never, { unit: "s" }),
    size: bytes("size" as never),
    shipped: boolean("shipped" as never),
    customer: exactText("customer.name" as never, { me: true, wildcards: true }),
    tag: oneOf("tags" as never, ["gift", "express", "b2b"], { many: true }),
    title: containsText("title" as never),
    note: containsText("notes.text" as never, { many: true }),
    meta: keyed("meta" as never, (key) => exactText(key, { wildcards: true })),
    limit: keyed("limits" as never, (key) => number(key)),
    said: keyed("said" as never, (key) => containsText(key)),
  },
  keywords: {
    big: { where: { total: { atLeast: "100" } } },
    late: { any: [{ wait: { above: "2d" } }, { all: [{ shipped: false }, { placed: { olderThan: "7d" } }] }] },
    plain: { none: [{ tag: { present: true } }, { total: { from: "100", to: "200" } }] },
    mine: { any: [{ customer: "@me" }, { item: "mine" }] },
  } as never,
});

export const naiveShop: NaiveLanguage = {
  name: "shop",
  dialect: "extended",
  text: ["title", "body", "customer.name"],
  fields: {
    number: { kind: "wholeNumber", path: "number" },
    total: { kind: "number", path: "total" },
    price: { kind: "number", path: "items.price", many: true },
    item: { kind: "exactText", path: "items.name", many: true, wildcards: true },
    placed: { kind: "date", path: "placed", unit: "ms" },
    visits: { kind: "date", path: "visits.at", unit: "s", many: true },
    delay: { kind: "duration", path: { from: "placed", to: "sent" }, unit: "ms" },
    wait: { kind: "duration", path: "wait", unit: "s" },
    size: { kind: "bytes", path: "size" },
    shipped: { kind: "boolean", path: "shipped" },
    customer: { kind: "exactText", path: "customer.name", me: true, wildcards: true },
    tag: { kind: "oneOf", path: "tags", many: true, values: ["gift", "express", "b2b"] },
    title: { kind: "containsText", path: "title" },
    note: { kind: "containsText", path: "notes.text", many: true },
    meta: { kind: "keyed", path: "meta", of: { kind: "exactText", wildcards: true } },
    limit: { kind: "keyed", path: "limits", of: { kind: "number" } },
    said: { kind: "keyed", path: "said", of: { kind: "containsText" } },
  },
  keywords: {
    big: { where: { total: { atLeast: "100" } } },
    late: { any: [{ wait: { above: "2d" } }, { all: [{ shipped: false }, { placed: { olderThan: "7d" } }] }] },
    plain: { none: [{ tag: { present: true } }, { total: { from: "100", to: "200" } }] },
    mine: { any: [{ customer: "@me" }, { item: "mine" }] },
  } as never,
};

// What records hold, and what queries ask for, is drawn from the same few values.

const words = ["fix", "Fix", "the", "build", "flaky", "café", "a", "b", ""];
const text = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((parts) => parts.join(" "));
const decimals = [
  "0",
  "1",
  "5",
  "10",
  "19.90",
  "19.9",
  "100",
  "150.5",
  "9007199254740993",
  "9007199254740993.01",
  "-5",
];
const instants = [
  "2026-11-23",
  "2026-11-22T23:59:59.999999999Z",
  "2026-11-23T00:00:00Z",
  "2026-11-23T00:00:00+09:00",
  "2026-11-23 14:05:09.123456 +0000 UTC",
  "2026-11-26T12:00:00Z",
  "2026-11-25T11:59:59.9999Z",
  "2026-11-19T12:00:00.000000001Z",
  "2026-03-08T07:30:00Z",
  "2024-02-29T05:00:00Z",
];
const held = {
  text: fc.oneof({ weight: 6, arbitrary: text }, { weight: 1, arbitrary: fc.constantFrom(null, 5, undefined) }),
  decimal: fc.oneof(
    fc.constantFrom(...decimals),
    fc.constantFrom(0, 1, 5, 10, 19.9, 100, 150.5, 9007199254740992, -5, 1.5e-7, 10n, "ten", null, "", Number.NaN),
  ),
  instant: fc.oneof(
    fc.constantFrom(...instants),
    fc.constantFrom(...instants.slice(4, 6), "2026-02-30", "", null, new Date(1_795_694_400_000), new Date(Number.NaN)),
    fc.constantFrom(1_795_694_400_000, 1_795_089_600_000, 0, 1_795_694_400, 1_795_089_600),
  ),
  visit: fc.constantFrom(...instants, "", null, 0, 1_795_694_400, 1_795_089_600.5),
  name: fc.constantFrom("a", "cup", "plate", "Cup", "mine", "ada", "Ada", "", null, 1),
  tag: fc.constantFrom("gift", "GIFT", "express", "b2b", "other", null),
};
const few = <T>(one: fc.Arbitrary<T>) => fc.oneof(fc.array(one, { maxLength: 3 }), one, fc.constant(undefined));

export const order: fc.Arbitrary<Loose> = fc.record(
  {
    title: held.text,
    body: held.text,
    customer: fc.oneof(fc.record({ name: held.name }), fc.constant(null)),
    number: held.decimal,
    total: held.decimal,
    items: few(fc.record({ name: held.name, price: few(held.decimal) }, { requiredKeys: [] })),
    placed: held.instant,
    sent: held.instant,
    visits: few(fc.record({ at: few(held.visit) })),
    wait: held.decimal,
    size: held.decimal,
    shipped: fc.constantFrom(true, false, "yes", "No", "TRUE", null, 1),
    tags: few(held.tag),
    notes: few(fc.record({ text: held.text })),
    meta: fc.oneof(
      fc.dictionary(fc.constantFrom("region", "a.b", "my key", "__proto__"), held.name),
      fc.constant(null),
    ),
    limits: fc.dictionary(fc.constantFrom("day", "week"), held.decimal),
    said: fc.dictionary(fc.constantFrom("ada", "bob"), held.text),
  },
  { requiredKeys: [] },
);

const decimalValue = fc.constantFrom(...decimals);
const bounds = (value: fc.Arbitrary<string>) =>
  fc.oneof(
    value,
    fc.tuple(fc.constantFrom(">", ">=", "<", "<="), value).map((parts) => parts.join("")),
    fc.tuple(fc.oneof(value, fc.constant("*")), fc.oneof(value, fc.constant("*"))).map((ends) => ends.join("..")),
  );
const listOf = (value: fc.Arbitrary<string>) => fc.array(value, { minLength: 1, maxLength: 3 }).map(String);
const dated = fc.oneof(
  bounds(
    fc.constantFrom(
      "2026",
      "2026-11",
      "2026-11-23",
      "2026-11-23T14",
      "2026-11-22T23:59:59.999999999Z",
      "2026-11-23T00:00+09:00",
      "@today",
      "@now",
      "@week-1w",
      "@month",
      "2026-03-08",
    ),
  ),
  fc.constantFrom("<7d", ">7d", ">=24h", "2d..7d", "7d..*", "*..1w", "7d", "2026-02-30"),
);
const lasting = bounds(fc.constantFrom("5s", "10s", "1m", "1h30m", "2d", "0s", "250ms", "5", "100ms"));
const named = listOf(fc.constantFrom("a", "cup", "Cup", "plate", "c*", "*p", "*a*", "@me", '"c*"', "mine", "*", "ada"));
const searched = fc.constantFrom("fix", '"Fix the"', "the", "FIX", "ca", '"fix "', "*", "café");

const termsOf: readonly (readonly [field: string, value: fc.Arbitrary<string>])[] = [
  ["number", listOf(bounds(decimalValue))],
  ["total", listOf(bounds(decimalValue))],
  ["price", listOf(bounds(decimalValue))],
  ["limit.day", listOf(bounds(decimalValue))],
  ["limit.year", bounds(decimalValue)],
  ["item", named],
  ["customer", named],
  ["meta.region", named],
  ["meta.a.b", named],
  ['meta."my key"', named],
  ["meta.__proto__", named],
  ["meta.never", named],
  ["placed", listOf(dated)],
  ["visits", listOf(dated)],
  ["delay", listOf(lasting)],
  ["wait", listOf(lasting)],
  ["size", listOf(bounds(fc.constantFrom("5B", "10B", "0.1kB", "1KiB", "5")))],
  ["shipped", listOf(fc.constantFrom("true", "no", "YES", "*", "maybe"))],
  ["tag", listOf(fc.constantFrom("gift", "EXPRESS", "b2b", "*", "none"))],
  ["title", searched],
  ["note", searched],
  ["said.ada", searched],
  ["said.eve", searched],
];

const term = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(...termsOf.map(([name, value]) => value.map((written) => `${name}:${written}`))) },
  { weight: 2, arbitrary: fc.constantFrom("fix", "the", "bui", '"Fix the"', '"the "', "flaky", "caf") },
  { weight: 1, arbitrary: fc.constantFrom("big", "late", "plain", "mine") },
);
const clause = fc.tuple(fc.constantFrom("", "", "", "-", "NOT "), term).map(([minus, one]) => minus + one);
const joined = (one: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(fc.constantFrom(" ", " ", " OR "), one), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.map(([between, part], index) => (index === 0 ? "" : between) + part).join(""));

/** Terms, alternatives and groups, two deep. */
export const shopQuery: fc.Arbitrary<string> = joined(
  fc.oneof(
    { weight: 3, arbitrary: clause },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom("", "-"), joined(clause)).map(([minus, all]) => `${minus}(${all})`),
    },
  ),
);

export const circumstances: fc.Arbitrary<EvaluationOptions> = fc.record({
  now: fc.constantFrom(
    new Date("2026-11-26T12:00:00Z"),
    new Date("2026-11-29T23:30:00Z"),
    new Date("2026-03-08T08:00:00Z"),
  ),
  timeZone: fc.constantFrom("UTC", "America/New_York", "Asia/Tokyo", "America/Santiago", "+05:30"),
  weekStart: fc.constantFrom(1, 7),
  me: fc.constantFrom("ada", "cup"),
});
