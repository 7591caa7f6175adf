// A definition in the extended dialect, and the mistakes in others, with the words that the compiler's message must have.

export const issuesPreamble = `
import {
  boolean, bytes, containsText, date, defineKind, defineLanguage, duration, exactText, keyed, type Nameable, number, oneOf, parse, wholeNumber,
} from "querybar";
interface User { readonly name: string; readonly login?: string }
interface Issue {
  title: string; body?: string | null; state: "open" | "closed"; number: number; total: string; createdAt: Date; size: number;
  updated: number; startedAt: string; endedAt?: string | null; elapsedMs: number; pinned: boolean;
  author?: User | null; labels: readonly { readonly name: string; readonly color?: string }[]; assignees: string[];
  metadata?: Record<string, string>; anything: Record<string, unknown>; lists: Record<string, string[]>;
  "a.b": string; nested: { "c.d": { e: string } }; parent?: Issue | null; version: string;
}
interface Version { readonly major: number; readonly minor: number }
const semver = defineKind({
  name: "semver",
  read: (text): Version | undefined => { const [major = "", minor] = text.split("."); return minor ? { major: +major, minor: +minor } : undefined; },
  held: (value: string) => ({ major: +value, minor: 0 }),
  compare: (one, other) => one.major - other.major || one.minor - other.minor,
  print: (version) => version.major + "." + version.minor,
});
const color = defineKind({
  name: "color",
  read: (text): "red" | "blue" | undefined => text === "red" || text === "blue" ? text : undefined,
  held: (value) => (value === "red" ? "red" : undefined),
});
const definition = defineLanguage<Issue>()({
  name: "issues",
  dialect: "extended",
  text: ["title", "body", "author.name", "labels.name", ["a.b"], "parent.parent.parent.parent.title"],
  fields: {
    state: oneOf("state", ["open", "closed"]),
    label: exactText("labels.name", { many: true, wildcards: true }),
    assignee: exactText("assignees", { many: true, me: true }),
    number: wholeNumber("number"),
    total: number("total"),
    created: date("createdAt", { description: "the day of creation" }),
    updated: date("updated", { unit: "ms" }),
    took: duration({ from: "startedAt", to: "endedAt" }),
    lasted: duration({ from: "updated", to: "createdAt" }, { unit: "ms" }),
    elapsed: duration("elapsedMs", { unit: "ms" }),
    size: bytes("size"),
    pinned: boolean("pinned"),
    title: containsText("title"),
    meta: keyed("metadata", (key) => exactText(key, { wildcards: true })),
    other: keyed("anything", number),
    list: keyed("lists", (key) => exactText(key, { many: true })),
    author: exactText("author.name", { me: true }),
    dotted: exactText(["a.b"]),
    deep: exactText(["nested", "c.d", "e"]),
    version: semver("version"),
    color: color("labels.color", { many: true }),
  },
  keywords: {
    stale: { where: { state: "open", created: { olderThan: "30d" } } },
    mine: { any: [{ assignee: "@me" }, { author: "@me" }] },
    big: {
      where: { number: { atLeast: 100 }, "meta.region": ["eu", "us"], version: { from: "1.0", to: { major: 2, minor: 0 } } },
      except: { label: { matches: "wip*" } },
    },
    odd: { none: [{ all: [{ pinned: true }, { title: "x" }] }, { label: { present: false } }] },
    early: { where: { created: { below: new Date(0) }, took: { above: "1h" }, size: { atMost: "5MB" }, total: ["1.5", 2] } },
  },
});
interface Issues extends Nameable<typeof definition> {}
const issues: Issues = definition;
const define = defineLanguage<Issue>();
const x = { name: "x", dialect: "extended", text: [] } as const;
const documented = { name: "x", text: [] } as const;
`;

/** In the fields of a language, of which the message is about one. */
const inFields: readonly (readonly [field: string, words: string])[] = [
  ['exactText("createdAt")', "“createdAt” holds a Date: exactText needs a string"],
  ['exactText("autor.name")', "“autor.name” is not in the record: there is no key “autor”"],
  ['exactText("author.nam")', "“author.nam” is not in the record: there is no key “nam”"],
  ['exactText("title.length")', "“title.length” is not in the record: there is no key “length” in a string"],
  ['exactText("labels.name")', "“labels.name” holds several values: say { many: true }"],
  ['exactText("title", { many: true })', "“title” holds one value: leave out “many”"],
  ['oneOf("state", ["open", "shut"])', "“state” never holds “shut”"],
  ['wholeNumber("pinned")', "“pinned” holds a boolean: wholeNumber needs a string or a number or a bigint"],
  ['date("pinned")', "“pinned” holds a boolean: date needs a string or a number or a Date"],
  ['date("updated")', "“updated” holds a number: say its unit, { unit: 's' } or { unit: 'ms' }"],
  ['duration("elapsedMs")', "“elapsedMs” holds a number: say its unit, { unit: 's' } or { unit: 'ms' }"],
  ['duration("title", { unit: "s" })', "“title” holds a string: duration needs a number"],
  ['duration({ from: "startedAt", to: "pinned" })', "“pinned” holds a boolean: duration needs two dates"],
  ['duration({ from: "startedAt", to: "endetAt" })', "“endetAt” is not in the record: there is no key “endetAt”"],
  [
    'duration({ from: "startedAt", to: "updated" })',
    "“updated” holds a number: say its unit, { unit: 's' } or { unit: 'ms' }",
  ],
  ['bytes("title")', "“title” holds a string: bytes needs a number or a bigint"],
  ['boolean("number")', "“number” holds a number: boolean needs a string or a boolean"],
  ['containsText("number")', "“number” holds a number: containsText needs a string"],
  ['keyed("title", exactText)', "“title” holds a string: keyed needs an object"],
  ['keyed("nested", exactText)', "“nested.…” holds an object: exactText needs a string"],
  ['keyed("lists", exactText)', "“lists.…” holds several values: say { many: true }"],
  ['semver("createdAt")', "“createdAt” holds a Date: semver needs a string"],
  ['exactText("title", { wildcard: true })', "Did you mean to write 'wildcards'?"],
  ['exactText("author")', "“author” holds an object: exactText needs a string"],
  ['exactText("a.b")', "“a.b” is not in the record: there is no key “a”"],
];

