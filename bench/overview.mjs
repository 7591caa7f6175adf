import { bars } from "./bars.mjs";
import { digits, duration, kilobytes, times } from "./figures.mjs";
import { picture } from "./svg.mjs";

const ours = "querybar";
const byHand = "hand-written scanner";

/** One picture that compares the library with its peers, with a panel for each of these parts that was measured. */
export function overview({ parse, filter, index, size }) {
  const panels = [
    parse && parsePanel(parse),
    filter && filterPanel(filter),
    index?.small && indexPanel(index),
    size && sizePanel(size),
  ].filter((panel) => panel !== undefined);
  return panels.length === 0 ? undefined : inTwoColumns(panels);
}

function inTwoColumns(panels) {
  const [width, margin, gap] = [960, 20, 28];
  const column = (width - 2 * margin - gap) / 2;
  const content = [];
  let top = margin - 4;
  for (let place = 0; place < panels.length; place += 2) {
    const made = panels
      .slice(place, place + 2)
      .map((panel, index) => bars(margin + index * (column + gap), top, column, panel));
    content.push(...made.map((panel) => panel.content));
    top += Math.max(...made.map(({ height }) => height)) + 22;
  }
  const described = panels.map(
    ({ title, rows }) => `${title}: ${rows.map(({ name, label }) => `${name} ${label}`).join(", ")}.`,
  );
  return picture(width, top, "querybar compared with its peers", described.join(" "), content.join("\n"));
}

const byValue = (one, other) => one.value - other.value;

function parsePanel({ rows }) {
  const { results } = rows.find(({ name }) => name.includes("example"));
  const names = {
    [byHand]: "by hand, the limit",
    "search-string": "search-string *",
    "search-query-parser": "search-query-parser *",
  };
  const row = (parser) => {
    const { median } = results[parser];
    const timesOurs = median / results[ours].median;
    const isOurs = parser === ours;
    return {
      name: names[parser] ?? parser,
      value: median,
      label: isOurs || timesOurs < 1 ? duration(median) : `${duration(median)} · ${times(timesOurs)}`,
      kind: isOurs ? "ours" : parser === byHand ? "limit" : "",
    };
  };
  const shown = [byHand, "search-string", ours, "search-query-parser", "lucene", "lucene-kit", "liqe"];
  return {
    title: "Reading a query of 16 terms",
    note: "time, shorter is better, logarithmic · * makes no tree",
    scale: "logarithmic",
    rows: shown
      .filter((parser) => results[parser] !== undefined)
      .map(row)
      .sort(byValue),
  };
}

/** A peer that cannot express some kinds of query is compared on the others, so its bar is drawn by its ratio. */
function filterPanel({ summary, records, rows }) {
  const row = (design) => ({
    name: { naive: "lower-case, includes", "escaped literals": "by hand, the limit" }[design] ?? design,
    value: summary.querybar.median * summary[design].timesOurs,
    label: design === "querybar" ? `${duration(summary.querybar.median)} a commit` : times(summary[design].timesOurs),
    kind: { querybar: "ours", "escaped literals": "limit" }[design] ?? "",
  });
  return {
    title: `Filtering ${records.count.toLocaleString("en")} commits`,
    note: `time, mean of ${rows.length} kinds of query, shorter is better, logarithmic`,
    scale: "logarithmic",
    rows: Object.keys(summary).map(row).sort(byValue),
  };
}

function indexPanel({ small, large }) {
  const rows = [small, large].flatMap((size) => {
    if (size === undefined) return [];
    const { records, search, scan } = size;
    const count = records.count >= 1e6 ? `${records.count / 1e6} million` : records.count.toLocaleString("en");
    return [
      { name: `${count}, index`, value: search.mean, label: `${digits(search.mean)} ms`, kind: "ours" },
      { name: "without index", value: scan.mean, label: `${digits(scan.mean)} ms · ${times(scan.mean / search.mean)}` },
    ];
  });
  return {
    title: "Searching at every keystroke",
    note: "mean time per key, shorter is better, logarithmic",
    scale: "logarithmic",
    rows,
  };
}

function sizePanel({ ours: sizes, builtChevrotain, peers }) {
  const row = (name, value, rest = {}) => ({ name, value, label: kilobytes(value), ...rest });
  return {
    title: "Size in a browser",
    note: "minified and gzipped; the paler part is Chevrotain, the parser toolkit",
    scale: "linear",
    rows: [
      ...["search-string", "lucene", "liqe", "lucene-kit", "mingo"].map((name) => row(name, peers[name])),
      row("querybar/core", sizes["querybar/core"], { kind: "ours" }),
      row("querybar", sizes.querybar, { kind: "ours", inner: builtChevrotain }),
    ].sort(byValue),
  };
}
