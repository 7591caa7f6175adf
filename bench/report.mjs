import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { charts } from "./charts.mjs";
import { digits, duration, kilobytes, percent, spread, table, times } from "./figures.mjs";
import { benchFolder } from "./library.mjs";
import { sql } from "./report-sql.mjs";

const ours = "querybar";

/** Writes RESULTS.md and the charts. */
export function writeReport(results) {
  const folder = join(benchFolder, "charts");
  mkdirSync(folder, { recursive: true });
  for (const [name, svg] of Object.entries(charts(results))) writeFileSync(join(folder, `${name}.svg`), svg);
  writeFileSync(join(benchFolder, "RESULTS.md"), page(results));
}

/** The measured parts, for a terminal. */
export function summarize(results, parts) {
  return `${parts
    .filter((part) => results[part] !== undefined)
    .map((part) => sections[part](results[part]))
    .join("\n")}\n`;
}

function page(results) {
  const parts = Object.keys(sections).filter((part) => results[part] !== undefined);
  return `# Benchmark

Written by \`npm run bench\`, which anyone can run again; \`npm run bench -- parse\` runs one part (${Object.keys(sections).join(", ")}).
The parts api and sql take minutes to fill their databases, and run only if they are named.
All candidates of a table take turns in one process, so the ratios also hold on other machines; the times hold only on this one.
A figure is the median of its rounds, ± are the first and the third quartile; a ratio (×) is the median of the rounds' own ratios. Every answer was compared before anything was timed,
and what a library cannot express is left out and named.

![The library compared with its peers](charts/overview.svg)

${parts.map((part) => sections[part](results[part])).join("\n")}
## Machine

${machines(parts, results)}
`;
}

function machines(parts, results) {
  const described = new Map();
  for (const part of parts) {
    const { machine: at, measured } = results[part];
    const text = `${at.processor}, ${at.cores} cores, ${at.memoryGigabytes} GB, ${at.system}, Node ${at.node}, V8 ${at.v8}; measured on ${measured}`;
    described.set(text, [...(described.get(text) ?? []), part]);
  }
  return [...described].map(([text, measured]) => `- ${measured.join(", ")}: ${text}`).join("\n");
}

const sections = { parse, filter, extended, index, start, size, tool, typing, api, sql };

function parse({ rows, alone }) {
  const tables = rows.map(({ name, characters, results, leftOut }) => {
    const lines = Object.entries(results).map(([parser, time]) => [
      parser === ours ? `**${ours}**` : parser,
      duration(time.median),
      spread(time),
      times(time.timesLimit),
      times(time.timesOurs),
    ]);
    const missing = Object.entries(leftOut).map(([parser, reason]) => `${parser} ${reason}`);
    return `### Parse: ${name} (${characters.toLocaleString("en")} characters)

${table(["", "median", "±", "× the scanner", "× querybar"], lines)}
${missing.length === 0 ? "" : `\nLeft out: ${missing.join("; ")}.\n`}`;
  });
  return `## Parsing

The scanner is written by hand for this one language and makes the same tree without diagnostics: the limit. The library finds
them as it parses. search-string and search-query-parser make no tree, only lists of terms; search-string keeps no offsets in the text; none of the peers
has diagnostics. The lucene family needs \`NOT\`, and lucene-kit \`AND\`, written out.

### Parse: compared with the limit

Measured before any peer has run in the process, as on a page, which has no other parser.

${table(
  ["input", "the scanner", ours, "× the scanner"],
  alone.map(({ name, results: { "hand-written scanner": scanner, [ours]: own } }) => [
    name,
    duration(scanner.median),
    duration(own.median),
    times(own.timesLimit),
  ]),
)}

![Time per term](charts/parse.svg)

${tables.join("\n")}`;
}

function filter({ records, rows, summary, worstAgainstNaive, few, many, allocation }) {
  const designs = Object.keys(summary);
  const cell = (row, design) => (row.results[design] === undefined ? "–" : digits(row.results[design].median));
  const missing = rows.flatMap(({ name, leftOut }) =>
    Object.entries(leftOut).map(([design, reason]) => `${design} on “${name}” ${reason}`),
  );
  return `## Filtering: records seen once

${records.count.toLocaleString("en")} commits with ${Math.round(records.characters)} characters of text each, ${percent(records.beyondAscii)} of them with text beyond ASCII. Compiling the query is included.
“Escaped literals” is the library's design written out by hand for these records, “naive” lower-cases every text and calls \`includes\`.
Nanoseconds per commit:

![Kind by kind](charts/filter.svg)

${table(
  ["kind of query", "matches", ...designs],
  rows.map((row) => [`${row.name}: \`${row.query}\``, row.matches, ...designs.map((design) => cell(row, design))]),
)}
${table(
  ["geometric mean", "", ...designs],
  [
    ["nanoseconds", "", ...designs.map((design) => digits(summary[design].median))],
    ["× querybar", "", ...designs.map((design) => times(summary[design].timesOurs))],
    ["× escaped literals", "", ...designs.map((design) => times(summary[design].timesLiterals))],
    ["kinds of query", "", ...designs.map((design) => summary[design].kinds)],
  ],
).replace(/^/, "\n")}

