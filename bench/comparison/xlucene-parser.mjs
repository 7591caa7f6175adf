// It tests no records: what it is asked is what it reads, written here without the types that it adds.

import * as xlucene from "xlucene-parser";
import { asText, documented, elsewhere, named, noRecords, partlyReading, reading, reports, test } from "./asking.mjs";

const parserOf = (text) => new xlucene.Parser(text, { type_config: { created: "date" } });
const read = (text) => shape(parserOf(text).ast);

/** `{"or":[{"text":"a"},{"total":{"gt":10}}]}` */
function shape(node) {
  switch (node.type) {
    case "logical-group":
    case "field-group":
      return one(
        "or",
        node.flow.map(({ nodes }) => one("and", nodes.map(shape))),
      );
    case "negation":
      return { not: shape(node.node) };
    case "range":
      return { [node.field]: Object.fromEntries([node.left, node.right].filter(Boolean).map(boundOf)) };
    case "wildcard":
      return { [node.field]: { wildcard: node.value.value } };
    default:
      return { [node.field ?? "text"]: node.value?.value ?? node.type };
  }
}

function one(name, shapes) {
  return shapes.length === 1 ? shapes[0] : { [name]: shapes };
}

function boundOf({ operator, value: { value } }) {
  return [operator, Math.abs(value) === Number.POSITIVE_INFINITY ? "no end" : value];
}

const is = (expected) => (found) => found === JSON.stringify(expected);
const applesOrPears = { or: [{ text: "apples" }, { text: "pears" }] };
const weekInMs = 7 * 24 * 60 * 60 * 1000;

export const asXlucene = {
  exports: xlucene,
  read,
  asked: {
    OR: reading("apples OR pears", is(applesOrPears)),
    precedence: [
      reading("typo OR fix login", is({ or: [{ text: "typo" }, { and: [{ text: "fix" }, { text: "login" }] }] })),
      partlyReading(
        "with AND written",
        "typo OR fix AND login",
        is({ or: [{ text: "typo" }, { and: [{ text: "fix" }, { text: "login" }] }] }),
      ),
    ],
    "negated group": [
      reading("-(apples OR pears)", is({ not: applesOrPears })),
      reading("NOT (apples OR pears)", is({ not: applesOrPears })),
    ],
    "pasted text": reading("fix(parser): x", (found) => found.includes("fix(parser):")),
    "lower-case or": reports("apples or pears"),
    "unfinished OR": reading("apples OR", is({ text: "apples" })),
    comparison: reading("total:>10", is({ total: { gt: 10 } })),
    range: reading("total:[5 TO 20]", is({ total: { gte: 5, lte: 20 } })),
    "open range": reading("total:[5 TO *]", is({ total: { gte: 5, lte: "no end" } })),
    decimal: asText('total:"19.90"', "19.90"),
    "big integer": [
      reading("id:9007199254740993", (found) => found.includes("40993")),
      asText('id:"9007199254740993"', "9007199254740993"),
    ],
    date: asText("created:>=2026-11-25", "2026-11-25"),
    "part of a date": asText("created:2026-11", "2026-11"),
    age: test(() => {
      const { gte } = read("created:>=now-7d").created;
      return [
        Math.abs(Date.parse(gte) - (Date.now() - weekInMs)) < 60_000,
        "`created:>=now-7d` is read as the instant a week ago",
      ];
    }),
    zone: noRecords,
    "DST day": noRecords,
    duration: partlyReading("in milliseconds", "tookMs:>5400000", is({ tookMs: { gt: 5_400_000 } })),
    bytes: partlyReading("in bytes", "size:>5000000", is({ size: { gt: 5_000_000 } })),
    boolean: reading("paid:true", is({ paid: true })),
    list: reading("status:(open closed)", is({ or: [{ status: "open" }, { status: "closed" }] })),
    "quoted list item": reading(
      'label:("help wanted" OR bug)',
      is({ or: [{ label: "help wanted" }, { label: "bug" }] }),
    ),
    "comma in a value": reading('label:"a,b"', is({ label: "a,b" })),
    "array, any": noRecords,
    "array, all": noRecords,
    "nested key": noRecords,
    "key with a dot": noRecords,
    wildcard: reading("branch:release-*", is({ branch: { wildcard: "release-*" } })),
    "literal asterisk": reading('branch:"a*b"', is({ branch: "a*b" })),
    "has a value": noRecords,
    "has none": noRecords,
    complement: noRecords,
    "@me": test(() => {
      const parser = parserOf("author:$me").resolveVariables({ me: "ada" });
      return [is({ author: "ada" })(JSON.stringify(shape(parser.ast))), "`author:$me`, with `resolveVariables`"];
    }),
    phrase: reading('"apples pears"', is({ text: "apples pears" })),
    "escape in a phrase": reading('"say \\"hi\\""', is({ text: 'say "hi"' })),
    "curly quotes": reading("“apples pears”", is({ text: "apples pears" })),
    "typo fixed": reports("status:closd"),
    "several errors": reports('(apples status:closd "pears'),
    "ranges on nodes": test(() => [
      /"(?:from|start|location|offset)/.test(JSON.stringify(parserOf('apples OR label:"x y"').ast)),
      "its nodes have no places",
    ]),
    "print round trip": named(/print|serialize|stringify/i),
    "edit keeps spelling": named(/edit|remove|add|toggle/i),
    "types from the definition": documented("no", "by its types: they know no fields"),
    predicate: named(/test|filter|predicate|match/i),
    ...elsewhere,
    "search engine": documented("partly", "another package, `xlucene-translator`, writes it"),
  },
};
