import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  matching,
  notMatching,
  type QueryAndRecord,
  query,
  queryAndRecord,
  queryText,
  record,
} from "../../src/fast-check/index.ts";
import {
  type AnyLanguage,
  defineLanguage,
  exactText,
  isQuerybarError,
  type Layer,
  layer,
  oneOf,
  parse,
  print,
  toPredicate,
  wholeNumber,
} from "../../src/index.ts";
import { queryText as anyQueryText, crowdedQueryText } from "../arbitraries.ts";
import { tries } from "../tries.ts";

/** Whatever makes it hard: a text that is a field, two fields over one key, keywords of several conditions. */
const awkward = defineLanguage<{ title: string; state: string; number: number; note: string }>()({
  name: "awkward",
  text: ["title", "note"],
  fields: {
    title: exactText("title"),
    state: oneOf("state", ["OPEN", "REVIEW", "CLOSED"]),
    kind: exactText("state"),
    number: wholeNumber("number"),
  },
  keywords: {
    mine: { where: { title: "fix", state: ["OPEN", "REVIEW"] } },
    odd: { where: { number: "1" }, except: { state: "CLOSED" } },
  },
});
const onlyTitle = defineLanguage<{ title: string }>()({
  name: "titles",
  text: ["title"],
  fields: { title: exactText("title") },
});
const noText = defineLanguage<{ id: number }>()({ name: "ids", text: [], fields: { id: wholeNumber("id") } });
const languages: readonly AnyLanguage[] = [layer, awkward, onlyTitle, noText];

const often = tries(300);

/** Records made for a query, or `undefined` if they were refused in words. */
function made(records: () => fc.Arbitrary<unknown>): readonly unknown[] | undefined {
  try {
    return fc.sample(records(), { numRuns: 4, seed: 6 });
  } catch (error) {
    expect(isQuerybarError(error) && error.code).toBe("unsatisfiable");
    return undefined;
  }
}

describe.each(languages.map((language) => ({ name: language.name, language })))(
  "records of “$name”",
  ({ language }) => {
    it("match, or do not, as requested", () => {
      fc.assert(
        fc.property(query({ language }), (tree) => {
          const matches = toPredicate(tree);
          expect(made(() => matching(tree))?.every((each) => matches(each as never)) ?? true).toBe(true);
          expect(made(() => notMatching(tree))?.some((each) => matches(each as never)) ?? false).toBe(false);
        }),
        often,
      );
    });

    it("are refused only where there is none", () => {
      fc.assert(
        fc.property(query({ language }), fc.infiniteStream(fc.nat()), (tree, seeds) => {
          const matches = toPredicate(tree);
          const candidates = fc.sample(record({ language, near: tree }), { numRuns: 10, seed: seeds.next().value });
          const found = candidates.map((candidate) => matches(candidate));
          if (found.includes(true)) expect(made(() => matching(tree))).toBeDefined();
          if (found.includes(false)) expect(made(() => notMatching(tree))).toBeDefined();
        }),
        often,
      );
    });

    it("match a query about half of the time", () => {
      const pairs = fc.sample(queryAndRecord({ language }), { numRuns: 500, seed: 6 });
      const matched = pairs.filter(([asked, each]) => toPredicate(asked)(each)).length;
      expect(matched).toBeGreaterThan(150);
      expect(matched).toBeLessThan(350);
    });
  },
);

