import { isKeyed } from "../../language/keys.ts";
import type { AnyLanguage } from "../../language/language.ts";
import { lookupOf } from "../../language/lookup.ts";
import { type AnyRecord, type Path, pathName, textsAt, valuesReader } from "../../language/path.ts";
import type { Colors } from "../colors.ts";
import type { FilterRequest } from "../requests.ts";

/** A column of the table. The last one takes the rest of the terminal's width. */
export interface Column {
  readonly title: string;
  /** The record's key, or the path in it. Matched text is marked. */
  readonly key: string;
  /** What a record holds, if not simply at the key. */
  readonly read?: (record: AnyRecord) => unknown;
  /** How the value is shown, if not as its text. */
  readonly written?: (value: unknown, record: AnyRecord) => string;
  readonly align?: "right";
  /** It shrinks to this many cells if the terminal is narrow. */
  readonly narrowest?: number;
  /** It takes at most this many cells. */
  readonly widest?: number;
  /** It is left out in terminals narrower than this. */
  readonly onlyFrom?: number;
  readonly paint?: (colors: Colors, text: string) => string;
}

const repository: Column = { title: "REPOSITORY", key: "repository_name", narrowest: 8, widest: 24, onlyFrom: 70 };
const branch: Column = { title: "BRANCH", key: "branch", narrowest: 8, widest: 28 };
const author: Column = { title: "AUTHOR", key: "author", narrowest: 8, widest: 22, onlyFrom: 90 };
const title: Column = { title: "TITLE", key: "commit_title" };

const runs: readonly Column[] = [
  { title: "ID", key: "id", align: "right" },
  { title: "STATUS", key: "calculated_status", paint: paintStatus },
  repository,
  branch,
  { title: "CHANGED", key: "status_change_time", written: minute, onlyFrom: 120 },
  author,
  title,
];

const commits: readonly Column[] = [
  {
    title: "COMMIT",
    key: "commit_sha",
    written: (hash) => String(hash).slice(0, 8),
    paint: (colors, text) => colors.yellow(text),
  },
  { title: "DATE", key: "commit_time", written: (time) => String(time).slice(0, 10), onlyFrom: 60 },
  { ...author, onlyFrom: 70 },
  title,
];

const githubRuns: readonly Column[] = [
  { title: "ID", key: "databaseId", align: "right" },
  {
    title: "STATUS",
    key: "conclusion",
    written: (conclusion, run) => String(conclusion || run["status"] || ""),
    paint: paintStatus,
  },
  { title: "WORKFLOW", key: "workflowName", narrowest: 8, widest: 24, onlyFrom: 70 },
  { ...branch, key: "headBranch" },
  { title: "EVENT", key: "event", onlyFrom: 100 },
  { title: "CREATED", key: "createdAt", written: minute, onlyFrom: 120 },
  { title: "TITLE", key: "displayTitle" },
];

/** The columns for the records that a request searches. */
export function columnsFor(
  { git, github, language: file }: Pick<FilterRequest, "git" | "github" | "language">,
  language: AnyLanguage,
): readonly Column[] {
  if (git !== undefined) return commits;
  if (file !== undefined) return columnsOfFields(language);
  return github ? githubRuns : runs;
}

/** The fields of a language, and last the first text that is searched. The narrower a terminal, the fewer of them. */
function columnsOfFields(language: AnyLanguage): readonly Column[] {
  const entries = [...lookupOf(language).fields.values()];
  const shown = entries.filter(({ span, field, kind }) => span === undefined && !isKeyed(field) && !kind.contains);
  const columns = shown.map(
    ({ name, path, kind }, index): Column => ({
      title: name.toUpperCase(),
      key: pathName(path),
      read: listedValues(path),
      ...(kind.stored?.as === "number" && { align: "right" }),
      narrowest: 8,
      widest: 24,
      onlyFrom: 14 * (index + 1),
    }),
  );
  const [text] = language.text;
  if (text === undefined) return columns;
  const key = pathName(text);
  const last: Column = { title: key.toUpperCase(), key, read: (record) => textsAt(record, text)[0] };
  return [...columns.filter((column) => column.key !== key), last];
}

function listedValues(path: Path): (record: AnyRecord) => unknown {
  const read = valuesReader(path);
  return (record) => {
    const values = read(record);
    return values.length > 1 ? values.map(String).join(", ") : values[0];
  };
}

/** `2026-11-23 14:05` of a time in any of the formats that begin so. */
function minute(time: unknown): string {
  return String(time).slice(0, 16).replace("T", " ");
}

function paintStatus(colors: Colors, status: string): string {
  if (/^(?:SUCCEEDED|SUCCESS)$/i.test(status)) return colors.green(status);
  if (/^(?:FAILURE|JOB_ERROR|BAD_LAYERFILE|RUNNER_ERROR|STARTUP_FAILURE|TIMED_OUT)$/i.test(status))
    return colors.red(status);
  if (/^(?:RUNNING|STARTING_RUNNERS|IN_PROGRESS)$/i.test(status)) return colors.cyan(status);
  return colors.dim(status);
}
