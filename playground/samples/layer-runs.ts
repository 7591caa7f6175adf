import type { CalculatedStatus, InternalStatus, Job } from "querybar";
import { chanceOf } from "./chance.ts";
import { type Happening, type Outcome, timeline } from "./timeline.ts";

const statuses = {
  passed: "SUCCEEDED",
  failed: "FAILURE",
  broken: "JOB_ERROR",
  misconfigured: "BAD_LAYERFILE",
  lost: "RUNNER_ERROR",
  cancelled: "RUNNER_CANCELLED",
  running: "RUNNING",
  starting: "STARTING_RUNNERS",
  new: "NEW",
} as const satisfies Record<Outcome, CalculatedStatus>;

/** Runs as the Layer CI API returns them, with the searched texts; newest first. */
export function layerRuns(count: number): readonly Job[] {
  return timeline(chanceOf(1), count).map((happening, index) => layerRun(happening, 5000 + 3 * (count - index)));
}

function layerRun({ outcome, reason, time, ...run }: Happening, id: number): Job {
  const page = `https://example.com/harbour/${run.repository}`;
  return {
    repository_name: run.repository,
    id,
    status: internalStatus(outcome),
    status_change_time: `${time.toISOString().replace("T", " ").replace("Z", "000")} +0000 UTC`,
    calculated_status: statuses[outcome],
    commit_sha: run.sha,
    branch: run.branch,
    merge_branch: reason === "pull request" ? "main" : null,
    run_start_reason: reason,
    run_start_reason_url: reason === "pull request" ? `${page}/pull/${run.pull}` : `${page}/commit/${run.sha}`,
    author: run.author,
    commit_title: run.title,
    commit_body: run.body,
  };
}

function internalStatus(outcome: Outcome): InternalStatus {
  if (outcome === "new") return "NEW";
  if (outcome === "starting") return "STARTING_RUNNERS";
  return outcome === "broken" || outcome === "misconfigured" ? "ERROR" : "SEE_RUNNERS";
}
