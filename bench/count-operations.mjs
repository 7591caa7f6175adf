// Counts what the library does for fixed inputs, without a clock: `node --expose-gc count-operations.mjs LIBRARY.mjs` prints JSON.
// The counts are the same on every machine, so a test can compare them with committed ones.

import { Session } from "node:inspector";
import { pathToFileURL } from "node:url";
import { queries, written } from "./filter-queries.mjs";
import { keystrokes } from "./keystrokes.mjs";
import { inputs, syntaxes } from "./parse-inputs.mjs";
import { makeRecords } from "./records.mjs";

const library = pathToFileURL(process.argv[2]).href;
const help = await import(library);
const { createSearchIndex, parse, toPredicate } = help;

const texts = {
  ...Object.fromEntries(Object.entries(inputs).map(([name, terms]) => [name, syntaxes.minus(terms)])),
  "500 escaped quotes": '"\\'.repeat(500),
  "500 minuses": "-".repeat(500),
  "500 colons": "a:".repeat(500),
  "500 unfinished fields": "repo: ".repeat(500),
};

const records = makeRecords(1000);
const predicates = {
  ...Object.fromEntries(Object.entries(queries).map(([name, terms]) => [name, written(terms)])),
  "1,000 excluded ids": Array.from({ length: 1000 }, (_, index) => `-id:${index * 7}`).join(" "),
  "100 excluded words": Array.from({ length: 100 }, (_, index) => `-absent${index}word`).join(" "),
};

// Lexer and parser are made on the first parse, and memory is measured while V8 still optimises: counting calls prevents it.
parse("");
const allocated = allocation();
const counted = startCounting();
const parsing = mapValues(texts, (text) => counted(() => parse(text)));
const checking = mapValues(texts, (text) => {
  const query = parse(text);
  return counted(() => query.diagnostics);
});
const compiling = mapValues(predicates, (text) => {
  const query = parse(text);
  return counted(() => toPredicate(query));
});
const filtering = mapValues(predicates, (text) => {
  const matches = toPredicate(parse(text));
  let reads = 0;
  const get = (record, key) => {
    reads++;
    return record[key];
  };
  const watched = records.map((record) => new Proxy(record, { get }));
  const counts = counted(() => watched.filter(matches));
  return { ...counts, reads };
});
const indexing = countIndexing();
const helping = countHelping("1,000 terms");
process.stdout.write(JSON.stringify({ parsing, checking, compiling, filtering, indexing, helping, allocated }));

/** What `querybar/assist` does for one text beside reading it. */
function countHelping(input) {
  const text = texts[input];
  const middle = text.length >> 1;
  const [record] = records;
  const tasks = {
    complete: () => help.complete(text, middle),
    tokens: () => help.tokens(text),
    explain: () => help.explain(parse(text)),
    explainEmpty: () => help.explainEmpty(parse(text), [record]),
    hover: () => help.hover(text, middle),
    highlight: () => help.highlight(parse(text), record),
    addTerm: () => help.addTerm(text, "branch:new"),
    removeTerm: () => help.removeTerm(text, middle),
    replaceTerm: () => help.replaceTerm(text, middle, "branch:new"),
    toggleTerm: () => help.toggleTerm(text, "branch:new"),
    negateTerm: () => help.negateTerm(text, middle),
    setField: () => help.setField(text, "branch", "new"),
  };
  const reading = counted(() => parse(text));
  return mapValues(tasks, (task) => {
    const counts = counted(task);
    return Object.fromEntries(Object.entries(counts).map(([what, number]) => [what, number - reading[what]]));
  });
}

function countIndexing() {
  let index;
  const build = counted(() => {
    index = createSearchIndex(records);
  });
  const typing = counted(() => {
    for (const text of keystrokes()) index.search(text);
  });
  return { "1,000 records": build, "all keystrokes": typing };
}

/**
 * Counts, per run of a function: calls of the library's own functions and Chevrotain's (by V8's coverage), executions of
 * regular expressions, searches in texts, and copies of texts.
 */
function startCounting() {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  const tallies = { regexps: 0, searches: 0, copies: 0 };
  tally(RegExp.prototype, ["exec"], "regexps");
  tally(String.prototype, ["includes", "indexOf", "startsWith"], "searches");
  tally(String.prototype, ["toLowerCase", "toUpperCase", "normalize", "replace", "slice"], "copies");
  return (run) => {
    callsSoFar();
    for (const name of Object.keys(tallies)) tallies[name] = 0;
    run();
    const done = { ...tallies };
    return { calls: callsSoFar(), ...done };
  };

  function tally(prototype, names, under) {
    for (const name of names) {
      const original = prototype[name];
      prototype[name] = function counting(...given) {
        tallies[under]++;
        return Reflect.apply(original, this, given);
      };
    }
  }

  function callsSoFar() {
    let calls = 0;
    session.post("Profiler.takePreciseCoverage", (_, { result }) => {
      const functions = result.find(({ url }) => url === library)?.functions ?? [];
      for (const { ranges } of functions) calls += ranges[0].count;
    });
    return calls;
  }
}

/** Bytes per record that a predicate allocates on Latin text, the least of several passes: what else happens in a process only adds. */
function allocation() {
  const latin = makeRecords(5000).filter(
    ({ author, commit_title, commit_body }) => !/[^\x00-\xff]/.test(author + commit_title + commit_body),
  );
  return mapValues(predicates, (text) => {
    const matches = toPredicate(parse(text));
    const pass = () => {
      let found = 0;
      for (const record of latin) if (matches(record)) found++;
      return found;
    };
    let least = Number.POSITIVE_INFINITY;
    for (let count = 0; count < 25 && least > latin.length; count++) {
      globalThis.gc();
      const before = process.memoryUsage().heapUsed;
      pass();
      least = Math.min(least, process.memoryUsage().heapUsed - before);
    }
    return Math.max(0, Math.round(least / latin.length));
  });
}

function mapValues(object, map) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value)]));
}
