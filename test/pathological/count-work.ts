// Counts, without a clock, the work that the library does with each pathological text and setting, and the memory that is kept for a
// text. It is run in a process of its own, as one bundle, and prints JSON: { name: { small, large, kept } }.
import { Session } from "node:inspector";
import type { AnyLanguage } from "../../src/index.ts";
import { watch } from "../watch.ts";
import { everything } from "./everything.ts";
import { pathologicalSettings } from "./settings.ts";
import { pathologicalTexts } from "./texts.ts";

const [smallSize = 0, largeSize = 0] = process.argv.slice(2).map(Number);

/** Work of the engine's own functions, which run over texts and lists: in UTF-16 units and elements. */
let nativeWork = 0;

function weigh(
  prototype: object,
  names: readonly string[],
  work: (length: number, result: unknown, from: number) => number,
): void {
  for (const name of names) {
    watch(prototype, name, ({ length }, result, given) => {
      nativeWork += work(length, result, Number(given[1] ?? 0));
    });
  }
}

weigh(String.prototype, ["toLowerCase", "toUpperCase", "normalize", "split"], (length) => length);
weigh(String.prototype, ["includes"], (length, _, from) => length - from);
weigh(String.prototype, ["indexOf"], (length, found, from) => (found === -1 ? length : Number(found)) - from);
weigh(Array.prototype, ["includes", "indexOf", "splice", "shift", "unshift", "concat", "sort"], (length) => length);
weigh(RegExp.prototype, ["exec"], (_, match) => (Array.isArray(match) ? String(match[0]).length : 1));

const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

/** How often the blocks of this bundle have run since it was last asked. */
function blocksRun(): number {
  let blocks = 0;
  session.post("Profiler.takePreciseCoverage", (_, { result }) => {
    const functions = result.find(({ url }) => url === import.meta.url)?.functions ?? [];
    for (const { ranges } of functions) for (const { count } of ranges) blocks += count;
  });
  return blocks;
}

function workOf(run: () => unknown): number {
  blocksRun();
  nativeWork = 0;
  run();
  const natives = nativeWork;
  return blocksRun() + natives;
}

function keptBy(text: string, language?: AnyLanguage): number {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const query = everything(text, language);
  globalThis.gc?.();
  const kept = process.memoryUsage().heapUsed - before;
  return query.text === text ? kept : Number.NaN;
}

everything("warm up");
const report: Record<string, { readonly small: number; readonly large: number; readonly kept: number }> = {};
for (const { name, make, language } of pathologicalTexts) {
  const [small, large] = [make(smallSize), make(largeSize)];
  report[name] = {
    small: workOf(() => everything(small, language)),
    large: workOf(() => everything(large, language)),
    kept: keptBy(large, language),
  };
}
for (const { name, run } of pathologicalSettings)
  report[name] = { small: workOf(() => run(smallSize)), large: workOf(() => run(largeSize)), kept: 0 };
process.stdout.write(JSON.stringify(report));
