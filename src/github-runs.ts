// The language of `querybar --github`, for what the GitHub command-line tool prints:
//
//   gh run list --json attempt,conclusion,createdAt,databaseId,displayTitle,event,headBranch,headSha,name,number,\
//     startedAt,status,updatedAt,url,workflowDatabaseId,workflowName
//
// It uses only public names, as the language of any other dashboard does.
import { date, defineLanguage, duration, exactText, oneOf, wholeNumber } from "./core.ts";

const statuses = ["completed", "in_progress", "pending", "queued", "requested", "waiting"] as const;

const conclusions = [
  "action_required",
  "cancelled",
  "failure",
  "neutral",
  "skipped",
  "stale",
  "startup_failure",
  "success",
  "timed_out",
] as const;

/** A run of a workflow, as `gh run list --json …` prints it. */
export interface GithubRun {
  /** 1, and one more with each re-run. */
  readonly attempt: number;
  /** Empty until the run is completed. */
  readonly conclusion: (typeof conclusions)[number] | "";
  /** For example `2026-11-20T08:15:30Z`, as all times here. */
  readonly createdAt: string;
  /** The run's id, which its address ends with. */
  readonly databaseId: number;
  /** The commit's title, the pull request's title, or what `run-name` makes of them. */
  readonly displayTitle: string;
  /** What started the run: `push`, `pull_request`, `schedule`, … */
  readonly event: string;
  readonly headBranch: string;
  readonly headSha: string;
  /** The workflow's name, or its file if it has none. */
  readonly name: string;
  /** Counted by workflow, from 1. */
  readonly number: number;
  readonly startedAt: string;
  readonly status: (typeof statuses)[number];
  readonly updatedAt: string;
  readonly url: string;
  readonly workflowDatabaseId: number;
  readonly workflowName: string;
}

export const githubRuns = defineLanguage<GithubRun>()({
  name: "GitHub Actions runs",
  dialect: "extended",
  text: ["displayTitle", "name", "workflowName"],
  fields: {
    workflow: exactText("workflowName", { description: "the workflow's name", aliases: ["wf"] }),
    branch: exactText("headBranch", { description: "the branch, case included", wildcards: true }),
    commit: exactText("headSha", { description: "the commit's whole hash", aliases: ["sha"] }),
    event: exactText("event", { description: "the event that started the run, such as push" }),
    id: wholeNumber("databaseId", { description: "the run's id" }),
    number: wholeNumber("number", { description: "the run's number in its workflow", aliases: ["nr"] }),
    attempt: wholeNumber("attempt", { description: "the number of the attempt" }),
    status: oneOf("status", statuses, { description: "the run's status" }),
    created: date("createdAt", { description: "the time of creation" }),
    updated: date("updatedAt", { description: "the time of the last change" }),
    took: duration(
      { from: "startedAt", to: "updatedAt" },
      { description: "the time from the start to the last change" },
    ),
    conclusion: oneOf("conclusion", conclusions, { description: "the run's conclusion" }),
  },
  keywords: {
    queued: { where: { status: ["pending", "queued", "requested", "waiting"] }, description: "the run has not begun" },
    running: { where: { status: "in_progress" }, description: "the run is in progress" },
    done: { where: { status: "completed" }, description: "the run has ended" },
    passed: { where: { conclusion: "success" }, description: "the run has succeeded" },
    failed: {
      where: { conclusion: ["failure", "startup_failure", "timed_out"] },
      description: "the run has failed",
    },
    cancelled: { where: { conclusion: "cancelled" }, description: "the run was cancelled" },
    rerun: { except: { attempt: "1" }, description: "the run was started more than once" },
  },
});
