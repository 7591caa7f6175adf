import { parse as parseJson } from "lossless-json";
import * as v from "valibot";
import type { Job } from "../layer/job.ts";
import type { Fail } from "./failure.ts";
import { readTimestamp } from "./timestamp.ts";
import type { Answer } from "./transport.ts";
import { longestId, type WireJob } from "./wire.ts";

/** A run in an answer of the service. Undocumented properties are kept. */
export interface ApiJob extends Job {
  /** A bigint if a number would be rounded. */
  readonly id: number | bigint;
  /** The moment of `status_change_time`, to the millisecond. */
  readonly status_change_date: Date;
}

/** Validates an answer against its schema. Throws an `ApiError` that names the property that is not as documented. */
export function readAnswer<Schema extends v.GenericSchema>(
  { status, text, redirect }: Answer,
  schema: Schema,
  fail: Fail,
): v.InferOutput<Schema> {
  if (redirect !== undefined) {
    throw fail("unexpected-answer", "The service redirects, which is not followed", { status, words: redirect });
  }
  if (text === undefined) {
    throw fail("unexpected-answer", "The service's answer is longer than maxResponseSize", { status });
  }
  const refusal = status < 400 ? undefined : { status, words: text };
  let body: unknown;
  try {
    body = parseJson(text, undefined, exactNumber);
  } catch {
    if (refusal !== undefined) throw fail("request-refused", `The service answered with status ${status}`, refusal);
    throw fail("unexpected-answer", `The service answered with status ${status} and no JSON`, { status });
  }
  const read = v.safeParse(schema, body);
  if (read.success) return read.output;
  if (refusal !== undefined) throw fail("request-refused", `The service answered with status ${status}`, refusal);
  const [issue] = read.issues;
  const property = v.getDotPath(issue) ?? "";
  const place = property === "" ? "The service's answer" : `In the service's answer, ${property}`;
  const message = `${place} is not as documented: ${expectation(issue)}`;
  throw fail("unexpected-answer", message, { status, ...(property === "" ? {} : { property }) });
}

/** Says what was expected; never what was there, which may be anything. */
function expectation(issue: v.BaseIssue<unknown>): string {
  if (issue.input === undefined) return "it is missing";
  return `expected ${issue.kind === "schema" ? issue.expected : issue.message}`;
}

/** A bigint if a number would round it; not for more digits than an id can have, since that takes quadratic time. */
function exactNumber(digits: string): number | bigint {
  const number = Number(digits);
  if (Number.isSafeInteger(number) || digits.length > longestId) return number;
  return /^-?\d+$/.test(digits) ? BigInt(digits) : number;
}

export function jobOf(job: WireJob): ApiJob {
  const { uuid, ...others } = job;
  const date = readTimestamp(job.status_change_time) ?? new Date(Number.NaN);
  return { ...others, ...(uuid === undefined ? {} : { uuid }), status_change_date: date };
}