At worst, querybar takes ${times(worstAgainstNaive)} the time of naive.${missing.length === 0 ? "" : ` Left out: ${missing.join("; ")}.`}

### A new query over few records, compiling included

${table(
  ["records", "querybar", "escaped literals", "naive"],
  few.map(({ count, results }) => [
    count.toLocaleString("en"),
    ...["querybar", "escaped literals", "naive"].map((design) => duration(results[design].median)),
  ]),
)}

### Queries of many terms, nanoseconds per commit

${table(
  ["query", "querybar", "escaped literals", "naive"],
  many.map(({ name, results }) => [
    name,
    ...["querybar", "escaped literals", "naive"].map((design) => digits(results[design].median)),
  ]),
)}

### Memory allocated per commit of Latin text

${table(
  ["query", "bytes"],
  allocation.measured.map(({ query, bytes }) => [`\`${query}\``, bytes < 1 ? "0" : digits(bytes)]),
)}
`;
}

function extended({ parsing, filtering, index: { records, rows }, typing }) {
  const others = { documented: "the documented dialect", "twelve words": "twelve words" };
  return `## The extended dialect

### Parsing

${table(
  ["text", "time", "compared with"],
  parsing.map(({ text, median, other, timesOther }) => [
    `\`${text}\``,
    duration(median),
    `${times(timesOther)} ${others[other]}`,
  ]),
)}

### Filtering, beyond reading the property

${table(
  ["query", "nanoseconds per record"],
  filtering.map(({ text, nanoseconds }) => [`\`${text}\``, digits(nanoseconds)]),
)}

### A search index of ${records.toLocaleString("en")} commits

${table(
  ["query", "time", "× without OR"],
  rows.map(({ name, median, timesWithout }) => [name, duration(median), times(timesWithout)]),
)}

### A search at every key

On average, each result compared with the predicate's at 100,000 commits.

${table(
  ["", ...typing.flatMap((one) => [`${one.records.toLocaleString("en")} commits`, "× documented"])],
  (typing[0]?.rows ?? []).map(({ name }, row) => [
    name,
    ...typing.flatMap((one) => [`${digits(one.rows[row].mean)} ms`, times(one.rows[row].times)]),
  ]),
)}
`;
}

function index({ small, large, wide, leftOut }) {
  if (leftOut !== undefined) return `## Search as you type\n\nNot measured: ${leftOut}.\n`;
  const columns = [
    ["100,000 commits", small],
    ["100,000, no text in Latin script alone", wide],
    ["1,000,000 commits", large],
  ].filter(([, column]) => column !== undefined);
  const row = (name, cell) => [name, ...columns.map(([, column]) => cell(column))];
  const milliseconds = (value) => `${digits(value)} ms`;
  return `## Search as you type

A query per keystroke, ${small.keystrokes} of them, each result compared with the predicate's.

${table(
  ["", ...columns.map(([name]) => name)],
  [
    row("`search` of all matches, mean", ({ search }) => milliseconds(search.mean)),
    row("`search`, median", ({ search }) => milliseconds(search.median)),
    row("`search`, 95th percentile", ({ search }) => milliseconds(search.p95)),
    row("`search`, longest", ({ search }) => milliseconds(search.longest)),
    row("`count` alone, mean", ({ counted }) => milliseconds(counted.mean)),
    row("`count` alone, 95th percentile", ({ counted }) => milliseconds(counted.p95)),
    row("`search` with `limit: 50`, mean", ({ limited }) => milliseconds(limited.mean)),
    row("facets of the statuses, mean", ({ facets }) => milliseconds(facets.mean)),
    row("the predicate without an index, mean", ({ scan }) => milliseconds(scan.mean)),
    row("build, per commit", ({ build }) => `${digits(build.microsecondsPerRecord)} µs`),
    row("longest slice of a build that yields", ({ build }) => milliseconds(build.longestSlice)),
    row("updating a commit", ({ updateMicroseconds }) => `${digits(updateMicroseconds)} µs`),
    row("memory, per commit", ({ bytesPerRecord }) => `${Math.round(bytesPerRecord)} bytes`),
  ],
)}
`;
}

