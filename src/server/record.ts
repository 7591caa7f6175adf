import * as v from "valibot";
import { querybarError } from "../language/error.ts";
import { kindOf } from "../language/kinds/kind.ts";
import { type AnyRecord, pathName } from "../language/path.ts";
import { repositoryPath } from "../layer/addresses.ts";
import { layer } from "../layer/language.ts";
import { jobSchema, longestBranch, type WireJob } from "../layer-api/wire.ts";

/** A record as it is stored: its documented properties, and the searched texts. */
export interface KeptRecord {
  readonly repository: string;
  /** Decimal digits, of any number. */
  readonly id: string;
  /** Without the id, which JSON would round. */
  readonly others: AnyRecord;
}

/** Of an id. The time to read one as a number grows with the square of its length. */
const mostDigits = 1_000;
/** In UTF-16 units. Indexes of PostgreSQL have 2,704 bytes for a repository, a branch and an id together. */
const longestRepository = 200;

/** Checks a record that is to be served. The id may also be a string of digits, as in a `Job`. */
export function keptRecord(record: AnyRecord): KeptRecord {
  const id = kindOf(layer.fields.id).heldKey(record["id"]);
  if (id !== undefined && id.length > mostDigits) {
    throw querybarError("invalid-argument", `The run cannot be served: its id has more than ${mostDigits} digits.`);
  }
  const read = v.safeParse(jobSchema, withoutMissing({ ...record, id: id === undefined ? undefined : BigInt(id) }));
  if (id === undefined || !read.success) {
    const wrong = (read.issues ?? []).map((issue) => v.getDotPath(issue) ?? "it");
    const names = new Intl.ListFormat("en").format(new Set(wrong));
    throw querybarError("invalid-argument", `The run cannot be served: missing or not as documented: ${names}.`);
  }
  const repository = read.output.repository_name;
  if (!isRepository(repository)) {
    throw querybarError(
      "invalid-repository",
      "The run's repository must be a name, or an owner and a name, of at most 200 characters.",
    );
  }
  if (read.output.branch.length > longestBranch) {
    throw querybarError(
      "invalid-argument",
      `The run cannot be served: its branch has more than ${longestBranch} characters.`,
    );
  }
  const { id: _, ...others } = { ...answered(read.output), ...searchedText(record) };
  return { repository, id, others };
}

/** `merge_branch` is often absent if there is none. */
function withoutMissing(record: AnyRecord): AnyRecord {
  return { ...record, merge_branch: record["merge_branch"] ?? null, uuid: record["uuid"] ?? undefined };
}

function searchedText(record: AnyRecord): AnyRecord {
  return Object.fromEntries(
    layer.text
      .map(pathName)
      .map((key) => [key, record[key]])
      .filter(([, text]) => typeof text === "string"),
  );
}

/** The documented properties in their order, and no others. */
export function answered(job: WireJob): WireJob {
  return {
    repository_name: job.repository_name,
    id: job.id,
    status: job.status,
    status_change_time: job.status_change_time,
    calculated_status: job.calculated_status,
    commit_sha: job.commit_sha,
    branch: job.branch,
    merge_branch: job.merge_branch,
    run_start_reason: job.run_start_reason,
    run_start_reason_url: job.run_start_reason_url,
    ...(job.uuid === undefined ? {} : { uuid: job.uuid }),
  };
}

/** Whether a text can be a repository in a path. */
export function isRepository(text: string): boolean {
  if (text.length > longestRepository || !text.isWellFormed() || text.includes("\0")) return false;
  try {
    return repositoryPath(text) !== "";
  } catch {
    return false;
  }
}

/** The number of an id: a bigint only if a number would round it. */
export function idOf(digits: string): number | bigint {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : BigInt(digits);
}
