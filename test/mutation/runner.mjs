import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { createServer, createServerModuleRunner } from "vite";
import { collected, replaced } from "./collect.mjs";

// Runs the tests on mutants in one process, where only the modules of the package and its tests are reloaded for each mutant:
// vitest would also start again, which takes many times as long as most tests do.

// Written examples are quick, and most mutants fail one; laws come after them, and databases last.
const folders = [
  "test/",
  "test/kinds/",
  "test/sql/",
  "test/elasticsearch/",
  "test/assist/",
  "test/laws/",
  "test/search-index/",
  "test/fast-check/",
  "test/engines/",
];

/** These tests look at other things than the source, start a process, try everything there is, or are about time. */
const leftOut = [
  /^test\/(comparison-page|conformance-check|doc-examples|element-look|exhaustive|grammar|query-language-comparison|scanner|security-page)\./,
  /^test\/(kinds\/tree-shaking|laws\/every-letter|sql\/builders)\./,
  /^test\/(fast-check\/(check|select|version)|search-index\/(agreement|keystrokes|search-index|tokens|units|yielding))/,
  /is highlighted and indexed|takes long runs of marks in stride|take no time|takes linear time|a wide tree is not deep|200,000 times|hundreds of thousands/,
  /too large for one statement|PostgreSQL reads the index|is checked in a filter of one's own|makes the where of a database client|they shrink to/,
];
const isLeftOut = (id) => leftOut.some((pattern) => pattern.test(id));

/**
 * Which tests are tried on mutants of some files: those of the targets only on the targets themselves, those of other databases than
 * SQLite only on their dialects, help for typing not on meaning, engines not on text, and facets and generated records only on
 * kinds of fields.
 */
