import fc from "fast-check";
import {
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
  wholeNumber,
} from "../../src/index.ts";

export interface Order {
  readonly id: number;
  readonly title: string;
  readonly status: "new" | "sent" | "lost";
  readonly branch: string;
  readonly labels: readonly { readonly name: string }[];
  readonly total: number;
  readonly created: string;
  readonly took: number;
  readonly size: number;
  readonly paid: boolean;
  readonly author: string;
  readonly meta: { readonly [key: string]: string };
}

/** A language of the extended dialect with a field of each kind. */
export const orders = defineLanguage<Order>()({
  name: "orders",
  dialect: "extended",
  text: ["title", "branch"],
  fields: {
    id: wholeNumber("id", { description: "the number" }),
    title: containsText("title", { description: "the title" }),
    status: oneOf("status", ["new", "sent", "lost"], { description: "the status" }),
    branch: exactText("branch", { wildcards: true, description: "the branch" }),
    label: exactText("labels.name", { many: true, wildcards: true, description: "the label" }),
    total: number("total", { description: "the total" }),
    created: date("created", { description: "the day of creation" }),
    took: duration("took", { unit: "s", description: "the time it took" }),
    size: bytes("size", { description: "the size" }),
    paid: boolean("paid", { description: "whether it is paid" }),
    author: exactText("author", { me: true, description: "the author" }),
    meta: keyed("meta", (key) => exactText(key, { wildcards: true })),
  },
  keywords: {
    open: { where: { status: ["new", "sent"] }, description: "the order is open" },
    stale: { where: { status: "new", created: { olderThan: "30d" } } },
  },
});

const pieces = [
  ...'abc"()-*,.:\\<>@ ',
  ...["  ", " OR ", " AND ", " NOT ", "OR", "NOT", "AND", "or", " (", ") ", "(", ")", "-(", "NOT(", ")(", "\\(", "\\)"],
  ...[
    "status:",
    "status:new",
    "status:sent,lost",
    "branch:",
    "branch:a",
    "branch:a*",
    "label:a",
    "label:b,c",
    "label:*",
  ],
  ...["id:1", "id:>1", "id:1..5", "id:ten", "created:<7d", "created:@today", "took:>1m", "paid:true", "author:@me"],
  ...["title:a", 'title:"a b"', "meta.a:b", 'meta."a b":c', "meta.", "total:1.5", "size:1kB", "open", "stale", "-open"],
  ...['"a b"', '"a', "“a”", "foo()", "fix(a):", ":)", "a)", "(a", "b\\", "--x", "-", '""', "label:a,", "id:1..", "a,b"],
];

/** Texts as people type and mistype them. */
export const orderText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join("")),
  fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map((parts) => parts.join(" ")),
);

/** One complete term. */
export const orderTerm: fc.Arbitrary<string> = fc.constantFrom(
  ...[
    "a",
    "-a",
    '"a b"',
    "status:new",
    "-status:new,sent",
    "(a OR b)",
    "-(a OR b)",
    "NOT (a OR status:new)",
    "label:a",
  ],
  ...["branch:a*", "id:1..5", "created:<7d", "open", "foo()", "a\\)", "meta.a:b", "author:@me", "-(-a)", "-(a b)"],
);

export const order: fc.Arbitrary<Partial<Order>> = fc.record(
  {
    id: fc.constantFrom(0, 1, 3, 10),
    title: fc.constantFrom("a", "a b", "foo()", "c", ""),
    status: fc.constantFrom("new", "sent", "lost"),
    branch: fc.constantFrom("a", "b", "ab", "a)"),
    labels: fc.array(fc.record({ name: fc.constantFrom("a", "b", "c") }), { maxLength: 2 }),
    created: fc.constantFrom("2026-11-01", "2026-11-25"),
    author: fc.constantFrom("ada", "bob"),
    meta: fc.record({ a: fc.constantFrom("b", "c") }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

export const evaluation = { now: new Date("2026-11-26T12:00:00Z"), me: "ada" } as const;
