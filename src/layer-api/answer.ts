import { parse as parseJson } from "lossless-json";
import * as v from "valibot";
import type { Job } from "../language/job.ts";
import { quoted } from "../language/message-text.ts";
import type { Address } from "./addresses.ts";
import { type ApiError, apiError } from "./failure.ts";
import { readTimestamp } from "./timestamp.ts";
import type { Answer } from "./transport.ts";
import type { WireJob } from "./wire.ts";

/** A run as the service answered it. Properties that are not documented are kept. */
export interface ApiJob extends Job {
  /** A bigint where a number would be rounded. */
  readonly id: number | bigint;
  /** The moment of `status_change_time`, to the millisecond. */
  readonly status_change_date: Date;
}

/** The answer as its schema describes it. Throws an `ApiError` that names the property which is not as documented. */
export function readAnswer<Schema extends v.GenericSchema>(
  answer: Answer,
  schema: Schema,
  address: Address,
): v.InferOutput<Schema> {
  const details = { url: address.shown, status: answer.status };
  let body: unknown;
  try {
    body = parseJson(answer.text, undefined, exactNumber);
  } catch {
    const message = `The service answered with status ${answer.status} and no JSON.`;
    throw apiError(isFailure(answer) ? "request-refused" : "unexpected-answer", message, details);
  }
  const read = v.safeParse(schema, body);
  if (read.success) return read.output;
  if (isFailure(answer)) {
    throw apiError("request-refused", `The service answered with status ${answer.status}.`, details);
  }
  const [issue] = read.issues;
  const property = v.getDotPath(issue) ?? "";
  const place = property === "" ? "The service's answer" : `In the service's answer, ${property}`;
  const message = `${place} is not as documented: ${expectation(issue)}.`;
  throw apiError("unexpected-answer", message, { ...details, ...(property === "" ? {} : { property }) });
}

function isFailure({ status }: Answer): boolean {
  return status >= 400;
}

/** What should have been there; never what was, which may be anything. */
function expectation(issue: v.BaseIssue<unknown>): string {
  if (issue.input === undefined) return "it is missing";
  return `expected ${issue.kind === "schema" ? issue.expected : issue.message}`;
}

/** A bigint only where a number would round it. */
function exactNumber(digits: string): number | bigint {
  const number = Number(digits);
  return /^-?\d+$/.test(digits) && !Number.isSafeInteger(number) ? BigInt(digits) : number;
}

export function jobOf(job: WireJob): ApiJob {
  const { uuid, ...others } = job;
  const date = readTimestamp(job.status_change_time) ?? new Date(Number.NaN);
  return { ...others, ...(uuid === undefined ? {} : { uuid }), status_change_date: date };
}

/** The service's own words, as an error. */
export function refusal(words: string, answer: Answer, address: Address): ApiError {
  const message = `The service refused: ${quoted(words)}.`;
  return apiError("request-refused", message, { url: address.shown, status: answer.status });
}