const tried = [
  [/^src\/compile\/sql\/(dialects\/|letters|search-column)/, /^test\/(sql|engines)\//],
  [/^src\/compile\/(sql\/|points|instants)/, /^test\/(sql\/(spellings|target|target-mysql)|engines\/sqlite)\./],
  [/^src\/compile\/elasticsearch\//, /^test\/elasticsearch\//],
  [
    /^src\/(compile|filter)\//,
    /^test\/(?!addresses|assist\/|deep-trees|elasticsearch\/selection|engines\/|fast-check\/|search-index\/|laws\/(fixes|hostile|printing|reading)|sql\/target-sqlite|suggestions)/,
  ],
  [/^src\/(assist|syntax)\//, /^test\/(?!elasticsearch\/|engines\/|fast-check\/|search-index\/|sql\/)/],
  [/^/, /^test\/(?!elasticsearch\/selection|engines\/|sql\/target-sqlite)/],
];
const isTried = (test, source) => tried.find(([sources]) => sources.test(source))?.[1].test(test);

/** Gives the modules of the sandbox that Stryker has made the working directory. */
async function sandboxModules() {
  globalThis[Symbol.for("querybar.mutation.replaced")] = replaced;
  const root = `${process.cwd()}/`;
  const { entries } = await import(pathToFileURL(`${root}scripts/entries.mjs`).href);
  const server = await createServer({
    root,
    configFile: false,
    logLevel: "error",
    appType: "custom",
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    ssr: { noExternal: Object.keys(replaced) },
    resolve: {
      alias: entries.map(({ specifier, source }) => ({
        find: new RegExp(`^${specifier}$`),
        replacement: root + source,
      })),
    },
    plugins: [
      {
        name: "replaced",
        enforce: "pre",
        resolveId: (id) => (Object.hasOwn(replaced, id) ? `\0replaced:${id}` : undefined),
        load(id) {
          if (!id.startsWith("\0replaced:")) return undefined;
          const name = id.slice("\0replaced:".length);
          const from = `globalThis[Symbol.for("querybar.mutation.replaced")][${JSON.stringify(name)}]`;
          return Object.keys(replaced[name])
            .map((key) =>
              key === "default" ? `export default ${from}.default;` : `export const ${key} = ${from}.${key};`,
            )
            .join("\n");
        },
      },
    ],
  });
  return { root, server, modules: createServerModuleRunner(server.environments.ssr, { hmr: false }) };
}

function testFiles(root) {
  return folders.flatMap((folder) =>
    readdirSync(root + folder)
      .filter((name) => name.endsWith(end))
      // A target before its databases: `target`, `target-sqlite`.
      .map((name) => name.slice(0, -end.length))
      .sort()
      .map((name) => folder + name + end)
      .filter((file) => !isLeftOut(file)),
  );
}

const end = ".test.ts";

/** How many mutants of a source file each test file has killed. */
const kills = new Map();
const killsOf = (source) => kills.get(source) ?? kills.set(source, new Map()).get(source);

/** How long each test took last, in milliseconds. */
const durations = new Map();
/** Whether a test takes so long that it comes after all quick ones. */
const isSlow = (id) => (durations.get(id) ?? 0) > 25;

/** What killed most mutants of the same file comes first, and of the rest what has the name of its folder. */
function likeliestFirst(files, [source]) {
  const folder = source.split("/").at(-2);
  const killed = killsOf(source);
  const rank = (file) => 2 * (killed.get(file) ?? 0) + Number(file.includes(folder));
  return files.toSorted((one, other) => rank(other) - rank(one));
}

/** More than a test needs that is not caught in a loop: milliseconds of work, and visits of one place. */
const mostMilliseconds = 5000;
const mostVisits = 1_000_000;

const running = Symbol.for("querybar.mutation.running");
// Only what a script of the module `vm` runs can be stopped.
const runScript = new Script('globalThis[Symbol.for("querybar.mutation.running")]()');
const isLate = (error) => error?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";

/** Runs a test, unless it is caught in a loop. On a machine with other work, time passes without work: then it is run again. */
async function runInTime(run, timeout = mostMilliseconds) {
  const before = process.cpuUsage();
  stryker.hitCount = 0;
  globalThis[running] = run;
  try {
    await runScript.runInThisContext({ timeout });
  } catch (error) {
    const { user, system } = process.cpuUsage(before);
    if (!isLate(error) || (user + system) / 1000 > mostMilliseconds / 2) throw error;
    await runInTime(run, 2 * timeout);
  }
}

/** What instrumented modules look at, and note in. */
const stryker = {};
globalThis.__stryker__ = stryker;

/** One mutant in so many is tried; which ones, the seed says. */
const { MUTATION_SAMPLE: sample = "1", MUTATION_SEED: seed = "" } = process.env;

function isInSample({ fileName, location, replacement }) {
  const place = JSON.stringify([seed, fileName.slice(fileName.lastIndexOf("/src/")), location, replacement]);
  return createHash("sha1").update(place).digest().readUInt32BE() % Number(sample) === 0;
}

class InProcessRunner {
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    // As vitest does: the router, for one, looks at it.
    process.env.NODE_ENV = "test";
    Object.assign(this, await sandboxModules());
  }

  async dispose() {
    await this.modules.close();
    await this.server.close();
  }

  async dryRun({ files }) {
    const sources = files.map((file) => this.pathOf(file));
    Object.assign(stryker, { mutantCoverage: { static: {}, perTest: {} }, activeMutant: undefined });
    const tests = [];
    for await (const { id, name, file, run } of this.tests(sources)) {
      stryker.currentTestId = id;
      const started = performance.now();
      const failureMessage = await run().then(
        () => undefined,
        (error) => String(error?.message),
      );
      stryker.currentTestId = undefined;
      const timeSpentMs = performance.now() - started;
      const result = { id, name, fileName: this.root + file, timeSpentMs, startPosition: undefined };
      tests.push(failureMessage === undefined ? { ...result, status: 0 } : { ...result, status: 1, failureMessage });
    }
    return { status: "complete", tests, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, sandboxFileName, testFilter, mutantActivation }) {
    if (!isInSample(activeMutant)) return { status: "error", errorMessage: "Not in the sample." };
    Object.assign(stryker, { hitCount: 0, hitLimit: mostVisits });
    const activate = (when) => {
      if (mutantActivation === when) stryker.activeMutant = activeMutant.id;
    };
    let nrOfTests = 0;
    const source = this.pathOf(sandboxFileName);
    const killed = (id, error) =>
      stryker.hitCount > mostVisits || isLate(error)
        ? { status: "timeout", reason: "It goes round and round." }
        : { status: "killed", nrOfTests, killedBy: [id], failureMessage: String(error?.message) };
    activate("static");
    try {
      for await (const { id, file, run } of this.tests([source], testFilter)) {
        nrOfTests++;
        activate("runtime");
        const started = performance.now();
        try {
          await runInTime(run);
          durations.set(id, performance.now() - started);
        } catch (error) {
          killsOf(source).set(file, (killsOf(source).get(file) ?? 0) + 1);
          return killed(id, error);
        }
        if (mutantActivation === "runtime") stryker.activeMutant = undefined;
      }
    } catch (error) {
      return killed("reading", error);
    } finally {
      stryker.activeMutant = undefined;
    }
    return { status: "survived", nrOfTests };
  }

  pathOf(file) {
    return file.slice(this.root.length);
  }

  /**
   * The tests that are tried on mutants of these files, and only those of the list if there is one: first the quick ones.
   * A file is read when it is its turn.
   */
  async *tests(sources, list) {
    const listed = list && new Set(list);
    const wanted = testFiles(this.root).filter(
      (file) =>
        sources.some((source) => isTried(file, source)) && (list?.some((id) => id.startsWith(`${file}#`)) ?? true),
    );
    const isWanted = (id) => listed?.has(id) ?? !isLeftOut(id);
    const slow = new Set();
    this.modules.clearCache();
    for (const file of likeliestFirst(wanted, sources)) {
      for await (const test of this.testsOf(file)) {
        if (!isWanted(test.id)) continue;
        if (isSlow(test.id)) slow.add(test.id);
        else yield test;
      }
    }
    this.modules.clearCache();
    for (const file of new Set([...slow].map((id) => id.slice(0, id.indexOf("#")))))
      for await (const test of this.testsOf(file)) if (slow.has(test.id)) yield test;
  }

  async *testsOf(file) {
    const { tests, close } = await collected(
      () => this.modules.import(this.root + file),
      file.startsWith("test/engines/"),
    );
    try {
      for (const { name, run } of tests) {
        const id = `${file}#${name}`;
        yield { id, name: id, file, run };
      }
    } finally {
      await close();
    }
  }
}

export const strykerPlugins = [{ kind: "TestRunner", name: "in-process", injectableClass: InProcessRunner }];
