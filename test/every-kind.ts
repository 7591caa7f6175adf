import {
  boolean,
  bytes,
  containsText,
  date,
  defineKind,
  defineLanguage,
  duration,
  exactText,
  keyed,
  number,
  oneOf,
  wholeNumber,
} from "../src/index.ts";

/** Every kind; a span over a field's own place, texts that are fields, arrays, and keys of several kinds. */
export const orders = defineLanguage<Record<string, unknown>>()({
  name: "orders",
  dialect: "extended",
  text: ["title", "note", "branch"],
  fields: {
    id: wholeNumber("id"),
    total: number("total"),
    created: date("created"),
    seen: date("seen", { unit: "s" }),
    took: duration({ from: "created", to: "finished" }),
    wait: duration("wait", { unit: "s" }),
    size: bytes("size"),
    shipped: boolean("shipped"),
    status: oneOf("status", ["NEW", "PAID", "SENT", "Größe"]),
    branch: exactText("branch", { wildcards: true }),
    author: exactText("author.name", { me: true }),
    label: exactText("labels.name", { many: true, wildcards: true }),
    code: wholeNumber("codes", { many: true }),
    title: containsText("title"),
    comment: containsText("comments.text", { many: true }),
    meta: keyed("meta", () => exactText("value", { wildcards: true })),
    price: keyed("prices", () => number("value")),
    due: keyed("dates", () => date("value")),
    said: keyed("texts", () => containsText("value")),
    "a.b*c": exactText(["a.b", "c"]),
  },
  keywords: { open: { where: { status: ["NEW", "PAID"] } }, old: { where: { created: { olderThan: "30d" } } } },
});

/** What dates and `@me` mean in tests of these orders. */
export const evaluation = {
  now: new Date("2026-11-26T12:00:00Z"),
  timeZone: "America/New_York",
  weekStart: 7,
  me: "ada",
} as const;

const shirtSize = defineKind({
  name: "shirtSize",
  read: (text) => (["S", "M", "L"].includes(text.toUpperCase()) ? text.toUpperCase() : undefined),
  held: (value: string) => value,
  compare: (one, other) => "SML".indexOf(one) - "SML".indexOf(other),
  example: "M",
});

/** A kind whose order is not that of its spellings. */
export const shirts = defineLanguage<{ size: string }>()({
  name: "shirts",
  dialect: "extended",
  text: [],
  fields: { size: shirtSize("size") },
});
