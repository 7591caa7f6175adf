import { mock } from "node:test";
import { PGlite } from "@electric-sql/pglite";
import fastCheck from "fast-check";
import * as vitest from "vitest";

// What test files get for vitest and fast-check while mutants are tried on them: tests are collected, to be run one by one.

const mostTurns = 2000;

/** The tests of the files that have been read since `collected` was called. */
let tests = [];
let path = [];
let hooks = [];
let preparations = [];
let endings = [];

/** Whether tests wait for what another thread answers, as DuckDB. */
let areWaiting = false;

/** Reads a test file, and gives its tests: `{ name, run }`; and what closes what they have opened. */
export async function collected(read, waits) {
  areWaiting = waits;
  [tests, path, hooks, preparations, endings] = [[], [], [], [], []];
  await read();
  const names = new Map();
  const [own, last] = [tests, endings];
  const close = async () => {
    for (const end of last) await end();
  };
  const named = own.map(({ name, run }) => {
    // Tests of a table are distinguished by their position in it.
    const place = (names.get(name) ?? 0) + 1;
    names.set(name, place);
    return { name: place === 1 ? name : `${name} #${place}`, run };
  });
  return { tests: named, close };
}

function describe(name, define) {
  const outer = [hooks, preparations];
  path.push(name);
  [hooks, preparations] = [[...hooks], [...preparations]];
  define();
  [hooks, preparations] = outer;
  path.pop();
}

function test(name, body) {
  const [own, before] = [hooks, preparations];
  const run = async () => {
    for (const prepare of before) await prepare();
    try {
      await inTime(body());
    } finally {
      for (const hook of own) await hook();
    }
  };
  tests.push({ name: [...path, name].join(" > "), run });
}

/** Other tests wait for nothing outside of the process, so what has not come after many turns will not come. */
function inTime(answer) {
  if (areWaiting || typeof answer?.then !== "function") return answer;
  let left = mostTurns;
  const late = new Promise((_, reject) => {
    const wait = () => {
      if (left-- > 0) setImmediate(wait);
      else reject(new Error("The test waits in vain."));
    };
    wait();
  });
  return Promise.race([answer, late]).finally(() => {
    left = 0;
  });
}

function skipped() {}
skipped.each = () => skipped;

const once = (prepare) => {
  let done;
  return () => (done ??= prepare());
};

const each = (one) => (table) => (name, body) => {
  const isOfRows = table.every(Array.isArray);
  for (const row of table) one(name, () => (isOfRows ? body(...row) : body(row)));
};
for (const define of [describe, test]) {
  define.each = each(define);
  define.skipIf = (isSkipped) => (isSkipped ? skipped : define);
  define.runIf = (isRun) => (isRun ? define : skipped);
}

const { setTimeout: setTimer, clearTimeout: clearTimer } = globalThis;
const timers = new Set();

const vi = {
  fn: vitest.vi.fn,
  setConfig() {},
  useFakeTimers() {
    mock.timers.enable({ apis: ["setTimeout"] });
    const { setTimeout: set, clearTimeout: clear } = globalThis;
    globalThis.setTimeout = (act, delay) => {
      const timer = set(() => {
        timers.delete(timer);
        act();
      }, delay);
      timers.add(timer);
      return timer;
    };
    globalThis.clearTimeout = (timer) => {
      timers.delete(timer);
      clear(timer);
    };
  },
  useRealTimers() {
    mock.timers.reset();
    Object.assign(globalThis, { setTimeout: setTimer, clearTimeout: clearTimer });
    timers.clear();
  },
  getTimerCount: () => timers.size,
  async advanceTimersByTimeAsync(time) {
    await new Promise(setImmediate);
    mock.timers.tick(time);
    await new Promise(setImmediate);
  },
};

/** Few runs of each law, always the same ones, and no search for the smallest example. */
const mostRuns = 60;
fastCheck.configureGlobal({ seed: 6, endOnFailure: true });

function assert(property, parameters = {}) {
  return fastCheck.assert(property, { ...parameters, numRuns: Math.min(parameters.numRuns ?? mostRuns, mostRuns) });
}

let database;

/** PostgreSQL takes seconds to start, so there is one, which is emptied. */
const emptyDatabase = {
  async create(options) {
    database ??= await PGlite.create(options);
    await database.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    return {
      exec: (sql) => database.exec(sql),
      query: (...given) => database.query(...given),
      async close() {},
    };
  },
};

/** What is imported by these names. */
export const replaced = {
  vitest: {
    describe,
    test,
    it: test,
    beforeAll: (prepare) => preparations.push(once(prepare)),
    afterEach: (hook) => hooks.push(hook),
    afterAll: (end) => endings.push(end),
    expect: vitest.expect,
    vi,
  },
  "@electric-sql/pglite": { PGlite: emptyDatabase },
  "fast-check": { ...fastCheck, assert, default: { ...fastCheck, assert } },
};
