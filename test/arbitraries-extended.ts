import fc from "fast-check";
import type { NaiveContext } from "./naive-extended/language.ts";

const clocks = [
  "2026-11-26T12:00:00Z",
  "2024-03-31T01:30:00Z",
  "2024-03-30T01:30:00.5Z",
  "2023-11-05T05:30:00Z",
  "2024-02-29T23:59:59.999Z",
  "2026-12-31T23:00:00Z",
];
const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "+14:00",
  "-03:30",
];

/** Clocks, zones and first days of the week, near to which the dates below are. */
export const context: fc.Arbitrary<Required<NaiveContext>> = fc.record({
  now: fc.constantFrom(...clocks),
  zone: fc.constantFrom(...zones),
  weekStart: fc.integer({ min: 1, max: 7 }),
  me: fc.constantFrom("ada", "Bob", "a,b"),
});

const word = fc.constantFrom(
  "a",
  "b",
  "ab",
  "A",
  "or",
  "and",
  "not",
  "fix(a)",
  "x)",
  "(y",
  ":)",
  "\\(a",
  "a\\)",
  "C:\\n",
  "a,b",
  "log*",
  "http://x",
  "-",
  "--a",
  "sha:a",
);
const phrase = fc.constantFrom('"a b"', '"OR"', '"a', '""', "“b”", '"(a)"', '"a\\"b"');
const name = fc.constantFrom("a", "b", "main", "a*b", "release/1", "a,b", "@me", "(a", "fix(a)", "ada", "Bob", "");
const quoted = name.map((value) => `"${value}"`);
const bareText = fc.oneof(
  name,
  quoted,
  fc.constantFrom(
    "a*",
    "*",
    "**",
    "*b",
    "a*b*",
    "rel*",
    "a\\*b",
    "b\\,c",
    "a\\\\*",
    "@me",
    "\\(a",
    "a\\)",
    ">a",
    "1..2",
    "",
  ),
);
const whole = fc.constantFrom("0", "1", "2", "05", "10", "100", "9007199254740993", "ten", "-1", "");
const decimal = fc.constantFrom("0", "0.1", "0.3", "-5", "-0.0", "19.90", "19.9", "100", "1e3", "ten", "");
const span = fc.constantFrom("0s", "1ms", "90s", "1m30s", "1.5h", "1h30m", "2d", "1w", "30m1h", "5", "");
const size = fc.constantFrom("0B", "1kB", "1KiB", "5mb", "5MiB", "1.5GB", "5", "5X", "");
const truth = fc.constantFrom("true", "no", "YES", "False", "1", "");
const status = fc.constantFrom("new", "NEW", "running", "Failure", "bogus", "");
const day = fc.constantFrom(
  "2024",
  "2024-03",
  "2024-03-31",
  "2024-03-31T02",
  "2024-03-31T02:30",
  "2024-03-31T01:30:00Z",
  "2023-11-05",
  "2023-11-05T01:30",
  "2026-11-26",
  "2026-11-26T12",
  "2026-11-26T12:00:00.5",
  "2026-02-30",
  "2024-03-31T12+01:00",
  "",
);
const relative = fc.oneof(
  fc.constantFrom("@now", "@today", "@week", "@month", "@year", "@today-2h"),
  fc.constantFrom(
    "@now-1h",
    "@now+30m",
    "@now-1d",
    "@now+1mo",
    "@now-1y",
    "@today-1d",
    "@today+1w",
    "@today-1mo",
    "@week-1w",
    "@month-1mo",
    "@month+1y",
    "@year-1y",
  ),
);
const age = fc.constantFrom("0m", "30m", "1h", "36h", "1d", "7d", "2w", "99999999999999999999w");
const point = fc.oneof(day, relative);

/** What is written behind the name of a field that is ordered. */
function ordered(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const end = fc.oneof(value, fc.constant("*"));
  const element = fc.oneof(
    { weight: 3, arbitrary: value },
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom(">", ">=", "<", "<="), value).map((parts) => parts.join("")) },
    { weight: 2, arbitrary: fc.tuple(end, end).map((ends) => ends.join("..")) },
    { weight: 1, arbitrary: fc.constantFrom("*", '">5"', '"10"') },
  );
  return listed(element);
}

function listed(element: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: element },
    { weight: 1, arbitrary: fc.array(element, { minLength: 2, maxLength: 3 }).map((elements) => elements.join(",")) },
  );
}

function written(names: readonly string[], value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...names), value).map((parts) => parts.join(":"));
}

const dates = ordered(fc.oneof(point, age));
/** Terms of the conformance cases' language `builds`. */
export const ofBuilds = fc.oneof(
  written(
    ["branch", "label", "author", "repo", "BRANCH", 'meta."my key"', "meta.region", "meta.a.b"],
    listed(bareText),
  ),
  written(["title", "title", "meta"], bareText),
  written(["id"], ordered(whole)),
  written(["status"], listed(status)),
  written(["created"], dates),
  written(["took"], ordered(span)),
  fc.constantFrom("failed", "done", "running", "stale", "mine", "Mine", "failed()"),
);
/** The same of `orders`. */
export const ofOrders = fc.oneof(
  written(["total", "price", "limit.day"], ordered(decimal)),
  written(["number"], ordered(whole)),
  written(["placed", "sent"], dates),
  written(["delay", "wait"], ordered(span)),
  written(["size"], ordered(size)),
  written(["shipped"], truth),
  written(["customer", "item", "code", "meta.channel", "note"], bareText),
  written(["tag", "meta.region"], listed(fc.constantFrom("gift", "EXPRESS", "eu", "US", "other", "*"))),
  fc.constantFrom("big", "late", "plain", "special"),
);

