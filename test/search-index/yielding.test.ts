import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { layer } from "../../src/index.ts";
import { buildSearchIndex } from "../../src/search-index/index.ts";
import { commits } from "./commits.ts";
import { expectSame } from "./same-as-predicate.ts";

const records = commits(30_000);

describe("an index made in slices", () => {
  test("answers as one made at once", async () => {
    const index = await buildSearchIndex(records, { language: layer });
    for (const query of ["", "fix", '"the build"', "branch:main -e"]) expectSame(index, records, query, layer);
  });

  // Many records; and few, with enough different words that most of the work is done after the last one is read.
  const longTexts = Array.from({ length: 60 }, (_, record) => ({
    commit_body: Array.from({ length: 3000 }, (_, word) => `word${record * word}`).join(" "),
  }));
  test.each([
    ["many records", records],
    ["long texts", longTexts],
  ])("lets other work be done meanwhile: %s", async (_, given) => {
    let turns = 0;
    let isMade = false;
    const making = buildSearchIndex<object>(given).then(() => {
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

  test("reports its progress, and at the end that it is done", async () => {
    const reported: (readonly [number, number])[] = [];
    await buildSearchIndex(records, { onProgress: (read, total) => reported.push([read, total]) });
    expect(reported.length).toBeGreaterThan(3);
    expect(reported.every(([read, total], place) => total === 30_000 && read >= (reported[place - 1]?.[0] ?? 0))).toBe(
      true,
    );
    expect(reported.at(-1)).toEqual([30_000, 30_000]);
  });

  test("can be aborted: before, and on the way", async () => {
    const reason = new Error("left the page");
    await expect(buildSearchIndex(records, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const making = buildSearchIndex(records, {
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(making).rejects.toBe(reason);
  });

  test("holds the records that were there when it began", async () => {
    const growing = commits(20_000);
    const making = buildSearchIndex(growing);
    growing.length = 5;
    expect((await making).size).toBe(20_000);
  });

  test("refuses, by a rejection, what is not an array, or options that are a language", async () => {
    await expect(buildSearchIndex(new Set() as never)).rejects.toMatchObject({ code: "invalid-argument" });
    await expect(buildSearchIndex([], layer as never)).rejects.toMatchObject({ code: "invalid-argument" });
  });

  test("rejects with what a record's getter throws", async () => {
    const broken = {
      get author(): string {
        throw new RangeError("not loaded");
      },
    };
    await expect(buildSearchIndex([broken])).rejects.toThrow(RangeError);
  });
});
