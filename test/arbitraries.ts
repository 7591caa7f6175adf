import fc from "fast-check";
import type { Builder, BuiltNode, Job, Layer, Node, PartialRecord } from "../src/index.ts";

/** Words that are near to each other in many ways: parts, letter case, normal forms, folding. */
const words = [
  "fix",
  "Fix",
  "FIX",
  "fixing",
  "x",
  "fi",
  "it",
  "42",
  "typo",
  "caf\u00e9",
  "cafe\u0301",
  "CAF\u00c9",
  "cafe",
  "ΣΑΣ",
  "σας",
  "σασ",
  "\u212a",
  "k",
  "\u017f",
  "s",
  "ß",
  "ss",
  "\u0130",
  "ı",
  "i",
  "I",
  "𝒳",
  "👩\u200d💻",
  "検索",
  "running",
  "Done",
  "FAILED",
  "failed",
  "repo",
  "a.b",
  "a*b",
  "(x)",
  "[",
  "\\",
  "it's",
  "re-run",
  '5"disk',
  "fi\u200bx",
  "__proto__",
  "constructor",
  "then",
  "toJSON",
  "length",
  "hasOwnProperty",
];

const branches = [
  "main",
  "Main",
  "caf\u00e9",
  "cafe\u0301",
  "a b",
  '"q',
  "-x",
  "x:y",
  "a\\b",
  "done",
  "__proto__",
  "“",
];
const ids = ["0", "1", "10", "010", "2", "9007199254740992", "9007199254740993", "123456789012345678901234567890"];
const statuses = [
  "NEW",
  "JOB_ERROR",
  "BAD_LAYERFILE",
  "STARTING_RUNNERS",
  "FAILURE",
  "RUNNER_CANCELLED",
  "RUNNER_ERROR",
  "RUNNING",
  "SUCCEEDED",
] as const;
const statusSpellings = [...statuses, "running", "New", "\u017fucceeded", "PAUSED", "bogus", "failed", ""];
const spaces = [" ", "  ", "\t", "\n", "\u00a0", "\u3000", "\ufeff", "\u2028"];

/** What breaks readers of text. */
export const hostilePieces = [
  '"',
  '""',
  "“",
  "”",
  "„",
  "‟",
  "\\",
  '\\"',
  "\\\\",
  "-",
  "--",
  ":",
  "::",
  "：",
  "repo:",
  "REPO:",
  "branch:",
  "id:",
  "status:",
  "brnach:",
  "rep:",
  "-repo:",
  'repo:"',
  "\u200b",
  "\u202e",
  "\u0000",
  "\u001b",
  "\u0085",
  "\ud800",
  "\udc00",
  "\uffff",
  "\u0301",
  "__proto__:",
  "constructor:",
  "*",
  "(",
  ")",
  "–",
  "－",
  "«",
  "»",
  "＂",
  "%",
  "+",
  "&",
  "#",
];

/** Any string at all, halves of surrogate pairs included. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...hostilePieces, ...spaces, ...words)).map((pieces) => pieces.join("")),
);

const word = fc.constantFrom(...words);

/** A text that begins where a typed phrase would, including escapes; sometimes it is unclosed. */
const quotedText = fc
  .tuple(
    fc.constantFrom('"', "“", "„"),
    fc.array(fc.constantFrom(...words, ...branches, " ", '\\"', "\\\\", "\\n")),
    fc.constantFrom('"', "”", ""),
  )
  .map(([opening, inside, closing]) => opening + inside.join("") + closing);

const typedField = fc
  .tuple(
    fc.constantFrom("repo", "branch", "BRANCH", "id", "Id", "status", "STATUS", "brnach", "stauts", "author"),
    fc.constantFrom(":", ":", ":", "：", ": "),
    fc.oneof(fc.constantFrom(...branches, ...ids, ...statusSpellings, "ten", "-1", "+10"), quotedText),
  )
  .map((parts) => parts.join(""));

const typedAtom = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 2, arbitrary: quotedText },
  { weight: 4, arbitrary: typedField },
  fc.constantFrom('""', "repo:", '"', "«x»", "「x」"),
);

/** What a person types as one term, or means as one. */
export const typedTerm: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom("", "", "", "-", "-", "--", "- ", "–"), typedAtom)
  .map((parts) => parts.join(""));

