import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { layer } from "../../src/index.ts";
import { chunksOf } from "../../src/search-index/chunk.ts";
import { createSearchIndex } from "../../src/search-index/index.ts";
import { atOnce } from "../../src/search-index/work.ts";
import { commits } from "./commits.ts";
import { expectSame } from "./same-as-predicate.ts";

const records = commits(30_000);

describe("an index made in slices", () => {
  test("answers as one made at once", async () => {
    const index = await createSearchIndex(records, { language: layer, yield: true });
    for (const query of ["", "fix", '"the build"', "branch:main -e"]) expectSame(index, records, query, layer);
  });

  test("lets others have their turn", async () => {
    let turns = 0;
    let isMade = false;
    const making = createSearchIndex(records, { yield: true }).then(() => {
      isMade = true;
    });
    while (!isMade) {
      await setImmediate();
      turns++;
    }
    await making;
    // At once, it would be made before the first turn.
    expect(turns).toBeGreaterThan(3);
  });

  test("tells how far it is, and in the end that it is done", async () => {
    const told: (readonly [number, number])[] = [];
    await createSearchIndex(records, { yield: true, onProgress: (read, total) => told.push([read, total]) });
    expect(told.length).toBeGreaterThan(3);
    expect(told.every(([read, total], place) => total === 30_000 && read >= (told[place - 1]?.[0] ?? 0))).toBe(true);
    expect(told.at(-1)).toEqual([30_000, 30_000]);
  });

  test("can be given up: before, and on the way", async () => {
    const reason = new Error("left the page");
    await expect(createSearchIndex(records, { yield: true, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const making = createSearchIndex(records, {
      yield: true,
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(making).rejects.toBe(reason);
  });

  test("holds the records that were there when it was begun", async () => {
    const growing = commits(20_000);
    const making = createSearchIndex(growing, { yield: true });
    growing.length = 5;
    expect((await making).size).toBe(20_000);
  });

  test("rejects with what a record's getter throws", async () => {
    const broken = {
      get author(): string {
        throw new RangeError("not loaded");
      },
    };
    await expect(createSearchIndex([broken], { yield: true })).rejects.toThrow(RangeError);
  });
});

test("the work stops at each record, and often at the end of a chunk, so that no slice is long", () => {
  // Counted, not timed.
  const long = Array.from({ length: 60 }, (_, record) => ({
    commit_body: Array.from({ length: 3000 }, (_, word) => `word${record * word}`).join(" "),
  }));
  for (const records of [commits(30_000), long]) {
    let before = 0;
    let stops = 0;
    const work = chunksOf(
      records.map((record) => ({ ...record })),
      layer,
    );
    for (let step = work.next(); step.done !== true; step = work.next()) {
      expect(step.value - before).toBeLessThanOrEqual(1);
      before = step.value;
      stops++;
    }
    expect(stops).toBeGreaterThan(records.length + 30);
  }
  expect(atOnce(chunksOf([], layer))).toEqual([]);
});
