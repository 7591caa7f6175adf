// What querybar does with each thing of the comparison. The library comes as an argument: the built one, or the source in its tests.
import { code, outcomeOfSearch } from "./asking.mjs";
import { now } from "./things.mjs";

/** The text of each query. */
const texts = {
  OR: "apples OR pears",
  precedence: "typo OR fix login",
  "negated group": "-(apples OR pears)",
  "pasted text": "fix(parser): x",
  "unfinished OR": "apples OR",
  comparison: "total:>10",
  range: "total:5..20",
  "open range": "total:5..*",
  decimal: "total:19.90",
  "big integer": "id:9007199254740993",
  date: "created:>=2026-11-25",
  "part of a date": "created:2026-11",
  age: "created:<7d",
  zone: "created:2026-11-23",
  "DST day": "created:2026-11-01",
  duration: "took:>1h30m",
  bytes: "size:>5MB",
  boolean: "paid:true",
  list: "status:open,closed",
  "quoted list item": 'label:"help wanted",bug',
  "comma in a value": 'label:"a,b"',
  "array, any": "label:b",
  "array, all": "label:a label:b",
  "nested key": "city:Rome",
  "key with a dot": "version:v2",
  wildcard: "branch:release-*",
  "literal asterisk": "branch:a\\*b",
  "has a value": "author:*",
  "has none": "-author:*",
  complement: "-total:>10",
  "@me": "author:@me",
  phrase: '"apples pears"',
  "escape in a phrase": '"say \\"hi\\""',
  "curly quotes": "“apples pears”",
};

/**
 * The outcome of each thing, `{ mark, detail }` by its name. `library` has the modules `querybar`, `assist`, `searchIndex`,
 * `elasticsearch` and `sql`.
 */
export function querybarOutcomes(things, { querybar, assist, searchIndex, elasticsearch, sql }) {
  const { parse, toPredicate, print } = querybar;
  const language = itemsOf(querybar);
  const find = (text, records, timeZone) => {
    const matches = toPredicate(parse(text, { language }), { now, timeZone, me: "ada" });
    return records.flatMap((record, index) => (matches(record) ? [index + 1] : []));
  };
  const read = (text) => parse(text, { language });

  const checks = {
    "lower-case or": ({ records, finds }) => {
      const text = "apples or pears";
      const fix = read(text).diagnostics.find((diagnostic) => diagnostic.code === "operator-case").fixes[0];
      const fixed = assist.applyEdits(text, fix.edits);
      return [
        String(find(fixed, records)) === String(finds),
        `\`operator-case\` at ${code(text)}, with the fix ${code(fixed)}`,
      ];
    },
    "typo fixed": () => {
      const [{ code: name, fixes }] = read("status:closd").diagnostics;
      const fixed = assist.applyEdits("status:closd", fixes[0].edits);
      return [fixed === "status:closed", `\`${name}\` at \`status:closd\`, with the fix ${code(fixed)}`];
    },
    "several errors": () => {
      const text = '(apples status:closd "pears';
      const codes = read(text).diagnostics.map((diagnostic) => diagnostic.code);
      const isRight = ["unclosed-group", "invalid-value", "unclosed-quote"].every((name) => codes.includes(name));
      return [isRight, `${code(text)} has ${codes.map(code).join(", ")}`];
    },
    "ranges on nodes": () => {
      const text = 'apples OR  status:open (label:"x y")';
      const slices = [];
      querybar.walk(read(text), ({ from, to, type }) => {
        if (type === "word" || type === "field") slices.push(text.slice(from, to));
      });
      return [String(slices) === 'apples,status:open,label:"x y"', "`from` and `to` of each node"];
    },
    "print round trip": () => {
      const same = Object.values(texts).every((text) => {
        const query = read(text);
        return shapeOf(read(print(query)).root) === shapeOf(query.root);
      });
      return [same, "`print`"];
    },
    "edit keeps spelling": () => {
      const text = 'Fix   "Login"   status:open';
      const edited = assist.applyEdits(text, assist.toggleValue(text, "status", "open", { language }));
      return [edited === 'Fix   "Login"', `\`toggleValue\` on ${code(text)} gives ${code(edited)}`];
    },
    "types from the definition": () => [
      true,
      "checked by TypeScript, not by running: see [the README](../README.md#your-own-language)",
    ],
    predicate: ({ id }) => [toPredicate(read("total:>10"))({ total: 11, id }), "`toPredicate`"],
    SQL: () => {
      const columns = { total: { column: "total", type: "numeric" }, paid: { column: "paid", type: "boolean" } };
      const { ok, parameters } = sql.sqlTarget({ language, dialect: "postgres", columns })(
        read("total:>10 OR paid:true"),
      );
      return [ok && parameters.includes("10"), "`querybar/sql`"];
    },
    "search engine": () => {
      const result = elasticsearch.elasticsearchTarget({ language })(read("total:>10 OR label:a*"));
      return [result.ok, "`querybar/elasticsearch`"];
    },
    URL: () => {
      const text = 'label:"x y",b OR total:>10';
      const back = querybar.fromSearchUrl(`https://example.com/?${querybar.toQueryString(read(text))}`, { language });
      return [back.text === text, "`toQueryString` and `fromSearchUrl`"];
    },
    index: () => {
      const index = searchIndex.createSearchIndex([{ total: 5 }, { total: 15 }], { language });
      return [index.count("total:>10") === 1, "`createSearchIndex`"];
    },
    completion: () => {
      const { items } = assist.complete("apples sta", 10, { language });
      return [items.some(({ insert }) => insert.startsWith("status:")), "`complete`, and search boxes that use it"];
    },
  };

  return new Map(
    things.map((row) => {
      const text = texts[row.thing];
      if (text !== undefined) {
        return [row.thing, outcomeOfSearch(text, (_, records) => find(text, records, row.timeZone), row)];
      }
      const [isRight, detail] = checks[row.thing](row);
      return [row.thing, { mark: isRight ? "yes" : "no", detail }];
    }),
  );
}

/** The language of all queries. */
function itemsOf({ defineLanguage, boolean, bytes, date, duration, exactText, number, oneOf, wholeNumber }) {
  return defineLanguage()({
    name: "items",
    dialect: "extended",
    text: ["note"],
    fields: {
      id: wholeNumber("id"),
      total: number("total"),
      created: date("created"),
      took: duration("tookMs", { unit: "ms" }),
      size: bytes("size"),
      paid: boolean("paid"),
      status: oneOf("status", ["open", "closed", "new"]),
      label: exactText("labels", { many: true, wildcards: true }),
      city: exactText("address.city"),
      version: exactText(["app.version"]),
      branch: exactText("branch", { wildcards: true }),
      author: exactText("author", { me: true }),
    },
    keywords: {},
  });
}

/** A tree without its places. */
function shapeOf(root) {
  return JSON.stringify(root, (key, value) => (/^(?:from|to|valueFrom|valueTo)$/.test(key) ? undefined : value));
}
