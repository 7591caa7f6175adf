import { existsSync } from "node:fs";
import { toPredicate } from "../../compile/predicate.ts";
import { parse } from "../../query/parse.ts";
import { colorsFor } from "../colors.ts";
import { showQueryErrors } from "../diagnostics.ts";
import { CliError } from "../errors.ts";
import { prefilterFor } from "../input/prefilter.ts";
import type { Receiver } from "../input/read.ts";
import { evaluationNow, languageFor } from "../language.ts";
import { missingKeysOf } from "../missing-keys.ts";
import { outputTo } from "../output.ts";
import { printerFor } from "../printer.ts";
import { progressOn } from "../progress.ts";
import type { ExitCode, FilterRequest } from "../requests.ts";
import { readSources } from "../sources.ts";
import { quotedForShell } from "../usage-errors.ts";
import { warningsOn } from "../warnings.ts";

/** `querybar QUERY`: the records that match. */
export async function filter(request: FilterRequest): Promise<ExitCode> {
  const { git, limit } = request;
  if (git === undefined && request.files.length === 0 && process.stdin.isTTY) throw nothingToSearch(request.query);
  const language = await languageFor(request);
  const evaluation = evaluationNow(request.me);
  const query = parse(request.query, { language });
  const matches = toPredicate(query, evaluation);
  const prefilter = prefilterFor(query, evaluation);
  const missing = missingKeysOf(query);

  const progress = progressOn(process.stderr);
  const output = outputTo(process.stdout, progress.clear);
  const printer = await printerFor(request, query, output);
  const warnings = warningsOn(process.stderr, progress.clear);
  const hasQueryErrors = showQueryErrors(query, process.stderr, request.color);

  let read = 0;
  let found = 0;
  const isOver = () => output.isClosed() || found >= limit;
  // Shows what was found so far while a program that writes the records takes its time.
  const idleTimer = setTimeout(() => {
    printer.flush();
    output.flush();
  }, idleMilliseconds);
  // Until a source has had a record that can be searched, all are parsed, so that others are reported.
  const receiverFor = (name: string, size: number | undefined, readBefore = read): Receiver => ({
    prefilter: prefilter && {
      mayMatch(json) {
        missing.seeJson(json);
        return read === readBefore || prefilter.mayMatch(json);
      },
      nextIn(json) {
        missing.seeJson(json);
        return read === readBefore ? (from) => from : prefilter.nextIn(json);
      },
      skipped(count) {
        read += count;
      },
    },
    take(record, written) {
      read++;
      missing.seeRecord(record);
      if (!matches(record)) return true;
      found++;
      printer.add(record, written);
      return !isOver();
    },
    error: (line, message) => warnings.record(name, line, message),
    note: (line, message) => warnings.note(`${name}:${line}: ${message}`),
    async pause(bytesRead) {
      progress.show(bytesRead, size, found);
      idleTimer.refresh();
      await output.settle();
    },
  });

  await readSources({ request, language, receiverFor, isOver, onError: warnings.error });
  clearTimeout(idleTimer);
  progress.clear();
  printer.end(found);
  await output.end();
  warnings.end();
  if (read > 0) for (const key of missing.keys) warnings.note(missingKeyNote(key, request, isOver()));
  if (isForPerson(request)) {
    const line = summary(found, read, recordsOf(request), isOver());
    process.stderr.write(`${colorsFor(process.stderr, request.color, process.env).dim(line)}\n`);
  }
  if (hasQueryErrors || warnings.hasErrors()) return 2;
  return found > 0 ? 0 : 1;
}

function nothingToSearch(query: string): Error {
  if (query !== "" && existsSync(query)) {
    return new CliError(`There is no query before the file. For all its records: querybar '' ${quotedForShell(query)}`);
  }
  return new CliError(
    "Nothing to search: name a file, pipe records in, or search commits with --git. See querybar --help.",
  );
}

const idleMilliseconds = 200;

/** Such a term says the same of every record: `branch:main` matches none of them, `-branch:main` all. */
function missingKeyNote(key: string, { git, github }: FilterRequest, isStopped: boolean): string {
  const none = isStopped ? "none of the records read has" : `no ${git === undefined ? "record" : "commit"} has`;
  return `${none} ${key}${github ? `; ask gh for it: --json ${key}` : ""}`;
}

/** Whether the output goes to a person's terminal and not to a program. */
function isForPerson({ json, count }: FilterRequest): boolean {
  return process.stdout.isTTY && process.stderr.isTTY && !json && !count;
}

function recordsOf({ git, language }: FilterRequest): string {
  if (git !== undefined) return "commits";
  return language === undefined ? "runs" : "records";
}

function summary(found: number, read: number, records: string, isStopped: boolean): string {
  const shown = found.toLocaleString("en");
  if (isStopped) return `${shown} found; there may be more ${records} that match`;
  const all = read.toLocaleString("en");
  return found === 0
    ? `none of ${all} ${records} matches`
    : `${shown} of ${all} ${records} ${found === 1 ? "matches" : "match"}`;
}
