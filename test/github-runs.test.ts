import { readFileSync } from "node:fs";
import { builder, fromSearchUrl, parse, print, toPredicate, toQueryString } from "querybar";
import { describe, expect, it } from "vitest";
import { type GithubRun, githubRuns } from "../src/github-runs.ts";

const runs: readonly GithubRun[] = JSON.parse(
  readFileSync(new URL("../examples/github-runs.json", import.meta.url), "utf8"),
);

/** The runs that a query selects, each as its workflow and number. */
function found(text: string): string[] {
  return runs
    .filter(toPredicate(parse(text, { language: githubRuns })))
    .map(({ workflowName, number }) => `${workflowName} ${number}`);
}

function codes(text: string): string[] {
  return parse(text, { language: githubRuns }).diagnostics.map(({ code }) => code);
}

describe("a second language, defined with public names only", () => {
  it("has all sample runs in the empty query", () => {
    expect(found("")).toHaveLength(runs.length);
    expect(runs.length).toBeGreaterThan(20);
  });

  it.each([
    ["dark mode failed", ["CI 4814"]],
    ["rerun passed branch:main", ["CI 4813"]],
    ["wf:Release -passed", ["Release 91", "Release 90"]],
    ["WORKFLOW:Release queued", ["Release 90"]],
    ['"Case of the branch"', ["CI 4821"]],
    ['"case of the branch"', []],
    ["branch:Main", ["CI 4821"]],
    ["branch:docs/überarbeiten done", ["Docs 419"]],
    ["ÜBERSETZUNG waiting", []],
    ["ÜBERSETZUNG status:waiting", ["Docs 420"]],
    ["conclusion:timed_out", ["Nightly 613"]],
    ["conclusion:TIMED_OUT", ["Nightly 613"]],
    ["nightly failed", ["Nightly 615", "Nightly 613"]],
    ["running -dark", ["CI 4819"]],
    ["number:088 wf:Release", []],
    ["nr:89", ["Release 89"]],
    ["sha:c010628c86ae88028736eda207c16eea85251847 event:pull_request", ["CI 4822"]],
    ["cancelled", ["CI 4815"]],
    ['"failed" -rerun', []],
    ['"failed"', ["CI 4822"]],
    ["parser): backslash", ["CI 4820"]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("finds a run by its id", () => {
    for (const { databaseId, workflowName, number } of runs) {
      expect(found(`id:${databaseId}`)).toEqual([`${workflowName} ${number}`]);
    }
  });

  it("splits the runs into done and the rest", () => {
    expect(found("done").length + found("-done").length).toBe(runs.length);
    expect(found("-done").length).toBe(found("queued").length + found("running").length);
  });

  it("has diagnostics of its own", () => {
    expect(codes("wf:CI passed -rerun")).toEqual([]);
    expect(codes("conclusion:sucess")).toEqual(["invalid-value"]);
    expect(codes("id:x")).toEqual(["invalid-value"]);
    expect(codes("brnach:main")).toEqual(["unknown-field"]);
    expect(codes("queued running")).toEqual(["never-matches"]);
    expect(codes("repo:quay")).toEqual(["unknown-field"]);
  });

  it("prints with the field's own name, and goes into an address and back", () => {
    const query = parse("WF:CI   Sha:abc -rerun", { language: githubRuns });
    expect(print(query)).toBe("workflow:CI commit:abc -rerun");
    expect(toQueryString(query)).toBe("search=workflow%3ACI%20commit%3Aabc%20-rerun");
    expect(fromSearchUrl(`/runs?${toQueryString(query)}`, { language: githubRuns }).text).toBe(print(query));
  });

  it("has a builder", () => {
    const { and, not, text, field, keyword } = builder(githubRuns);
    const tree = and(text("dark mode"), field("attempt", 1), not(keyword("cancelled")), field("conclusion", "failure"));
    expect(print(tree)).toBe("dark mode attempt:1 -cancelled conclusion:failure");
    expect(runs.filter(toPredicate(tree)).map(({ number }) => number)).toEqual([4814]);
  });
});
