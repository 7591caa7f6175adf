import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "../../src/index.ts";
import { openStore, type SqliteStore } from "../../src/server/sqlite/index.ts";
import { run } from "../server/serving.ts";

// How long a search of the store in SQLite, which works on the event loop, keeps that from all else.

const runs = 200_000;
const thousand = Array.from({ length: 999 }, (_, place) => `-w${place.toString(36)}qqq`).join(" ");

/** The longest iteration of the event loop while some work is done, in milliseconds of the processor's time. */
async function longestIteration(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let isDone = false;
  let last = process.cpuUsage();
  const measure = () => {
    const { user, system } = process.cpuUsage(last);
    longest = Math.max(longest, (user + system) / 1_000);
    last = process.cpuUsage();
    if (!isDone) setImmediate(measure);
  };
  setImmediate(measure);
  await work();
  isDone = true;
  return longest;
}

describe(`a search of ${runs.toLocaleString("en")} runs`, () => {
  let store: SqliteStore;
  beforeAll(() => {
    store = openStore();
    for (let first = 0; first < runs; first += 10_000) {
      store.add(
        Array.from({ length: 10_000 }, (_, place) => run({ id: first + place + 1, commit_title: `fix ${place}` })),
      );
    }
  }, 120_000);
  afterAll(() => store.close());

  it.each([
    ["a word that none has", "nowhere"],
    ["a phrase that none has", '"fix nowhere"'],
    ["a status that none has", "failed"],
    ["a thousand words, all but the last of which none has", `${thousand} -fix`],
    ["a thousand words, all of which none has", thousand.replaceAll("-", "")],
  ])(
    "for %s holds the event loop for at most 50 milliseconds at a time",
    async (_, text) => {
      const longest: number[] = [];
      // What the machine's other work and the collection of garbage add is not there each time.
      for (let time = 0; time < 3; time++) {
        longest.push(
          await longestIteration(async () => {
            expect(await store.search("layer-example-repo", parse(text))).toBeUndefined();
          }),
        );
      }
      expect(Math.min(...longest)).toBeLessThan(50);
    },
    60_000,
  );
});
