// The page of the comparison: a table, and what happened in each of its cells.
import { code } from "./asking.mjs";
import { things } from "./things.mjs";

export const pageFile = "docs/query-language-comparison.md";

const asked = {
  querybar:
    "`toPredicate`, with a language of the extended dialect that has a field for each key of the records, and the options `now`, `timeZone` and `me`",
  liqe: "`test`, for each record",
  "lucene-kit": "`filter`, with two variables, and dates as `Date`, which it needs",
  "xlucene-parser": "`Parser`. It tests no records, so what it reads counts, written without the types that it adds",
  "search-query-parser":
    "`parse`, with the names of the fields as `keywords` and `ranges`, and `tokenize`. It tests no records, so what it reads counts",
  "search-string": "`parse`. It tests no records, so what it reads counts",
  "react-querybuilder":
    "`formatQuery` to a MongoDB query, which mingo ran. It has rules that users choose from menus, and no search text, so the rules are written here as the SQL that its `parseSQL` reads",
};

/** `outcomes` has a map, from the name of a thing to its outcome, for each library; `versions` the version of each but querybar. */
export function pageOf(outcomes, versions) {
  const libraries = Object.keys(outcomes);
  return `# Query languages compared

What querybar and six other libraries do with ${things.length} things that people want to say in a search bar, or that a page needs from its query
language. All of it was run by \`npm run bench -- comparison\`, which writes this page; the few cells that can't be run say so.
[Search bars compared](search-bar-comparison.md) is about the bars themselves.

“yes” means that the library does it, in its own syntax. “partly” means in another way, or with work that is left to you. “–” means
that it does not apply. [What happened](#what-happened) has the details of each cell.

${row(["thing", ...libraries])}
${row(["---", ...libraries.map(() => "---")])}
${things.map(({ thing }) => row([`[${thing}](#${anchor(thing)})`, ...libraries.map((name) => outcomes[name].get(thing).mark)])).join("\n")}

## How each was asked

Each library was asked in several ways if its documentation shows several. The first one that worked counts.

${libraries.map((name) => `- **${name}**${versions[name] === undefined ? "" : ` ${versions[name]}`}: ${asked[name]}.`).join("\n")}

On 2026-11-27 the npm registry had neither \`@muhgholy/search-query-parser\` nor \`search-input-query-parser\`, so they were not tried, and
newer versions of \`xlucene-parser\` could not be installed: it did not have packages that they depend on.

## What happened

${things.map((thing) => section(thing, outcomes)).join("\n\n")}
`;
}

function section({ thing, asks, records = [], finds }, outcomes) {
  const given = records.map((record, index) => `${index + 1} ${code(JSON.stringify(record))}`).join(", ");
  const right = finds === undefined ? "" : ` Records: ${given}. Right: ${finds.join(", ")}.`;
  const lines = Object.entries(outcomes).map(([name, outcome]) => {
    const { mark, detail } = outcome.get(thing);
    return `- ${name}: ${mark === "–" ? "" : `${mark}, `}${detail}`;
  });
  return `### ${thing}\n\nAsked for: ${asks}.${right}\n\n${lines.join("\n")}`;
}

function row(cells) {
  return `| ${cells.join(" | ")} |`;
}

/** The fragment that GitHub gives to a heading. */
function anchor(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\w -]/g, "")
    .replaceAll(" ", "-");
}
