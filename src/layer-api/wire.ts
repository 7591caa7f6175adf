import * as v from "valibot";
import { calculatedStatuses, type Job } from "../layer/job.ts";
import { readTimestamp, timestampPattern } from "./timestamp.ts";

// The schemas of the two endpoints: the client validates answers with them, the server validates bodies, and the OpenAPI document is made from them.

/** The most digits that an id may have. */
export const longestId = 1_000;

const wholeNumber = `a whole number of at most ${longestId} digits`;

const idLimit = 10n ** BigInt(longestId);

/** A whole number that a JavaScript number holds exactly, or a bigint. */
export const idSchema = v.union(
  [
    v.pipe(v.number(), v.safeInteger(wholeNumber), v.minValue(0, wholeNumber)),
    v.pipe(
      v.bigint(),
      v.check((id) => id >= 0n && id < idLimit, wholeNumber),
    ),
  ],
  wholeNumber,
);

/** A run as both endpoints return it; unknown properties pass. */
export const jobSchema = v.looseObject({
  repository_name: v.string(),
  id: idSchema,
  status: v.picklist(["NEW", "ERROR", "STARTING_RUNNERS", "SEE_RUNNERS"]),
  status_change_time: v.pipe(
    v.string(),
    v.regex(timestampPattern, "a timestamp"),
    v.check((text) => readTimestamp(text) !== undefined, "a moment that exists"),
  ),
  calculated_status: v.picklist(calculatedStatuses),
  commit_sha: v.string(),
  branch: v.string(),
  merge_branch: v.nullable(v.string()),
  run_start_reason: v.string(),
  run_start_reason_url: v.string(),
  uuid: v.optional(v.string()),
});

export const errorAnswerSchema = v.looseObject({ status: v.literal("error"), error: v.string() });

export const foundAnswerSchema = v.looseObject({ status: v.literal("ok"), job: jobSchema });

export const createdAnswerSchema = v.looseObject({ status: v.literal("ok"), job: jobSchema, url: v.string() });

export const searchAnswerSchema = v.variant("status", [foundAnswerSchema, errorAnswerSchema]);

export const createAnswerSchema = v.variant("status", [createdAnswerSchema, errorAnswerSchema]);

const filled = v.pipe(v.string(), v.minLength(1, "not empty"));

/** In UTF-16 units, of a branch of a new run. */
export const longestBranch = 500;

/** The details of a new run. Other properties are refused: a misspelt one would quietly build something else. */
export const createBodySchema = v.strictObject({
  branch: v.optional(v.pipe(filled, v.maxLength(longestBranch, `at most ${longestBranch} characters`))),
  ref: v.optional(filled),
  accept_buttons: v.optional(v.picklist(["true", "false"])),
  skip_no_further_than: v.optional(filled),
  extra: v.optional(v.string()),
});

/** A run as an answer holds it. */
export interface WireJob extends Omit<Job, "id" | "uuid" | "author" | "commit_title" | "commit_body"> {
  readonly id: number | bigint;
  readonly uuid?: string | undefined;
}

/** The details of a run to create. */
export interface CreateBody {
  readonly branch?: string | undefined;
  readonly ref?: string | undefined;
  readonly accept_buttons?: "true" | "false" | undefined;
  readonly skip_no_further_than?: string | undefined;
  readonly extra?: string | undefined;
}

/** How the service begins the answer to a search that found nothing, which is not a failure. */
export const noRunsMessage = "There are no runs in";
