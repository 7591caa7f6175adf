import { bars } from "./bars.mjs";
import { digits, duration, table, times } from "./figures.mjs";
import { picture } from "./svg.mjs";

const count = (number) => number.toLocaleString("en");

/** The section about SQL of the page of results. */
export function sql({ databases, checks, holds }) {
  const versions = Object.values(databases).map(({ version }) => version);
  const skipped = databases.postgres === undefined ? " PostgreSQL is not installed, so it was left out." : "";
  return `## SQL

Conditions of \`querybar/sql\` in ${versions.join(" and ")}, over tables of runs: each has some 250 characters of text, a tenth of them letters
beyond ASCII.${skipped} A time is the least of several turns, as a driver sees it, and a ratio is one of such times. PostgreSQL has one process for a statement and
does not compile it to machine code. Before anything was timed, each condition found the rows that the predicate selects. \`ILIKE\` and \`LIKE\`
mean something else; they are what people usually write.

![A rare word](charts/sql.svg)

### Every row that has a word

${Object.values(databases).map(wordTable("text")).join("\n\n")}

× is how many times faster than the usual way; below 1, it is slower. “Normalized” are columns with \`normalized: true\`. The search index of SQLite is a table of FTS5.

### The newest 20 rows that have a word

${Object.values(databases).map(wordTable("newest")).join("\n\n")}

For a condition, SQLite first looks up all rows that have the word. By hand, a join can read the index from the newest row on.

### The index of the search column

${table(
  ["database", "rows", "a row without it", "its index, a row", "to build it, a row"],
  Object.values(databases).flatMap(({ version, sizes }) =>
    sizes.map(({ size, bytesPerRow, indexBytesPerRow, indexMicrosecondsPerRow }) => [
      version.split(" (")[0],
      count(size),
      `${Math.round(bytesPerRow)} bytes`,
      `${Math.round(indexBytesPerRow)} bytes`,
      `${digits(indexMicrosecondsPerRow)} µs`,
    ]),
  ),
)}

### Against the best SQL by hand

How many times as long as the fastest condition that a person would write for the same column and index, with ${count(largest(databases).size)} rows. Statements of
0.1 ms show what PostgreSQL takes to plan: \`LIKE\`, which can use the index, takes longer than \`strpos\`, and so do dates, which have one comparison more.

${handTable(databases)}

### \`checkFilter\`

${table(
  ["database", "", "queries", "comparisons", "seconds", "comparisons a second"],
  Object.entries(checks).flatMap(([dialect, rows]) =>
    rows.map(({ name, queries, comparisons, seconds, perSecond }) => [
      databases[dialect].version.split(" (")[0],
      name,
      count(queries),
      count(comparisons),
      digits(seconds),
      count(Math.round(perSecond)),
    ]),
  ),
)}

### Searches of the server's store in SQLite, ${count(holds.runs)} runs in one repository

${table(
  ["search", "all of it", "longest hold of the event loop"],
  holds.rows.map(({ name, whole, longest }) => [name, `${digits(whole)} ms`, `${digits(longest)} ms`]),
)}
`;
}

/** A row for each word and size, with a column for each way to find it. */
function wordTable(kind) {
  return ({ version, sizes }) => {
    const [usual, ...others] = Object.keys(sizes[0][kind][0].results);
    const rows = sizes[0][kind].flatMap((_, place) =>
      sizes.map(({ size, [kind]: words }) => {
        const { name, word, rows: found, results } = words[place];
        return [
          `${name}: \`${word}\``,
          count(size),
          count(found),
          duration(results[usual].least),
          ...others.map((way) => `${duration(results[way].least)} · ${faster(results[way].faster)}`),
        ];
      }),
    );
    return table([version.split(" (")[0], "rows", "found", usual, ...others.map((way) => `${way} · ×`)], rows);
  };
}

function faster(ratio) {
  return ratio >= 10 ? times(ratio) : `${ratio.toFixed(ratio < 1 ? 2 : 1)}×`;
}

function largest({ sqlite }) {
  return sqlite.sizes.at(-1);
}

/** A row for each query, with two columns for each database and target. */
function handTable(databases) {
  const columns = [];
  const rows = new Map();
  for (const { version, sizes } of Object.values(databases)) {
    for (const { query, target, all, newest } of sizes.at(-1).byHand) {
      const title = `${version.split(" ")[0]}${target === "search index" ? ", FTS5" : ""}`;
      if (!columns.includes(title)) columns.push(title);
      const row = rows.get(query) ?? new Map();
      rows.set(query, row);
      row.set(
        title,
        [all, newest].map(({ timesByHand, querybar }) => `${timesByHand.toFixed(2)}× (${duration(querybar)})`),
      );
    }
  }
  return table(
    ["query", ...columns.flatMap((title) => [`${title}: all`, "newest 20"])],
    [...rows].map(([query, row]) => [`\`${query}\``, ...columns.flatMap((title) => row.get(title) ?? ["–", "–"])]),
  );
}

/** The rare word in each database, with the smaller size as the paler part. */
export function sqlChart({ sizes, databases }) {
  const [small, large] = sizes;
  const panels = Object.values(databases).map(({ version, sizes: measured }, place) => {
    const [few, many] = measured.map(({ text }) => text[0].results);
    return bars(20 + place * 474, 16, 446, {
      title: `${version.split(" (")[0]}: a word that 1 row of 2,000 has`,
      note: `${count(large)} rows, paler ${count(small)}; time, shorter is better, logarithmic`,
      scale: "logarithmic",
      rows: Object.entries(many).map(([name, { least, faster: ratio }]) => ({
        name: shortNames[name] ?? name,
        value: least,
        inner: few[name].least,
        label: ratio === 1 ? duration(least) : `${duration(least)} · ${faster(ratio)}`,
        kind: ratio === 1 ? "" : "ours",
      })),
    });
  });
  const height = 30 + Math.max(...panels.map((panel) => panel.height));
  return picture(
    panels.length * 474 + 12,
    height,
    "A rare word in a database",
    `The time of a search for a rare word among ${count(large)} and ${count(small)} rows, by the ways to find it.`,
    panels.map(({ content }) => content).join("\n"),
  );
}

const shortNames = {
  "no search column": "its own columns",
  "no search column, normalized": "the same, in NFC",
  "search column, by scan": "search column, scan",
  "search column, by index": "search column, index",
  "search index": "FTS5",
};
