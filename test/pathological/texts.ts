import type { AnyLanguage } from "../../src/index.ts";
import { orders } from "../every-kind.ts";

/** A kind of text that has broken readers of text: it can be made of any length. */
export interface PathologicalText {
  readonly name: string;
  /** Default: the documented one. */
  readonly language?: AnyLanguage;
  /** A text of about this many UTF-16 units. */
  readonly make: (size: number) => string;
}

/** Each is repeated: alone, and after a quote that it may never close. */
const units = [
  '"',
  '""',
  '"\\',
  '"\\" ',
  "\\",
  "-",
  "- ",
  "--x ",
  ":",
  "a",
  "a ",
  "a:",
  "repo:",
  "repo: ",
  'repo:"',
  'repo:"y" ',
  "repo:a ",
  "-repo:a ",
  'x:"y" ',
  '-"',
  '-"a" ',
  '-"a"',
  "“",
  "“ ”",
  '“a" ',
  " ",
  "\t\n",
  "\u3000",
  "id:1 ",
  "id:0",
  "id:ten ",
  "0",
  "status:",
  "status:new ",
  "status:bogus ",
  "-status:new ",
  "brnach:x ",
  "repo：x ",
  "fix -fix ",
  '"a b" -"b" ',
  "running done ",
  "-running ",
  "running",
  "\u200b",
  "a\u200b ",
  "\u202e",
  "\0",
  "\u0301",
  "\u0323\u0301",
  "e\u0301",
  "\u1100\u1161\u11a8",
  "\u0130",
  "\u212a ",
  "ΣΑΣ ",
  "\ud800",
  "\udc00",
  "👩\u200d💻",
  "%",
  "*a",
  "(",
  "[a](b ",
  "__proto__:a ",
];

const repeated: readonly PathologicalText[] = units.flatMap((unit) => [
  { name: `${JSON.stringify(unit)}, repeated`, make: (size) => unit.repeat(size / unit.length) },
  { name: `a quote, then ${JSON.stringify(unit)}, repeated`, make: (size) => `"${unit.repeat(size / unit.length)}` },
]);

/** Terms with a number of their own, so that no two are the same by chance. */
const templates = [
  "w#",
  "-w#",
  "w# -v#",
  "w# -w#",
  "w# W#",
  '"p#" -"p#"',
  '"p # q" -"# q p"',
  "-a#b -c#d x#y",
  "id:#",
  "-id:#",
  "id:00#",
  "branch:b# -branch:c#",
  "status:s#",
  "brnach:b#",
  "b#:x",
  "repo: r#",
  'repo:"\\"#"',
  "\u0301# -\u0301#",
];

function numbered(template: string, size: number): string {
  const terms: string[] = [];
  for (let number = 0, length = 0; length < size; number++) {
    const term = template.replaceAll("#", String(number));
    terms.push(term);
    length += term.length + 1;
  }
  return terms.join(" ");
}

/** Words whose hashes by powers of 31 are all the same: `Aa` and `BB` have one, and so have all that is made of them. */
function colliding(size: number): string {
  const terms: string[] = [];
  for (let number = 0, length = 0; length < size; number++) {
    const term = number.toString(2).padStart(12, "0").replaceAll("0", "Aa").replaceAll("1", "BB");
    terms.push(term);
    length += term.length + 1;
  }
  return terms.join(" ");
}

/** Ends of words that crowd together in the table of what is excluded, each followed by a space. */
function crowded(size: number): string {
  let text = "";
  for (let number = 36 ** 3; number < 36 ** 4 && text.length < size; number++) {
    const end = number.toString(36);
    let run = 0;
    for (let index = 0; index < 4; index++) run = (run << 8) | end.charCodeAt(index) | 0x20;
    if (Math.imul(run, 0x9e3779b1) >>> 23 === 0) text += `${end} `;
  }
  return text;
}

const halves = (first: (size: number) => string, second: (size: number) => string) => (size: number) =>
  `${first(size / 2)} ${second(size / 2)}`;
const repeat = (unit: string) => (size: number) => unit.repeat(size / unit.length);

