import * as liqe from "liqe";
import { documented, elsewhere, named, partly, reports, test } from "./asking.mjs";

export const asLiqe = {
  exports: liqe,
  read: (text) => liqe.parse(text),
  find: (text, records) => {
    const numbered = records.map((record, index) => ({ record, number: index + 1 }));
    const query = liqe.parse(text);
    return numbered.filter(({ record }) => liqe.test(query, record)).map(({ number }) => number);
  },
  asked: {
    OR: "apples OR pears",
    precedence: ["typo OR fix login", "typo OR fix AND login"],
    "negated group": ["-(apples OR pears)", "NOT (apples OR pears)"],
    "pasted text": "fix(parser): x",
    "lower-case or": "apples or pears",
    "unfinished OR": "apples OR",
    comparison: "total:>10",
    range: "total:[5 TO 20]",
    "open range": ["total:[5 TO *]", partly("as a comparison", "total:>=5")],
    decimal: ["total:19.90", "total:=19.90"],
    "big integer": ["id:9007199254740993", "id:=9007199254740993", 'id:"9007199254740993"'],
    date: "created:>=2026-11-25",
    "part of a date": partly("as part of the ISO text, in UTC", "created:2026-11"),
    age: "created:<7d",
    zone: "created:2026-11-23",
    "DST day": "created:2026-11-01",
    duration: ["tookMs:>1h30m", partly("in milliseconds", "tookMs:>5400000")],
    bytes: ["size:>5MB", partly("in bytes", "size:>5000000")],
    boolean: "paid:true",
    list: [
      "status:open,closed",
      "status:(open OR closed)",
      partly("with the field written twice", "status:open OR status:closed"),
    ],
    "quoted list item": [
      'labels:"help wanted",bug',
      partly("with the field written twice", 'labels:"help wanted" OR labels:bug'),
    ],
    "comma in a value": 'labels:"a,b"',
    "array, any": "labels:b",
    "array, all": "labels:a labels:b",
    "nested key": "address.city:Rome",
    "key with a dot": ["app.version:v2", '"app.version":v2'],
    wildcard: ["branch:release-*", partly("as a regular expression", "branch:/^release-/")],
    "literal asterisk": ["branch:a\\*b", 'branch:"a*b"'],
    "has a value": ["author:*", partly("with null excluded", "author:* AND NOT author:null")],
    "has none": ["NOT author:*", partly("with null asked for", "NOT author:* OR author:null")],
    complement: "NOT total:>10",
    "@me": "author:@me",
    phrase: '"apples pears"',
    "escape in a phrase": '"say \\"hi\\""',
    "curly quotes": "“apples pears”",
    "typo fixed": reports("status:closd"),
    "several errors": reports('(apples status:closd "pears'),
    "ranges on nodes": test(() => {
      const text = 'apples OR  label:"x y"';
      const { left, right } = liqe.parse(text);
      const slices = [left, right].map(({ location }) => text.slice(location.start, location.end));
      return [slices.join() === 'apples,label:"x y"', "`location` of each node"];
    }),
    "print round trip": test(() => {
      const texts = ["apples OR (pears plums)", '-a label:"x y"', "total:>5 NOT a", "total:[1 TO 5]", "a   b"];
      return [texts.every((text) => liqe.serialize(liqe.parse(text)) === text), "`serialize`"];
    }),
    "edit keeps spelling": named(/edit|remove|add|toggle/i),
    "types from the definition": documented("no", "by its types: they know no fields"),
    predicate: test(() => [liqe.test(liqe.parse("total:>10"), { total: 11 }), "`test` and `filter`"]),
    ...elsewhere,
  },
};
