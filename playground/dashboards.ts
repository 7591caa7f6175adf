import { type AnyLanguage, layer } from "querybar";
import { githubRuns as githubLanguage } from "../src/github-runs.ts";
import { githubRuns } from "./samples/github-runs.ts";
import { layerRuns } from "./samples/layer-runs.ts";

export type RunRecord = Readonly<Record<string, unknown>>;

/** How a run ended, as a colour. */
export type Tone = "good" | "bad" | "busy" | "idle";

/** A list of runs that can be searched, and how it is shown. */
export interface Dashboard {
  readonly name: "layer" | "github";
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

const githubDashboard: Dashboard = {
  name: "github",
  language: githubLanguage,
  records: githubRuns(count).map((run) => ({ ...run })),
  examples: ["failed branch:main", "workflow:Nightly -passed", "rerun event:push", "queued"],
  title: "displayTitle",
  details: ["workflowName", "headBranch", "event", "number"],
  body: "displayTitle",
  time: "startedAt",
  statusOf: (run) => String(run["conclusion"] || run["status"]),
  hasEndpoint: false,
};

export const dashboards = [layerDashboard, githubDashboard] as const;

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
