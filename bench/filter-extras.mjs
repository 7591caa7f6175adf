import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { literalPredicate, naivePredicate, written } from "./filter-queries.mjs";
import { importBuilt } from "./library.mjs";
import { measure, ratio } from "./measure.mjs";

const { parse, toPredicate } = await importBuilt("index.js");

const word = (text) => ({ kind: "word", text, written: text });
const excluded = (term) => ({ ...term, negated: true, written: `-${term.written}` });
const idOf = (id) => ({ kind: "equal", key: "id", values: [id], written: `id:${id}` });

/** A new word, so that no compiled test is reused. */
function newWords(prefix) {
  let count = 0;
  return () => [word(`${prefix}${(count++).toString(36)}`), excluded(word("wip"))];
}

/** A new query over few records: compiling counts. Rounds are bounded, since V8 stops optimising after thousands of regular expressions. */
export function few(records, quick) {
  return [10, 50, 1000].map((count) => {
    const some = records.slice(0, count);
    const [ours, literals, naive] = ["ours", "literals", "naive"].map((name) =>
      newWords(`${name.slice(0, 2)}${count}x`),
    );
    const times = measure(
      {
        querybar: () => some.filter(toPredicate(parse(written(ours())))).length + 1,
        "escaped literals": () => some.filter(literalPredicate(literals())).length + 1,
        naive: () => some.filter(naivePredicate(naive())).length + 1,
      },
      { rounds: quick ? 5 : 9, batch: 4e6, most: 50, warmUp: 10e6 },
    );
    return { count, results: withRatios(times) };
  });
}

function withRatios(times) {
  return Object.fromEntries(
    Object.entries(times).map(([name, time]) => [
      name,
      { median: time.median, low: time.low, high: time.high, timesNaive: ratio(time, times.naive) },
    ]),
  );
}

/** Queries of many terms, in nanoseconds a record. */
export function manyTerms(records, quick) {
  const some = records.slice(0, 20_000);
  const ids = (count) => Array.from({ length: count }, (_, index) => excluded(idOf(index * 7 + 1)));
  const absent = (count) => Array.from({ length: count }, (_, index) => excluded(word(`absent${index}word`)));
  const present = (count) => [..."etaoinsrhldcumfpgwybvkxjqz".slice(0, count)].map((letter) => word(letter));
  const cases = {
    "1 excluded id": ids(1),
    "1,000 excluded ids": ids(1000),
    "1 excluded word": absent(1),
    "10 excluded words": absent(10),
    "100 excluded words": absent(100),
    "20 letters that all occur": present(20),
  };
  return Object.entries(cases).map(([name, terms]) => {
    const [ours, literals, naive] = [
      toPredicate(parse(written(terms))),
      literalPredicate(terms),
      naivePredicate(terms),
    ];
    const counts = [ours, literals, naive].map((predicate) => some.filter(predicate).length);
    if (new Set(counts).size !== 1) throw new Error(`“${name}” is answered differently: ${counts}`);
    const times = measure(
      {
        querybar: () => some.filter(ours).length + 1,
        "escaped literals": () => some.filter(literals).length + 1,
        naive: () => some.filter(naive).length + 1,
      },
      { rounds: quick ? 3 : 7, batch: 1 },
    );
    const results = Object.entries(withRatios(times)).map(([design, time]) => [
      design,
      { ...time, median: time.median / some.length },
    ]);
    return { name, terms: terms.length, results: Object.fromEntries(results) };
  });
}

/** Bytes allocated per record by the predicate, on records of Latin text. Forces the garbage collector, so it comes last. */
export function allocation(records) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const latin = records
    .filter(({ author, commit_title, commit_body }) => !/[^\x00-\xff]/.test(author + commit_title + commit_body))
    .slice(0, 10_000);
  const measured = ["fix", "fix -wip branch:main", '"Merge pull"', "failed -draft", "id:17", "done", "-id:3 -id:4"].map(
    (text) => {
      const matches = toPredicate(parse(text));
      const count = () => {
        let found = 0;
        for (const record of latin) if (matches(record)) found++;
        return found;
      };
      for (let warming = 0; warming < 5; warming++) count();
      const bytes = [1, 2, 3, 4, 5].map(() => {
        collect();
        const before = process.memoryUsage().heapUsed;
        count();
        return (process.memoryUsage().heapUsed - before) / latin.length;
      });
      // What V8 allocates meanwhile, for optimization, only adds to it.
      return { query: text, bytes: Math.max(0, Math.min(...bytes)) };
    },
  );
  return { records: latin.length, measured };
}
