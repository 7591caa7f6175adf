/** The statuses that a search can ask for, in the documentation's order. */
export const calculatedStatuses = [
  "NEW",
  "JOB_ERROR",
  "BAD_LAYERFILE",
  "STARTING_RUNNERS",
  "FAILURE",
  "RUNNER_CANCELLED",
  "RUNNER_ERROR",
  "RUNNING",
  "SUCCEEDED",
] as const;

/** What a run amounts to, as the dashboard shows it. */
export type CalculatedStatus = (typeof calculatedStatuses)[number];

/** What a job is doing inside the service; never searched. */
export type InternalStatus = "NEW" | "ERROR" | "STARTING_RUNNERS" | "SEE_RUNNERS";

/**
 * A run as the Layer CI API answers it, and the text that search looks at.
 * The answer itself does not carry `author`, `commit_title` and `commit_body`: records to be filtered locally do.
 */
export interface Job {
  readonly repository_name: string;
  /** A whole number of any size: a number, a bigint or a string of decimal digits. */
  readonly id: number | bigint | string;
  readonly status: InternalStatus;
  /** For example `2000-01-01 01:23:45.123456 +0000 UTC`, with one to nine fraction digits. */
  readonly status_change_time: string;
  readonly calculated_status: CalculatedStatus;
  readonly commit_sha: string;
  readonly branch: string;
  /** The branch that the run's branch is to be merged into. */
  readonly merge_branch: string | null;
  readonly run_start_reason: string;
  readonly run_start_reason_url: string;
  /** Only the newer service sends it. */
  readonly uuid?: string;
  readonly author?: string | null;
  readonly commit_title?: string | null;
  readonly commit_body?: string | null;
}
