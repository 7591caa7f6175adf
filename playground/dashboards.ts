import { type AnyLanguage, type EvaluationOptions, layer, layerExtended } from "querybar";
import { githubRuns as githubLanguage } from "../src/github-runs.ts";
import { githubRuns } from "./samples/github-runs.ts";
import { layerRuns } from "./samples/layer-runs.ts";
import { end } from "./samples/timeline.ts";

export type RunRecord = Readonly<Record<string, unknown>>;

/** How a run ended, as a colour. */
export type Tone = "good" | "bad" | "busy" | "idle";

/** A list of runs that can be searched, and how it is shown. */
export interface Dashboard {
  readonly name: "layer" | "extended" | "github";
  readonly language: AnyLanguage;
  /** Newest first. */
  readonly records: readonly RunRecord[];
  /** Queries to try. The page opens with the first. */
  readonly examples: readonly [string, ...string[]];
  /** The record's keys in the order of a row. */
  readonly title: string;
  readonly details: readonly string[];
  /** A text that is shown if the query occurs in it. */
  readonly body: string;
  readonly time: string;
  readonly statusOf: (record: RunRecord) => string;
  /** Whether Layer's endpoint understands the queries. */
  readonly hasEndpoint: boolean;
}

const count = 4000;

const layerDashboard: Dashboard = {
  name: "layer",
  language: layer,
  records: layerRuns(count).map((run) => ({ ...run })),
  examples: ["failed branch:main", 'fix "login page" -wip', "repo:infra -status:succeeded", "running"],
  title: "commit_title",
  details: ["repository_name", "branch", "author", "id"],
  body: "commit_body",
  time: "status_change_time",
  statusOf: (run) => String(run["calculated_status"]),
  hasEndpoint: true,
};

const extendedDashboard: Dashboard = {
  ...layerDashboard,
  name: "extended",
  language: layerExtended,
  examples: [
    "(failed OR status:runner_cancelled) branch:fix/*,main changed:<7d",
    "repo:pilot-app,infra NOT (fix OR typo)",
    "changed:2026-11-16..2026-11-18 failed",
    "branch:release/* -running",
  ],
};

const githubDashboard: Dashboard = {
  name: "github",
  language: githubLanguage,
  records: githubRuns(count).map((run) => ({ ...run })),
  examples: [
    "failed branch:main created:<7d",
    "workflow:Nightly -passed",
    "took:>20m OR attempt:>1",
    "event:push,schedule created:@week",
  ],
  title: "displayTitle",
  details: ["workflowName", "headBranch", "event", "number"],
  body: "displayTitle",
  time: "startedAt",
  statusOf: (run) => String(run["conclusion"] || run["status"]),
  hasEndpoint: false,
};

export const dashboards = [layerDashboard, extendedDashboard, githubDashboard] as const;

/** The runs are not new: what dates and ages are relative to is the time of the latest. */
export const evaluation: EvaluationOptions = {
  now: new Date(end),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};

const tones: Readonly<Record<string, Tone>> = {
  SUCCEEDED: "good",
  SUCCESS: "good",
  RUNNING: "busy",
  STARTING_RUNNERS: "busy",
  IN_PROGRESS: "busy",
  NEW: "idle",
  QUEUED: "idle",
  RUNNER_CANCELLED: "idle",
  CANCELLED: "idle",
};

export function toneOf(status: string): Tone {
  return tones[status.toUpperCase()] ?? "bad";
}