/** In a language of the documented dialect, and what it does not have. */
const inDocumented: readonly (readonly [field: string, what: string])[] = [
  ['date("createdAt")', "date"],
  ['bytes("size")', "bytes"],
  ['keyed("metadata", exactText)', "keyed"],
  ['exactText("title", { wildcards: true })', "wildcards"],
  ['exactText("assignees", { many: true })', "many"],
];

const onlyExtended = (what: string) => `"${what} is only there in languages with dialect: \\"extended\\""`;

const state = 'state: oneOf("state", ["open", "closed"])';

export const issueMistakes: readonly (readonly [source: string, ...words: string[]])[] = [
  ...inFields.map(([field, words]) => [`define({ ...x, fields: { a: ${field} } });`, words] as const),
  ...inDocumented.map(
    ([field, what]) => [`define({ ...documented, fields: { a: ${field} } });`, onlyExtended(what)] as const,
  ),
  ['define({ name: "x", text: ["createdAt"], fields: {} });', "“createdAt” holds a Date: text needs a string"],
  ['define({ name: "x", text: ["titel"], fields: {} });', "Did you mean '\"title\"'?"],
  [
    `define({ ...x, fields: { ${state}, label: exactText("labels.name", { many: true }) }, keywords: { k: { where: { state: "shut" } } } });`,
    '"shut"',
    '"open" | "closed"',
  ],
  [
    `define({ ...x, fields: { ${state} }, keywords: { k: { where: { stat: "open" } } } });`,
    "Did you mean to write 'state'?",
  ],
  [
    `define({ ...x, fields: { ${state} }, keywords: { k: { where: { state: { olderThan: "30d" } } } } });`,
    "'olderThan' does not exist in type '{ readonly present: boolean; } | readonly (\"open\" | \"closed\")[]'",
  ],
  [
    'define({ ...x, fields: { created: date("createdAt") }, keywords: { k: { where: { created: { olderThan: "30 days" } } } } });',
    '"30 days"',
    "is not assignable to type '`",
  ],
  [
    `define({ ...x, fields: { ${state} }, keywords: { state: { where: { state: "open" } } } });`,
    "“state” is a field: a keyword needs another name",
  ],
  [
    'define({ ...x, fields: { label: exactText("title") }, keywords: { k: { where: { label: { matches: "a*" } } } } });',
    "'matches' does not exist in type '{ readonly present: boolean; } | readonly string[]'",
  ],
  [
    'define({ ...x, fields: { label: exactText("title") }, keywords: { k: { any: [{ lable: "x" }] } } });',
    "'lable' does not exist",
  ],
  [
    'define({ ...documented, fields: { n: wholeNumber("number") }, keywords: { k: { where: { n: { atLeast: 5 } } } } });',
    "'atLeast' does not exist in type 'readonly (number | bigint | `",
  ],
  [
    'define({ ...documented, fields: { n: wholeNumber("number") }, keywords: { k: { any: [{ n: 5 }] } } });',
    onlyExtended("any"),
  ],
  ["defineLanguage<Issue>({ ...x, fields: {} });", "the definition goes into a second pair of parentheses"],
  ['parse("x", { language: defineLanguage<Issue>() });', "DefineLanguageFor<Issue>", "AnyLanguage"],
  [
    'defineKind({ name: "k", read: (text) => text.length, held: (value) => "no" });',
    "'string' is not assignable to type 'number'",
  ],
  [
    'defineKind({ name: "k", read: (text) => text.length, held: (value: number) => value, compare: (a, b) => a.length });',
    "'length' does not exist on type 'number'",
  ],
];

export const issueHovers: readonly (readonly [source: string, shown: string])[] = [
  ["const hovered = issues;", "Issues"],
  ['const hovered = date("createdAt");', 'DateField<"createdAt", never>'],
  ['const hovered = date("updated", { unit: "ms" });', 'DateField<"updated", "unit">'],
  [
    'const hovered = exactText("labels.name", { many: true, wildcards: true });',
    'ExactText<"labels.name", "wildcards" | "many">',
  ],
  [
    'const hovered = duration({ from: "startedAt", to: "endedAt" });',
    'DurationField<{ readonly from: "startedAt"; readonly to: "endedAt"; }, "span">',
  ],
];