describe("records for a typed text", () => {
  it("match or not, as requested; a query that is reported as never matching is refused", () => {
    fc.assert(
      fc.property(fc.oneof(anyQueryText, crowdedQueryText), (text) => {
        const asked = parse(text);
        fc.pre(asked.text.isWellFormed());
        const matches = toPredicate(asked);
        const records = made(() => matching(asked));
        for (const each of records ?? []) expect(matches(each as never)).toBe(true);
        for (const each of made(() => notMatching(asked)) ?? []) expect(matches(each as never)).toBe(false);
        if (asked.diagnostics.some(({ code }) => code === "never-matches")) expect(records).toBeUndefined();
      }),
      tries(800),
    );
  });

  it.each([
    'fix -"fix" -"FIX" -"Fix"',
    's -"s" -"S"',
    '\u212a -"\u212b"',
    '"a b" "b a" -"a  b"',
    'fix " " -" fix" -"fix "',
    "e\u0301 -e",
    "-status:NEW -status:JOB_ERROR -status:BAD_LAYERFILE -status:STARTING_RUNNERS -status:FAILURE -status:RUNNER_CANCELLED -status:RUNNER_ERROR -status:RUNNING -status:SUCCEEDED",
    "id:90071992547409931 -id:9007199254740993",
    'repo: - ""',
  ])("%s has some", (text) => {
    for (const each of made(() => matching(parse(text))) ?? [undefined]) {
      expect(toPredicate(parse(text))(each as never)).toBe(true);
    }
  });

  it.each([
    "fix -fix",
    'fixing -"FIX" -fix',
    "running done",
    "id:1 id:2",
    "id:ten",
    '"Fix it" -fix',
    '42 -"42"',
    'k -"k" -"K"',
    "failed status:NEW",
  ])("%s has none", (text) => {
    expect(() => matching(parse(text))).toThrow(expect.objectContaining({ code: "unsatisfiable" }));
  });

  it.each(["", "repo:", "-id:ten", '-"" -'])("“%s” leaves none out", (text) => {
    expect(() => notMatching(parse(text))).toThrow(expect.objectContaining({ code: "unsatisfiable" }));
  });
});

describe("they shrink to what a person would write", () => {
  const smallest = (arbitrary: fc.Arbitrary<unknown>, fails: (value: never) => boolean) => {
    const result = fc.check(
      fc.property(arbitrary, (value) => !fails(value as never)),
      { numRuns: 5_000, seed: 6 },
    );
    return result.counterexample?.[0];
  };
  const least = { repository_name: "main", branch: "main", id: 1, calculated_status: "NEW" };
  it("a record", () => {
    expect(smallest(matching(parse("failed fix -wip")), () => true)).toEqual({
      ...least,
      calculated_status: "FAILURE",
      author: "fix",
    });
  });
  it("a record that does not match", () => {
    expect(smallest(notMatching(parse("branch:main fix")), () => true)).toEqual({
      ...least,
      branch: "MAIN",
      author: "fix",
    });
  });
  it("any record", () => {
    expect(smallest(record(), () => true)).toEqual(least);
    expect(smallest(record(), ({ author }: { author?: string }) => author?.includes("x") ?? false)).toEqual({
      ...least,
      author: "fix",
    });
  });
  it("a query with a record", () => {
    const pair = (fails: (text: string, matches: boolean) => boolean) => {
      const found = smallest(queryAndRecord(), ([asked, run]: QueryAndRecord<Layer>) =>
        fails(asked.text, toPredicate(asked)(run)),
      ) as QueryAndRecord<Layer>;
      return [found[0].text, found[1]];
    };
    expect(pair(() => true)).toEqual(["", least]);
    expect(pair((text, matches) => text.startsWith("branch:") && matches)).toEqual(["branch:main", least]);
    expect(pair((text, matches) => text.includes('"') && !matches)).toEqual(['"fix"', least]);
  });
  it("a query", () => {
    const printed = query().map((tree) => print(tree));
    expect(smallest(printed, () => true)).toBe("");
    expect(smallest(printed, (text: string) => text.includes("-"))).toBe("-fix");
    expect(smallest(printed, (text: string) => text.includes("status:"))).toBe("status:NEW");
    expect(smallest(printed, (text: string) => text.includes(" "))).toBe("fix fix");
  });
  it("a text", () => {
    expect(smallest(queryText(), (text: string) => text.includes("branch:"))).toMatch(/^"?branch:(main)?$/);
    expect(smallest(queryText(), (text: string) => text.split(" ").length > 1)).toBe("fix fix");
  });
});

describe("typed texts", () => {
  it("are as faulty as requested", () => {
    const broken = (share: number) =>
      fc
        .sample(queryText({ broken: share }), { numRuns: 500, seed: 6 })
        .filter((text) => parse(text).diagnostics.some(({ severity }) => severity === "error")).length;
    expect(broken(0)).toBe(0);
    expect(broken(0.3)).toBeGreaterThan(50);
    expect(broken(1)).toBeGreaterThan(broken(0.3));
  });
});

it("queries print and read back to themselves", () => {
  for (const language of languages) {
    fc.assert(
      fc.property(query({ language }), (tree) => {
        const text = print(tree);
        expect(print(parse(text, { language }))).toBe(text);
        expect(parse(text, { language }).diagnostics.some(({ severity }) => severity === "error")).toBe(false);
      }),
    );
  }
});
