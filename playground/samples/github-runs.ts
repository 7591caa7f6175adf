import type { GithubRun } from "../../src/github-runs.ts";
import { chanceOf } from "./chance.ts";
import { type Happening, type Outcome, timeline } from "./timeline.ts";

const events = { push: "push", "pull request": "pull_request", schedule: "schedule", tag: "release" } as const;

const results = {
  passed: ["completed", "success"],
  failed: ["completed", "failure"],
  broken: ["completed", "timed_out"],
  misconfigured: ["completed", "startup_failure"],
  lost: ["completed", "failure"],
  cancelled: ["completed", "cancelled"],
  running: ["in_progress", ""],
  starting: ["queued", ""],
  new: ["queued", ""],
} as const satisfies Record<Outcome, readonly [GithubRun["status"], GithubRun["conclusion"]]>;

/** Runs as `gh run list --json …` prints them; newest first. */
export function githubRuns(count: number): readonly GithubRun[] {
  const chance = chanceOf(3);
  const numbers = new Map<string, number>();
  const oldestFirst = [...timeline(chanceOf(2), count)].reverse();
  const runs = oldestFirst.map((happening, index) => {
    const workflow = workflowOf(happening, chance.one(["CI", "CI", "Lint", "End to end"]));
    const number = (numbers.get(workflow) ?? 0) + 1;
    numbers.set(workflow, number);
    const attempt = chance.percent(8) ? 2 + chance.below(2) : 1;
    return githubRun(happening, workflow, number, attempt, 11_935_000_000 + 173 * index);
  });
  return runs.reverse();
}

function workflowOf({ reason }: Happening, usual: string): string {
  if (reason === "schedule") return "Nightly";
  return reason === "tag" ? "Release" : usual;
}

function githubRun(
  { repository, branch, sha, title, reason, time, outcome }: Happening,
  workflow: string,
  number: number,
  attempt: number,
  id: number,
): GithubRun {
  const [status, conclusion] = results[outcome];
  const begun = `${time.toISOString().slice(0, 19)}Z`;
  return {
    attempt,
    conclusion,
    createdAt: begun,
    databaseId: id,
    displayTitle: title,
    event: events[reason],
    headBranch: branch,
    headSha: sha,
    name: workflow,
    number,
    startedAt: begun,
    status,
    updatedAt: begun,
    url: `https://github.com/harbour/${repository}/actions/runs/${id}`,
    workflowDatabaseId: 71_204_400 + workflow.length,
    workflowName: workflow,
  };
}