/** Texts with as many operators and parentheses as terms, in any order. */
export function textWith(field: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const term = fc.oneof({ weight: 3, arbitrary: field }, { weight: 2, arbitrary: word }, phrase);
  const piece = fc.oneof(
    { weight: 6, arbitrary: term },
    { weight: 2, arbitrary: fc.constantFrom("(", ")", "-(", "NOT (", "(a OR b)", "((a b))") },
    { weight: 3, arbitrary: fc.constantFrom("OR", "AND", "NOT", "-") },
    { weight: 1, arbitrary: term.map((negated) => `-${negated}`) },
  );
  const space = fc.constantFrom(" ", " ", " ", "", "\n");
  return fc.array(fc.tuple(piece, space), { maxLength: 9 }).map((pieces) => pieces.flat().join(""));
}

const heldText = fc.oneof(
  name,
  fc.constantFrom("A", "a b", "B", "axb", "b,c", "a\\c", " ", "(a", "x) :)", "Fix(a) log* OR"),
);
const instant = fc.oneof(
  fc.constantFrom(
    "2024-03-31T00:59:59.999Z",
    "2024-03-31T01:00:00Z",
    "2024-03-31T01:30:00Z",
    "2024-03-31",
    "2023-11-05T05:30:00Z",
    "2023-11-05T01:30:00-05:00",
    "2023-11-05 06:30:00.123456789 +0000 UTC",
    "2026-11-26T12:00:00",
    "2026-11-26T12:00:00.5+00:00",
    "2026-11-25T23:59:59.999999999Z",
    "2026-02-30T00:00:00Z",
    "yesterday",
  ),
  fc.date({ min: new Date("2023-01-01"), max: new Date("2027-12-31"), noInvalidDate: false }),
);
const unread = fc.constantFrom(null, undefined, "", 7, true, "bogus", {}, []);

function held(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: unread });
}

const millis = fc.oneof(
  fc.constantFrom(1711846800000, 1711846799999, 1699162200000, 1795694400000, 0),
  fc.integer({ min: 1.6e12, max: 1.8e12 }),
);
/** Records of `builds`. */
export const build = fc.record(
  {
    repo: held(heldText),
    branch: held(heldText),
    id: held(fc.constantFrom(0, 1, 2, 5, 10, "010", 10n, 100, "9007199254740993", 10.5, -1)),
    status: held(fc.constantFrom("NEW", "new", "RUNNING", "Failure", "RUNNER_ERROR")),
    created: held(instant),
    took: held(fc.constantFrom(0, 1, 90000, 5400000, 90000.5, 1e21)),
    labels: held(fc.array(fc.oneof(fc.record({ name: held(heldText) }), fc.constant(null)), { maxLength: 3 })),
    author: held(heldText),
    title: held(heldText),
    body: held(heldText),
    metadata: held(
      fc.dictionary(fc.constantFrom("region", "a.b", "my key"), held(heldText), { noNullPrototype: false }),
    ),
  },
  { requiredKeys: [], noNullPrototype: false },
);
/** Records of `orders`. */
export const order = fc.record(
  {
    number: held(fc.constantFrom(0, 1, 5, "10", 100n)),
    total: held(fc.constantFrom(0.1, "0.10", 0.30000000000000004, -5, -0, "19.90", 19.9, 100, 1.5e-7, 1e21, "1,0")),
    items: held(
      fc.array(
        fc.record({ name: held(heldText), price: held(fc.constantFrom(0.1, "0.3", 19.9)) }, { requiredKeys: [] }),
        { maxLength: 3 },
      ),
    ),
    placed: held(millis),
    sent: held(millis.map((ms) => Math.floor(ms / 1000))),
    ordered_at: held(instant),
    sent_at: held(instant),
    wait: held(fc.constantFrom(0, 0.001, 90, 5400, 172800)),
    size: held(fc.constantFrom(0, 1000, 1024, 5000000, 5242880, 1.5e9)),
    shipped: held(fc.constantFrom(true, false, "yes", "No", "true")),
    customer: held(fc.record({ name: held(heldText) })),
    "code.x": held(heldText),
    tags: held(fc.array(fc.constantFrom("gift", "Express", "b2b", "other"), { maxLength: 3 })),
    "note.text": held(heldText),
    metadata: held(fc.dictionary(fc.constant("channel"), held(heldText), { noNullPrototype: false })),
    region: held(fc.constantFrom("eu", "US")),
    limits: held(fc.dictionary(fc.constant("day"), held(fc.constantFrom(0, "0.1", 100)), { noNullPrototype: false })),
  },
  { requiredKeys: [], noNullPrototype: false },
);