function start({ imports, tool: tools }) {
  const milliseconds = (value) => (value === undefined ? "–" : `${value.toFixed(1)} ms`);
  return `## Start-up in a fresh process

${table(
  ["import", "over an empty module", "first parse after it"],
  Object.entries(imports)
    .filter(([name]) => name !== "an empty module")
    .map(([name, { overEmpty, firstParse }]) => [name, milliseconds(overEmpty), milliseconds(firstParse?.median)]),
)}

Peers, and Chevrotain alone, are bundled and minified into one file. The first parse is the documentation's example.

${table(
  ["process", "median", "±", "× node -e 0"],
  Object.entries(tools).map(([name, time]) => [
    `\`${name}\``,
    milliseconds(time.median),
    spread(time),
    times(time.timesNode),
  ]),
)}
`;
}

function size({ ours: sizes, builtChevrotain, beyondChevrotain, peers }) {
  const rows = [
    ...Object.entries(sizes).filter(([name]) => name !== "chevrotain"),
    ["of querybar, beyond Chevrotain", beyondChevrotain],
    ["of querybar, Chevrotain without what it never reaches", builtChevrotain],
    ["Chevrotain alone", sizes.chevrotain],
    ...Object.entries(peers),
  ];
  return `## Size, minified and gzipped

${table(
  ["", "size"],
  rows.map(([name, bytes]) => [name, kilobytes(bytes)]),
)}
`;
}

function tool({ results, smallFile, bytes, leftOut }) {
  if (leftOut !== undefined) return `## The command-line tool\n\nNot measured: ${leftOut}.\n`;
  const rows = Object.entries(results).map(([name, { query, megabytesPerSecond, timesJsonParse, peakMegabytes }]) => [
    query === undefined ? name : `${name}: \`${query}\``,
    `${digits(megabytesPerSecond)} MB/s`,
    times(timesJsonParse),
    `${Math.round(peakMegabytes)} MB`,
    smallFile[name] === undefined ? "–" : `${Math.round(smallFile[name])} MB`,
  ]);
  return `## The command-line tool

A file of ${(bytes / 1e6).toFixed(0)} MB, one record per line, from the disk cache; starting Node is included.

![Throughput](charts/tool.svg)

${table(["", "throughput", "× JSON.parse alone", "peak memory", "peak memory on 1 MB"], rows)}
`;
}

function typing({ browser, bars, leftOut }) {
  if (leftOut !== undefined) return `## Typing in the search bar\n\nNot measured: ${leftOut}.\n`;
  const names = { element: "`<query-bar>`", editor: "`querybar/codemirror`" };
  const milliseconds = (value) => `${digits(value)} ms`;
  const entries = Object.entries(bars);
  return `## Typing in the search bar

${browser}, at its normal speed. A key's time is what the page's thread has run, until the next frame is drawn: its script, with the layout that the
script asks for, or everything. Each key is the median of its rounds.

${table(
  ["typed after", "script, median key", "script, slowest key", "everything, median key"],
  entries.flatMap(([name, { keys }]) =>
    Object.entries(keys).map(([terms, { script, slowestScript, all }]) => [
      `${terms} terms, ${names[name]}`,
      ...[script, slowestScript, all].map(milliseconds),
    ]),
  ),
)}

A text of minuses that exclude nothing has a diagnostic for each. Everything, in both columns:

${table(
  ["diagnostics", "setting the text", "a key after it"],
  entries.flatMap(([name, { minuses }]) =>
    Object.entries(minuses).map(([count, { set, key }]) => [
      `${Number(count).toLocaleString("en")}, ${names[name]}`,
      ...[set, key].map(milliseconds),
    ]),
  ),
)}
`;
}

function api({ runs, repositories, fillSeconds, bytes, rows }) {
  return `## The server under load

\`querybar serve\` over ${runs.toLocaleString("en")} runs of ${repositories.toLocaleString("en")} repositories in an SQLite file of ${(bytes / 1e6).toFixed(0)} MB, filled in ${Math.round(fillSeconds)} s;
another process sends the requests over HTTP, each for a random repository.

${table(
  ["", "connections", "a second", "p50", "p99"],
  rows.map(({ name, queries, connections, perSecond, p50, p99 }) => [
    queries.length === 1 && queries[0] !== "" ? `${name}: \`${queries[0]}\`` : name,
    connections,
    Math.round(perSecond).toLocaleString("en"),
    duration(p50 * 1e6),
    duration(p99 * 1e6),
  ]),
)}
`;
}
