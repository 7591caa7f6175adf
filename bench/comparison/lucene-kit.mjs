import * as luceneKit from "lucene-kit";
import { documented, elsewhere, named, partly, reports, test } from "./asking.mjs";
import { now } from "./things.mjs";

const weekAgo = new Date(now.getTime() - 7 * 24 * 60 * 60 * 1000).toISOString();

export const asLuceneKit = {
  exports: luceneKit,
  read: (text) => new luceneKit.QueryParser(text).toAST(),
  find: (text, records) => {
    const variables = new luceneKit.ReferenceResolver()
      .addVariableResolver("me", "ada")
      .addVariableResolver("weekAgo", weekAgo);
    const numbered = records.map((record, index) => ({
      ...record,
      // It compares dates only in records that hold a Date.
      ...(record.created === undefined ? {} : { created: new Date(record.created) }),
      number: index + 1,
    }));
    return luceneKit.filter(new luceneKit.QueryParser(text), numbered, variables).map(({ number }) => number);
  },
  asked: {
    OR: "apples OR pears",
    precedence: ["typo OR fix login", partly("with AND written", "typo OR fix AND login")],
    "negated group": ["-(apples OR pears)", "NOT (apples OR pears)"],
    "pasted text": "fix(parser): x",
    "lower-case or": "apples or pears",
    "unfinished OR": "apples OR",
    comparison: "total:>10",
    range: "total:[5 TO 20]",
    "open range": "total:[5 TO *]",
    decimal: "total:19.90",
    "big integer": ["id:9007199254740993", 'id:"9007199254740993"'],
    date: "created:>=2026-11-25",
    "part of a date": [
      "created:2026-11",
      partly("with both ends written", "created:['2026-11-01T00:00:00Z' TO '2026-11-30T23:59:59.999Z']"),
    ],
    age: ["created:<7d", partly("with a variable that you make", "created:>$weekAgo")],
    zone: [
      "created:2026-11-23",
      partly(
        "with both ends and the offset written",
        "created:['2026-11-23T00:00:00+09:00' TO '2026-11-23T23:59:59.999+09:00']",
      ),
    ],
    "DST day": [
      "created:2026-11-01",
      partly(
        "with both ends and their offsets written",
        "created:['2026-11-01T00:00:00-04:00' TO '2026-11-01T23:59:59.999-05:00']",
      ),
    ],
    duration: ["tookMs:>1h30m", partly("in milliseconds", "tookMs:>5400000")],
    bytes: ["size:>5MB", partly("in bytes", "size:>5000000")],
    boolean: "paid:true",
    list: "status:(open closed)",
    "quoted list item": 'labels:("help wanted" OR bug)',
    "comma in a value": 'labels:"a,b"',
    "array, any": "labels:b",
    "array, all": "labels:a AND labels:b",
    "nested key": "address.city:Rome",
    "key with a dot": ["app.version:v2", '"app.version":v2', "app\\.version:v2", "app?version:v2"],
    wildcard: "branch:release-*",
    "literal asterisk": ["branch:a\\*b", 'branch:"a*b"'],
    "has a value": "author:*",
    "has none": "NOT author:*",
    complement: "NOT total:>10",
    "@me": ["author:@me", "author:$me"],
    phrase: ['"apples pears"', partly("as a regular expression", "/apples pears/")],
    "escape in a phrase": ['"say \\"hi\\""', partly("as a regular expression", '/say "hi"/')],
    "curly quotes": "“apples pears”",
    "typo fixed": reports("status:closd"),
    "several errors": reports('(apples status:closd "pears'),
    "ranges on nodes": test(() => {
      const tree = JSON.stringify(new luceneKit.QueryParser('apples OR label:"x y"').toAST());
      return [/"(?:from|start|location|offset)/.test(tree), "its nodes have no places"];
    }),
    "print round trip": named(/print|serialize|stringify/i),
    "edit keeps spelling": named(/edit|remove|add|toggle/i),
    "types from the definition": documented("no", "by its types: they know no fields"),
    predicate: test(() => [
      luceneKit.filter(new luceneKit.QueryParser("total:>10"), [{ total: 11 }]).length === 1,
      "`filter`, with a list of one",
    ]),
    ...elsewhere,
  },
};
