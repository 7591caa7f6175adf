// The libraries that only read: what they are asked is what they read.
import searchQueryParser from "search-query-parser";
import searchString from "search-string";
import { asText, code, documented, elsewhere, named, noRecords, reading, reports, test } from "./asking.mjs";

const SearchString = searchString.default ?? searchString;

const holds = (value) => (read) => read.includes(JSON.stringify(value));
const hasNoWord = (word) => (read) => !read.includes(`"${word}"`);

/** What both libraries that only read are asked in the same way. */
const readOnly = {
  OR: reading("apples OR pears", hasNoWord("OR")),
  precedence: reading("typo OR fix login", hasNoWord("OR")),
  "negated group": reading("-(apples OR pears)", hasNoWord("OR")),
  "lower-case or": reports("apples or pears"),
  "unfinished OR": reading("apples OR", hasNoWord("OR")),
  comparison: reading("total:>10", (read) => !holds(">10")(read)),
  decimal: asText("total:19.90", "19.90"),
  "big integer": asText("id:9007199254740993", "9007199254740993"),
  date: reading("created:>2026-11-25", (read) => !holds(">2026-11-25")(read)),
  "part of a date": reading("created:2026-11", (read) => !holds("2026-11")(read) && !holds("11")(read)),
  age: reading("created:<7d", (read) => !holds("<7d")(read)),
  zone: noRecords,
  "DST day": noRecords,
  duration: reading("took:>1h30m", (read) => !holds(">1h30m")(read)),
  bytes: reading("size:>5MB", (read) => !holds(">5MB")(read)),
  boolean: asText("paid:true", "true"),
  "array, any": noRecords,
  "array, all": noRecords,
  "nested key": noRecords,
  "key with a dot": noRecords,
  wildcard: reading("branch:release-*", (read) => !holds("release-*")(read)),
  "literal asterisk": asText("branch:a*b", "a*b"),
  "has a value": noRecords,
  "has none": noRecords,
  complement: noRecords,
  "@me": asText("author:@me", "@me"),
  phrase: reading('"apples pears"', holds("apples pears")),
  "escape in a phrase": reading('"say \\"hi\\""', holds('say "hi"')),
  "curly quotes": reading("“apples pears”", holds("apples pears")),
  "typo fixed": reports("status:closd"),
  "several errors": reports('(apples status:closd "pears'),
  "types from the definition": documented("no", "by its types: they know no fields"),
  predicate: named(/test|filter|predicate|match/i),
  ...elsewhere,
};

const printed = ["apples pears", '"apples pears" -plums', "-status:open fix", "label:a,b fix", 'label:"x y"'];
const spaced = 'Fix   "Login"   status:open';

const readOptions = {
  keywords: ["status", "label", "branch", "author", "id", "paid", "took", "size"],
  ranges: ["total", "created"],
  tokenize: true,
};
const readWithSearchQueryParser = (text) => searchQueryParser.parse(text, { ...readOptions, offsets: false });
const readWithSearchString = (text) => {
  const query = SearchString.parse(text);
  const words = query.getTextSegments().map((segment) => (segment.negated ? { negated: segment.text } : segment.text));
  return { text: words, conditions: query.getParsedQuery() };
};

export const asSearchQueryParser = {
  exports: searchQueryParser,
  read: readWithSearchQueryParser,
  asked: {
    ...readOnly,
    "pasted text": reading("fix(parser): x", holds(["fix(parser):", "x"])),
    date: asText("created:25/11/2026-", "25/11/2026"),
    range: reading("total:5-20", holds({ from: "5", to: "20" })),
    "open range": reading("total:5-", holds({ from: "5", to: "" })),
    list: reading("status:open,closed", holds(["open", "closed"])),
    "quoted list item": reading('label:"help wanted,bug"', holds(["help wanted", "bug"])),
    "comma in a value": reading('label:"a,b"', holds("a,b")),
    "ranges on nodes": test(() => {
      const text = 'apples  label:"x y"';
      const slices = searchQueryParser
        .parse(text, readOptions)
        .offsets.map(({ offsetStart, offsetEnd }) => text.slice(offsetStart, offsetEnd));
      return [
        slices.join() === 'apples,label:"x y"',
        `\`offsets\`: in ${code(text)} they are ${slices.map(code).join(", ")}`,
      ];
    }),
    "print round trip": test(() => {
      const print = (text) => searchQueryParser.stringify(readWithSearchQueryParser(text), readOptions);
      return roundTrip(print, readWithSearchQueryParser, "`stringify`");
    }),
    "edit keeps spelling": test(() => {
      const { status: _, ...rest } = readWithSearchQueryParser(spaced);
      const edited = searchQueryParser.stringify(rest, readOptions);
      return [edited === 'Fix   "Login"', `\`stringify\` without the status of ${code(spaced)} gives ${code(edited)}`];
    }),
  },
};

export const asSearchString = {
  exports: SearchString,
  read: readWithSearchString,
  asked: {
    ...readOnly,
    "pasted text": reading("fix(parser): x", holds("fix(parser):")),
    range: reading("total:5..20", (read) => !holds("5..20")(read)),
    "open range": reading("total:5..*", (read) => !holds("5..*")(read)),
    list: reading("status:open,closed", (read) => holds("open")(read) && holds("closed")(read)),
    "quoted list item": reading('label:"help wanted",bug', (read) => holds("help wanted")(read) && holds("bug")(read)),
    "comma in a value": reading('label:"a,b"', holds("a,b")),
    "ranges on nodes": test(() => [
      /from|start|offset/i.test(JSON.stringify(readWithSearchString('apples label:"x y"'))),
      "its terms have no places",
    ]),
    "print round trip": test(() =>
      roundTrip((text) => SearchString.parse(text).toString(), readWithSearchString, "`toString`"),
    ),
    "edit keeps spelling": test(() => {
      const query = SearchString.parse(spaced);
      query.removeEntry("status", "open", false);
      const edited = query.toString();
      return [edited === 'Fix   "Login"', `\`removeEntry\` on ${code(spaced)} gives ${code(edited)}`];
    }),
  },
};

function roundTrip(print, read, how) {
  const wrong = printed.find((text) => JSON.stringify(read(print(text))) !== JSON.stringify(read(text)));
  return [wrong === undefined, wrong === undefined ? how : `${how} of ${code(wrong)} gives ${code(print(wrong))}`];
}
