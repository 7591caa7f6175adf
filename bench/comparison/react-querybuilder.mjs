// It has no search text: people choose its rules from menus. They are written here in the SQL that it reads. It tests no records either, so its
// MongoDB query is run by mingo.
import { Query } from "mingo";
import * as reactQuerybuilder from "react-querybuilder";
import { formatQuery } from "react-querybuilder/formatQuery";
import { parseSQL } from "react-querybuilder/parseSQL";
import { apart, documented, named, partly, test } from "./asking.mjs";

const noText = apart("it has no text that is typed");

export const asReactQuerybuilder = {
  exports: reactQuerybuilder,
  read: parseSQL,
  // It evaluates nothing itself: it writes the condition for something that does.
  find: (sql, records) => {
    const query = new Query(formatQuery(parseSQL(sql), "mongodb_query"));
    return records.flatMap((record, index) => (query.test(record) ? [index + 1] : []));
  },
  asked: {
    OR: "note like '%apples%' or note like '%pears%'",
    precedence: "note like '%typo%' or note like '%fix%' and note like '%login%'",
    "negated group": "not (note like '%apples%' or note like '%pears%')",
    "pasted text": noText,
    "lower-case or": noText,
    "unfinished OR": noText,
    comparison: "total > 10",
    range: "total between 5 and 20",
    "open range": [partly("as a comparison", "total >= 5")],
    decimal: "total = 19.90",
    "big integer": ["id = 9007199254740993", "id = '9007199254740993'"],
    date: "created >= '2026-11-25'",
    "part of a date": [
      "created = '2026-11'",
      partly("as the beginning of ISO text, in UTC", "created like '2026-11%'"),
    ],
    age: partly("with the instant worked out before", "created > '2026-11-19T12:00:00Z'"),
    zone: [
      "created = '2026-11-23'",
      partly(
        "with both instants worked out before",
        "created between '2026-11-22T15:00:00Z' and '2026-11-23T14:59:59Z'",
      ),
    ],
    "DST day": [
      "created = '2026-11-01'",
      partly(
        "with both instants worked out before",
        "created between '2026-11-01T04:00:00Z' and '2026-11-02T04:59:59Z'",
      ),
    ],
    duration: partly("in milliseconds", "tookMs > 5400000"),
    bytes: partly("in bytes", "size > 5000000"),
    boolean: "paid = true",
    list: "status in ('open', 'closed')",
    "quoted list item": "labels in ('help wanted', 'bug')",
    "comma in a value": "labels = 'a,b'",
    "array, any": "labels = 'b'",
    "array, all": "labels = 'a' and labels = 'b'",
    "nested key": "address.city = 'Rome'",
    "key with a dot": "app.version = 'v2'",
    wildcard: "branch like 'release-%'",
    "literal asterisk": "branch = 'a*b'",
    "has a value": "author is not null",
    "has none": "author is null",
    complement: "not (total > 10)",
    "@me": "author = '@me'",
    phrase: "note like '%apples pears%'",
    "escape in a phrase": `note like '%say "hi"%'`,
    "curly quotes": noText,
    "typo fixed": apart("its users choose values from a list"),
    "several errors": documented("partly", "of rules, by a `validator` that you write"),
    "ranges on nodes": noText,
    "print round trip": test(() => {
      const texts = ["total > 10 or note = 'x'", "not (a = 'x y' and b in ('1', '2'))", "a like 'x%'"];
      const shape = (sql) => JSON.stringify(parseSQL(sql));
      const same = texts.every(
        (sql) => shape(formatQuery(parseSQL(sql), { format: "sql", parseNumbers: true })) === shape(sql),
      );
      return [same, "`formatQuery` and `parseSQL`"];
    }),
    "edit keeps spelling": noText,
    "types from the definition": documented(
      "partly",
      "by its types: `RuleType` and `Field` take the names of fields as parameters, written by hand",
    ),
    predicate: documented("partly", "it writes JsonLogic, MongoDB queries and more, which other libraries run"),
    SQL: test(() => {
      const { sql, params } = formatQuery(parseSQL("total > 10 or note = 'x'"), {
        format: "parameterized",
        parseNumbers: true,
      });
      return [sql === "(total > ? or note = ?)" && params.length === 2, "`formatQuery`"];
    }),
    "search engine": test(() => {
      const { bool } = formatQuery(parseSQL("total > 10"), "elasticsearch");
      return [JSON.stringify(bool).includes('{"range":{"total":{"gt":10}}}'), "`formatQuery`"];
    }),
    URL: named(/url|querystring|address/i),
    index: named(/searchindex|createindex/i),
    completion: documented("partly", "menus of fields, operators and values, in place of text"),
  },
};
