import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { parse, toPredicate } from "../../src/index.ts";

vi.mock("fast-check", () => import("fast-check-3"));
// Other files, which may share the process, load the library with the version that they expect.
beforeAll(() => void vi.resetModules());
afterAll(() => void vi.resetModules());

it("works with fast-check 3 as well", async () => {
  const { default: fc } = await import("fast-check-3");
  const { checkFilter, matching, notMatching, queryText } = await import("../../src/fast-check/index.ts");
  const asked = parse('fix -"wip" failed');
  const matches = toPredicate(asked);
  for (const run of fc.sample(matching(asked) as never, 200)) expect(matches(run as never)).toBe(true);
  for (const run of fc.sample(notMatching(asked) as never, 200)) expect(matches(run as never)).toBe(false);
  for (const text of fc.sample<string>(queryText() as never, 200)) expect(parse(text).text).toBe(text);
  await checkFilter({ filter: (query, run) => toPredicate(query)(run) });
  await expect(checkFilter({ filter: () => true, seed: 6 })).rejects.toMatchObject({ code: "filter-differs" });
});
