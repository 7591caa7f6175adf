import { bars, rowHeight } from "./bars.mjs";
import { digits, duration, times } from "./figures.mjs";
import { overview } from "./overview.mjs";
import { sqlChart } from "./report-sql.mjs";
import { decades, dot, line, logarithmic, path, picture, text, ticks } from "./svg.mjs";

/** The charts for which there are results, `{ name: svg }`. */
export function charts(results) {
  const made = {
    overview: overview(results),
    parse: results.parse && growth(results.parse),
    filter: results.filter && kinds(results.filter),
    tool: results.tool?.results && throughput(results.tool),
    sql: results.sql && sqlChart(results.sql),
  };
  return Object.fromEntries(Object.entries(made).filter(([, svg]) => svg !== undefined));
}

const tick = (value) => duration(value).replace(/\.0+(?= )/, "");

/** Time per term against the number of terms. */
function growth({ rows }) {
  const [width, height] = [800, 400];
  const [left, right, top, bottom] = [64, 570, 66, 352];
  const measured = rows.filter(({ terms }) => terms > 1);
  // The two Lucenes are one parser, and their lines would cover each other.
  const parsers = [...new Set(measured.flatMap(({ results }) => Object.keys(results)))].filter(
    (parser) => parser !== "@hyperdx/lucene",
  );
  const perTerm = (row, parser) => row.results[parser].median / row.terms;
  const all = measured.flatMap((row) =>
    parsers.filter((parser) => row.results[parser]).map((parser) => perTerm(row, parser)),
  );
  const [least, most] = [10 ** Math.floor(Math.log10(Math.min(...all))), 10 ** Math.ceil(Math.log10(Math.max(...all)))];
  const x = logarithmic(measured[0].terms, measured.at(-1).terms, left, right);
  const y = logarithmic(least, most, bottom, top);
  const parts = [
    text(20, 26, "Reading queries of 16 to 10,000 terms", { kind: "title" }),
    text(
      20,
      44,
      "time per term, lower is better, logarithmic; a level line is linear time; × ends where the stack overflows",
      { kind: "note" },
    ),
    ...decades(least, most).flatMap((value) => [
      line(left, y(value), right, y(value)),
      text(left - 8, y(value) + 4, tick(value), { anchor: "end", kind: "note" }),
    ]),
    ...measured.map(({ terms }) =>
      text(x(terms), bottom + 20, terms.toLocaleString("en"), { anchor: "middle", kind: "note" }),
    ),
  ];
  const labels = parsers.map((parser) => {
    const kind = parser.startsWith("querybar") ? "ours" : parser === "hand-written scanner" ? "limit" : "";
    const points = measured
      .filter(({ results }) => results[parser])
      .map((row) => [x(row.terms), y(perTerm(row, parser))]);
    parts.push(path(points, `line ${kind}`), ...points.map(([px, py]) => dot(px, py, `dot ${kind}`, 3)));
    const [endX, endY] = points.at(-1);
    const isCut = points.length < measured.length;
    return { name: isCut ? `${parser} ×` : parser, kind: kind === "ours" ? "ours" : "", x: endX + 10, y: endY, isCut };
  });
  for (const label of [...apart(labels.filter(({ isCut }) => isCut)), ...apart(labels.filter(({ isCut }) => !isCut))]) {
    parts.push(text(label.x, label.y + 4, label.name, { kind: `value ${label.kind}` }));
  }
  return picture(width, height, "Time per term", `Time per term of ${parsers.join(", ")}.`, parts.join("\n"));
}

/** Moves labels apart so that none covers another. */
function apart(labels, distance = 18) {
  const sorted = labels.map((label) => ({ ...label })).sort((one, other) => one.y - other.y);
  for (let round = 0; round < 50; round++) {
    for (let place = 1; place < sorted.length; place++) {
      const overlap = distance - (sorted[place].y - sorted[place - 1].y);
      if (overlap <= 0) continue;
      sorted[place - 1].y -= overlap / 2;
      sorted[place].y += overlap / 2;
    }
  }
  return sorted;
}

/** Each kind of query: ours, the design written by hand, and the naive one. */
function kinds({ rows }) {
  const [width, left, right, top] = [800, 250, 760, 88];
  const designs = { naive: "", "escaped literals": "limit", querybar: "ours" };
  const all = rows.flatMap(({ results }) => Object.keys(designs).map((design) => results[design].median));
  const [least, most] = [Math.min(...all) * 0.8, Math.max(...all) * 1.2];
  const x = logarithmic(least, most, left, right);
  const bottom = top + rows.length * rowHeight;
  const parts = [
    text(20, 26, "Filtering, kind by kind of query", { kind: "title" }),
    text(20, 44, "time per commit, further left is better, logarithmic", { kind: "note" }),
    ...ticks(least, most).flatMap((value) => [
      line(x(value), top - 4, x(value), bottom),
      text(x(value), bottom + 16, tick(value), { anchor: "middle", kind: "note" }),
    ]),
    ...legend(left, 68, [
      ["ours", "querybar"],
      ["limit", "its design, by hand for these records"],
      ["", "lower-case, includes"],
    ]),
  ];
  for (const [row, { name, results }] of rows.entries()) {
    const y = top + row * rowHeight + 10;
    const places = Object.keys(designs).map((design) => x(results[design].median));
    parts.push(text(left - 14, y + 4, name, { anchor: "end" }), line(Math.min(...places), y, Math.max(...places), y));
    for (const [place, kind] of Object.values(designs).entries())
      parts.push(dot(places[place], y, `dot ${kind}`, kind === "ours" ? 5 : 4));
  }
  const description = rows.map(({ name, results }) => `${name}: ${duration(results.querybar.median)}`).join(", ");
  return picture(width, bottom + 30, "Filtering, kind by kind of query", description, parts.join("\n"));
}

function legend(left, y, entries) {
  let x = left + 6;
  return entries.flatMap(([kind, name]) => {
    const made = [dot(x, y - 4, `dot ${kind}`), text(x + 10, y, name, { kind: kind === "ours" ? "ours" : "" })];
    x += 42 + name.length * (kind === "ours" ? 7.2 : 6.4);
    return made;
  });
}

function throughput({ results, bytes }) {
  const panel = bars(20, 10, 760, {
    title: `The command-line tool on ${(bytes / 1e6).toFixed(0)} MB of records, one a line`,
    note: "megabytes a second, longer is better; times JSON.parse of each line",
    scale: "linear",
    names: 200,
    rows: Object.entries(results).map(([name, { megabytesPerSecond, timesJsonParse }]) => {
      const isLimit = name.startsWith("JSON.parse");
      return {
        name,
        value: megabytesPerSecond,
        label: `${digits(megabytesPerSecond)} MB/s${isLimit ? "" : ` · ${times(timesJsonParse)}`}`,
        kind: isLimit ? "limit" : "ours",
      };
    }),
  });
  return picture(
    800,
    panel.height + 24,
    "The command-line tool",
    "Megabytes a second by kind of query, compared with JSON.parse of each line alone.",
    panel.content,
  );
}