/** Text that is like a query. */
export const queryText: fc.Arbitrary<string> = fc
  .array(fc.tuple(typedTerm, fc.constantFrom(...spaces, " ", " ", " ", " ", "")), { maxLength: 7 })
  .map((terms) => terms.flat().join(""));

/** Short queries of few different terms, so that many repeat or contradict each other. */
export const crowdedQueryText: fc.Arbitrary<string> = fc
  .array(
    fc
      .tuple(
        fc.constantFrom("", "", "-"),
        fc.constantFrom(
          "fix",
          "FIX",
          "fixing",
          '"fix"',
          '"Fix it"',
          "42",
          '"42"',
          '"a 42"',
          "caf\u00e9",
          '"cafe\u0301"',
          "σας",
          "ΣΑΣ",
          "\u212a",
          '"k"',
          "ß",
          '"SS"',
          "running",
          "done",
          "failed",
          "status:new",
          "status:NEW",
          "status:RUNNING",
          "status:failure",
          "status:bogus",
          "id:1",
          "id:01",
          "id:2",
          "id:x",
          "branch:a",
          "branch:A",
          "repo:a",
          "repo:caf\u00e9",
          "repo:cafe\u0301",
          "repo:",
          '""',
        ),
      )
      .map((parts) => parts.join("")),
    { minLength: 1, maxLength: 5 },
  )
  .map((terms) => terms.join(" "));

const recordText = fc.option(
  fc.oneof(
    fc
      .array(fc.constantFrom(...words, " ", " ", '"', "-", "42", "Fix it", "ΣΑΣ", "a"), { maxLength: 5 })
      .map((parts) => parts.join("")),
    anyText,
  ),
  { nil: null },
);

/** Runs near the boundary of the queries above: what they ask for, nearly that, or nothing. */
export const run: fc.Arbitrary<PartialRecord<Job>> = fc.record(
  {
    repository_name: fc.option(fc.constantFrom(...branches, "a", "api"), { nil: null }),
    branch: fc.option(fc.constantFrom(...branches, "a", "A"), { nil: null }),
    id: fc.option(
      fc.oneof(
        fc.constantFrom(...ids),
        fc.constantFrom(...ids).map(BigInt),
        fc.constantFrom(...ids).map(Number),
        fc.constantFrom<string | number>(
          1.5,
          -1,
          Number.NaN,
          Number.POSITIVE_INFINITY,
          1e21,
          "",
          "1.0",
          "-1",
          "1e1",
          " 1",
        ),
      ),
      { nil: null },
    ),
    // Services send more than their documentation says, so this is wider than the type.
    calculated_status: fc.option(fc.constantFrom(...statusSpellings), { nil: null }) as fc.Arbitrary<
      Job["calculated_status"] | null
    >,
    author: recordText,
    commit_title: recordText,
    commit_body: recordText,
  },
  { requiredKeys: [], noNullPrototype: false },
);

/** Any string, or one that reads as something else unless it is quoted. */
const builtText = fc.oneof(
  word,
  fc.constantFrom(
    ...branches,
    "",
    " ",
    "-",
    "--",
    "-repo:x",
    "repo:x",
    "id:",
    "failed",
    '"',
    "“a”",
    "x y",
    "\\",
    '\\"',
  ),
  anyText,
);

/** Trees that a program builds, whatever its strings hold. */
export function builtTree({ and, not, text, phrase, field, keyword }: Builder<Layer>): fc.Arbitrary<BuiltNode<Layer>> {
  const atom: fc.Arbitrary<Node> = fc.oneof(
    builtText.map(phrase),
    builtText.map((value) => field("repo", value)),
    builtText.map((value) => field("branch", value)),
    fc.oneof(fc.bigInt({ min: 0n }), fc.nat()).map((value) => field("id", value)),
    fc.constantFrom(...statuses).map((value) => field("status", value)),
    fc.constantFrom("running" as const, "done" as const, "failed" as const).map(keyword),
  );
  const negation = fc.oneof(atom, builtText.filter((natural) => !/\s/.test(natural)).map(text)).map(not);
  return fc.array(fc.oneof(atom, negation, builtText.map(text)), { maxLength: 6 }).map((terms) => and(...terms));
}
