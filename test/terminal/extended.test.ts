import { describe, expect, it } from "vitest";
import { builtTool } from "./tool.ts";

const { run } = builtTool();

const count = (...words: readonly string[]) => run(["--count", ...words]).out.trim();

describe("--extended", () => {
  const runs = "examples/runs.ndjson";

  it("reads alternatives, groups, lists, comparisons and wildcards", () => {
    const failed = Number(count("failed", runs));
    const main = Number(count("branch:main", runs));
    const both = Number(count("failed branch:main", runs));
    expect(Number(count("--extended", "failed OR branch:main", runs))).toBe(failed + main - both);
    expect(count("--extended", "NOT (failed OR branch:main)", runs)).toBe(String(60 - failed - main + both));
    expect(count("--extended", "branch:ma*,nothing", runs)).toBe(String(main));
    expect(count("--extended", "id:*", runs)).toBe("60");
    // In the documented language, OR is a word.
    expect(count("failed OR branch:main", runs)).toBe(count("failed branch:main or", runs));
  });

  it("shows mistakes of the dialect, and how a query is read", () => {
    expect(run(["check", "--extended", "id:10.."]).code).toBe(1);
    const { out } = run(["tree", "--extended", "(a OR id:>10) branch:x*,y"]);
    expect(out).toContain("or");
    expect(out).toContain("comparison id > “10”");
    expect(out).toContain("pattern branch = “x*”");
  });

  it("prints an address for each alternative, and refuses what the service cannot read", () => {
    const url = (query: string) => run(["url", "--extended", query, "--repository", "api"]);
    expect(url("(fix OR wip) done")).toEqual({
      code: 0,
      err: "",
      out: "https://layerci.com/api/v1/run/api/search?search=fix%20done\nhttps://layerci.com/api/v1/run/api/search?search=wip%20done\n",
    });
    expect(url("running done")).toEqual({ code: 1, err: "", out: "" });
    expect(url("fix id:>10")).toEqual({
      code: 2,
      err: "querybar: The service cannot read the term “id:>10”.\n",
      out: "",
    });
  });

  it("is not there for GitHub runs, which have it always", () => {
    expect(run(["--extended", "--github", "a"]).code).toBe(2);
  });
});

describe("--github", () => {
  const runs = "examples/github-runs.json";

  it("has dates, durations and wildcards", () => {
    const all = Number(count("--github", "", runs));
    expect(Number(count("--github", "created:>=2026-11-20T20:00Z", runs))).toBeLessThan(all);
    expect(count("--github", "created:*", runs)).toBe(String(all));
    expect(count("--github", "created:<2026-11-20T20:00Z OR created:>=2026-11-20T20:00Z", runs)).toBe(String(all));
    expect(Number(count("--github", "took:>1m branch:fix/*", runs))).toBeGreaterThan(0);
  });
});
