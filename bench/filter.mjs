import * as liqe from "liqe";
import { filter as luceneKitFilter, QueryParser } from "lucene-kit";
import { Query as MingoQuery } from "mingo";
import siftModule from "sift";
import { allocation, few, manyTerms } from "./filter-extras.mjs";
import {
  liqeQuery,
  literalPredicate,
  luceneKitQuery,
  mongoQuery,
  naivePredicate,
  queries,
  written,
} from "./filter-queries.mjs";
import { importBuilt } from "./library.mjs";
import { geometricMean, measure, ratio } from "./measure.mjs";
import { describeRecords } from "./records.mjs";

const { parse, toPredicate } = await importBuilt("index.js");
const sift = siftModule.default ?? siftModule;

/** Each takes the terms and the records and returns the records that match, including compilation. */
const designs = {
  querybar: (terms, records) => records.filter(toPredicate(parse(written(terms)))),
  "escaped literals": (terms, records) => records.filter(literalPredicate(terms)),
  naive: (terms, records) => records.filter(naivePredicate(terms)),
  sift: (terms, records) => records.filter(sift(mongoQuery(terms))),
  mingo: (terms, records) => new MingoQuery(mongoQuery(terms)).find(records).all(),
  liqe: (terms, records) => [...liqe.filter(liqe.parse(liqeQuery(terms)), records)],
  "lucene-kit": (terms, records) => luceneKitFilter(new QueryParser(luceneKitQuery(terms)), records),
};

/** The designs that find what ours finds, and why the others are left out. */
function equalWork(terms, records, names) {
  const expected = ids(designs.querybar(terms, records));
  const leftOut = {};
  const candidates = {};
  for (const name of names) {
    const design = designs[name];
    try {
      if (ids(design(terms, records)) === expected) candidates[name] = () => design(terms, records).length + 1;
      else leftOut[name] = "finds other records";
    } catch (error) {
      leftOut[name] = `refuses: ${String(error.message).split("\n")[0].slice(0, 60)}`;
    }
  }
  return { candidates, leftOut, matches: expected === "" ? 0 : expected.split(" ").length };
}

const ids = (records) =>
  records
    .map(({ id }) => id)
    .sort((one, other) => one - other)
    .join(" ");

/** The number of records for the peers, which are slow. */
const peerRecords = 20_000;

const own = ["querybar", "escaped literals", "naive"];

export function run({ quick, records }) {
  const sample = records.slice(0, quick ? 20_000 : 100_000);
  const rows = Object.entries(queries).map(([name, terms]) => {
    const { candidates, leftOut, matches } = equalWork(terms, sample, own);
    const results = timesPerRecord(candidates, sample, quick ? 5 : 11);
    const some = sample.slice(0, peerRecords);
    const { candidates: peers, leftOut: peersLeftOut } = equalWork(
      terms,
      some,
      Object.keys(designs).filter((design) => design !== "naive"),
    );
    const peerResults = timesPerRecord(peers, some, quick ? 3 : 7);
    return {
      name,
      query: written(terms),
      matches,
      results: { ...peerResults, ...results },
      leftOut: { ...leftOut, ...peersLeftOut },
    };
  });
  return {
    records: describeRecords(sample),
    peerRecords,
    rows,
    summary: Object.fromEntries(Object.keys(designs).map((design) => [design, summaryOf(design, rows)])),
    worstAgainstNaive: Math.max(...rows.map((row) => row.results.querybar.timesNaive)),
    few: few(sample, quick),
    many: manyTerms(sample, quick),
    allocation: allocation(sample),
  };
}

function timesPerRecord(candidates, records, rounds) {
  const times = measure(candidates, { rounds, batch: 1 });
  const against = (time, other) => (times[other] === undefined ? undefined : ratio(time, times[other]));
  return Object.fromEntries(
    Object.entries(times).map(([design, time]) => [
      design,
      {
        median: time.median / records.length,
        low: time.low / records.length,
        high: time.high / records.length,
        timesOurs: against(time, "querybar"),
        timesLiterals: against(time, "escaped literals"),
        timesNaive: against(time, "naive"),
      },
    ]),
  );
}

/** Geometric means over the kinds of query that a design can express. */
function summaryOf(design, rows) {
  const measured = rows.filter((row) => row.results[design] !== undefined).map((row) => row.results[design]);
  const mean = (key) => {
    const known = measured.map((result) => result[key]).filter((value) => value !== undefined);
    return known.length === 0 ? undefined : geometricMean(known);
  };
  return {
    kinds: measured.length,
    median: mean("median"),
    timesOurs: mean("timesOurs"),
    timesLiterals: mean("timesLiterals"),
    timesNaive: mean("timesNaive"),
  };
}