const made: readonly PathologicalText[] = [
  { name: "quotes of two kinds, interleaved", make: repeat('"a“b"c”') },
  { name: "many opening quotes, then as many closing ones", make: halves(repeat("“"), repeat("”")) },
  { name: "escapes, then the quote they would need", make: (size) => `"${"\\".repeat(size - 2)}"` },
  { name: "a phrase as long as the text", make: (size) => `"${"a".repeat(size - 2)}"` },
  { name: "an excluded phrase in a required one", make: halves(repeat("ab"), (size) => `-"${"ab".repeat(size / 2)}"`) },
  {
    name: "many excluded words that one word could hold",
    make: halves(repeat("ab"), (size) => numbered("-b#a", size)),
  },
  {
    name: "excluded words that begin alike, each longer than the one before",
    make: halves(repeat("ab"), (size) =>
      Array.from({ length: Math.sqrt(size) }, (_, length) => `-${"ab".repeat(length)}c`).join(" "),
    ),
  },
  {
    name: "words that end alike, each longer than the one before",
    make: (size) => Array.from({ length: Math.sqrt(2 * size) }, (_, length) => `-x${"a".repeat(length)}`).join(" "),
  },
  { name: "words with the same hash", make: colliding },
  { name: "excluded words with the same hash", make: (size) => colliding(size).replaceAll(" ", " -") },
  { name: "words that only their middle tells apart", make: (size) => numbered("a#bcd", size) },
  {
    name: "excluded words with an end that much of the text has",
    make: halves(repeat("end"), (size) => numbered("-x#end", size)),
  },
  {
    name: "excluded words that end alike, and words that only begin otherwise",
    make: halves(
      (size) => numbered("x#yyyyyyyyyyyy", size),
      (size) => numbered("-z#yyyyyyyyyyyy", size),
    ),
  },
  {
    name: "words shorter than many excluded ones with the same end",
    make: halves(repeat("z "), (size) => `-q ${numbered("-#z", size)}`),
  },
  {
    name: "excluded words that crowd together in a table",
    make: halves(crowded, (size) => `-x${crowded(size).trimEnd().replaceAll(" ", " -x")}`),
  },
  { name: "a field's name that goes on", make: (size) => `${"repo".repeat(size / 4)}:x` },
  { name: "a number that goes on", make: (size) => `id:${"9".repeat(size)}` },
  { name: "a status that goes on", make: (size) => `status:${"RUNNING".repeat(size / 7)}` },
  { name: "all units there are, in their order", make: (size) => String.fromCharCode(...Array(size).keys()) },
];

/** Operators and groups. Each is repeated: alone, and as an alternative that is left open. */
const groups = [
  "(",
  ")",
  "a) ",
  "()",
  "(a ",
  "(a) ",
  "(a OR b) ",
  "(a b) OR ",
  "(a OR b -",
  "NOT ",
  "NOT(",
  "NOT -",
  "NOT (a) ",
  "OR ",
  "AND ",
  "a OR ",
  "a OR OR ",
  "a OR -a OR ",
  "OR NOT ",
  "-(a ",
  "-(-a) ",
];

/** Values of the extended dialect, and what other search bars write. */
const values = [
  "a,",
  "label:a,",
  'label:"a",',
  "label:a,b ",
  "-label:a,b ",
  "\\(",
  "..",
  "id:1..2 ",
  "id:2..1 ",
  "id:1..2,",
  "id:> ",
  "id:>1 OR ",
  "-(id:ten) ",
  "*a",
  "log* ",
  "branch:a*b ",
  "label:*a* ",
  "branch:* ",
  "meta.",
  "meta.a:b,c ",
  'meta."a":b ',
  "@today",
  "created:<7d ",
  "created:2026-11,",
  "took:1h30m ",
  "size:5 ",
  "total:1,000 ",
  "author:@me ",
  'title:a -title:"a" ',
  "status:new status:paid ",
  "(status:new OR status:paid) status:sent ",
  "open -open ",
  "(old OR open) ",
  "a || ",
  "!a ",
  "id!=5 ",
  "no:label ",
  "branch:(a OR b) ",
  "id:[1 TO 5] ",
  "（a ",
  "a） ",
  "a or ",
  "not a ",
  "foo(a ",
  "branch:fix(a) ",
];

const ofExtended: readonly PathologicalText[] = [
  ...[...groups, ...values].map((unit) => ["", unit] as const),
  ...groups.map((unit) => ["a OR (", unit] as const),
].map(([start, unit]) => ({
  name: `extended: ${JSON.stringify(start)}, then ${JSON.stringify(unit)}, repeated`,
  make: (size) => start + unit.repeat(size / unit.length),
  language: orders,
}));

const extendedTemplates = [
  "w# OR ",
  "(a# OR b#) ",
  "(a# b#) OR ",
  "id:# OR ",
  "id:>#0 -id:#..1#",
  "label:*a#* ",
  "label:a#* -label:b#*",
  "label:a# -label:b#*",
  "meta.a#:b ",
  "code:#,",
  "code:>#0 -code:#..1#",
];

const ofExtendedNumbers: readonly PathologicalText[] = extendedTemplates.map((template) => ({
  name: `extended: ${JSON.stringify(template)} with ever other numbers`,
  make: (size) => numbered(template, size),
  language: orders,
}));

const ofManyValues: PathologicalText = {
  name: "extended: a list of numbers, compared again and again",
  make: (size) => `id:${numbered("#", size / 2).replaceAll(" ", ",")} ${"id:>0 ".repeat(size / 12)}`,
  language: orders,
};

export const pathologicalTexts: readonly PathologicalText[] = [
  ...repeated,
  ...templates.map((template) => ({
    name: `${JSON.stringify(template)} with ever other numbers`,
    make: (size: number) => numbered(template, size),
  })),
  ...made,
  ...ofExtended,
  ...ofExtendedNumbers,
  ofManyValues,
];
