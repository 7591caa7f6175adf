import { describe, expect, it } from "vitest";
import { parse } from "../../src/index.ts";
import { tries } from "../tries.ts";
import { fuzz } from "./fuzz.ts";
import type { Law } from "./input.ts";
import { laws } from "./laws.ts";

const until = (count: number) => (tried: number) => tried >= count;

describe("a fuzz run", () => {
  it("finds no law that does not hold", async () => {
    const { numRuns } = tries(150);
    const { tried, failure } = await fuzz(laws, { seed: 7, isOver: until(numRuns) });
    expect(failure).toBeUndefined();
    expect(tried).toBe(numRuns);
  });

  const faulty: readonly [fault: string, check: Law["check"], least: object][] = [
    [
      "a field's value is lost if the field comes twice",
      ({ text }) => {
        const fields = parse(text).root.terms.filter(({ type }) => type === "field");
        if (fields.length > 1) throw new Error("lost");
      },
      { text: expect.stringMatching(/^(repo|branch|id|status):a (repo|branch|id|status):a$/), other: "", place: 0 },
    ],
    [
      "a cursor after an emoji is off by one",
      async ({ text, place }) => {
        if (/👩/u.test(text.slice(0, place % (text.length + 1)))) throw new Error("off");
      },
      { text: "👩", other: "", place: 2 },
    ],
  ];

  it.each(faulty)("shows the smallest input for which %s", async (_, check, least) => {
    const law = { name: "planted", check };
    const first = await fuzz([law], { seed: 1, isOver: until(20_000) });
    expect(first.failure).toMatchObject({ law: "planted", input: least });
    expect((await fuzz([law], { seed: 1, isOver: until(20_000) })).failure?.input).toEqual(first.failure?.input);
  });
});
