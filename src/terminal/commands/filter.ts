import { existsSync } from "node:fs";
import { toPredicate } from "../../compile/predicate.ts";
import type { AnyLanguage } from "../../language/language.ts";
import type { AnyRecord } from "../../language/record-value.ts";
import { parse } from "../../syntax/parse.ts";
import type { FilterRequest } from "../arguments.ts";
import { type ColorWhen, colorsFor } from "../colors.ts";
import { complaintsOn } from "../complaints.ts";
import { tellDiagnostics } from "../diagnostics.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Receiver } from "../input/read.ts";
import { sieveFor } from "../input/sieve.ts";
import { languageFor } from "../language.ts";
import { quotedForShell } from "../misuse.ts";
import { lackingFieldsNote } from "../notes.ts";
import { outputTo } from "../output.ts";
import { printerFor } from "../printer.ts";
import { progressOn } from "../progress.ts";
import { readSources } from "../sources.ts";
import { trouble } from "../trouble.ts";

/** `querybar QUERY`: the records that match. */
export async function filter(request: FilterRequest): Promise<ExitCode> {
  const { source, limit } = request;
  if (source.kind !== "git" && source.files.length === 0 && process.stdin.isTTY) throw nothingToSearch(request.query);
  const language = languageFor(source.kind === "github");
  const query = parse(request.query, language);
  const matches = toPredicate(query);
  const sieve = sieveFor(query);

  const progress = progressOn(process.stderr);
  const output = outputTo(process.stdout, progress.clear);
  const printer = await printerFor(request, query, output);
  const complaints = complaintsOn(process.stderr, progress.clear);
  const hasErrors = tellDiagnostics(query, process.stderr, request.color);
  const note = source.kind === "git" ? lackingFieldsNote(query, ["id", "status"], "Commits") : undefined;
  if (note !== undefined) complaints.say(note);

  let read = 0;
  let found = 0;
  let first: AnyRecord | undefined;
  const isOver = () => output.isClosed() || (limit !== undefined && found >= limit);
  const pause = pauser(() => {
    printer.flush();
    output.flush();
  });
  const receiverFor = (name: string, total: number | undefined): Receiver => ({
    // The first record is looked at in any case, for what the records are.
    sieve: sieve && {
      mayMatch: (record) => first === undefined || sieve.mayMatch(record),
      nextIn: (records) => (first === undefined ? (from) => from : sieve.nextIn(records)),
      passed(count) {
        read += count;
      },
    },
    take(record, written) {
      read++;
      first ??= record;
      if (!matches(record)) return true;
      found++;
      printer.add(record, written);
      return !isOver();
    },
    trouble: (line, message) => complaints.about(name, line, message),
    note: (line, message) => complaints.say(`${name}:${line}: ${message}`),
    async pause(bytesRead) {
      progress.tell(bytesRead, total, found);
      pause.begin(total === undefined);
      await output.settle();
    },
  });

  await readSources({ request, language, receiverFor, isOver, onTrouble: complaints.trouble });
  pause.end();
  progress.clear();
  printer.end(found);
  await output.end();
  complaints.end();
  if (first !== undefined && found === 0 && !hasKeys(first, language)) complaints.say(foreignNote(request, language));
  else if (isForPerson(request))
    tell(summary(found, read, source.kind === "git" ? "commits" : "runs", isOver()), request.color);
  if (hasErrors || complaints.any()) return 2;
  return found > 0 ? 0 : 1;
}

/** The last line, to whoever reads along. */
function tell(line: string, when: ColorWhen): void {
  process.stderr.write(`${colorsFor(process.stderr, when, process.env).dim(line)}\n`);
}

function nothingToSearch(query: string): Error {
  if (query !== "" && existsSync(query)) {
    return trouble(`There is no query before the file. For all its records: querybar '' ${quotedForShell(query)}`);
  }
  return trouble("Nothing to search: name a file, pipe records in, or search commits with --git. See querybar --help.");
}

const idle = 200;

/** Where records come from a program that takes its time, what was found is shown before the next one comes. */
function pauser(onIdle: () => void) {
  let timer: NodeJS.Timeout | undefined;
  const end = () => clearTimeout(timer);
  return {
    begin(mayBeLong: boolean) {
      end();
      if (mayBeLong) timer = setTimeout(onIdle, idle);
    },
    end,
  };
}

/** Whether somebody reads along, rather than a program. */
function isForPerson({ json, count }: FilterRequest): boolean {
  return process.stdout.isTTY && process.stderr.isTTY && !json && !count;
}

function summary(found: number, read: number, records: string, stopped: boolean): string {
  const shown = found.toLocaleString("en");
  if (stopped) return `${shown} found; there may be more ${records} that match`;
  const all = read.toLocaleString("en");
  return found === 0
    ? `none of ${all} ${records} matches`
    : `${shown} of ${all} ${records} ${found === 1 ? "matches" : "match"}`;
}

function hasKeys(record: AnyRecord, language: AnyLanguage): boolean {
  return keysOf(language).some((key) => key in record);
}

function keysOf(language: AnyLanguage): readonly string[] {
  return [...language.text, ...Object.values(language.fields).map(({ key }) => key)];
}

function foreignNote({ source }: FilterRequest, language: AnyLanguage): string {
  const keys = keysOf(language).slice(-3).join(", ");
  const advice =
    source.kind === "github"
      ? "gh run list --json must be asked for them"
      : "for what gh run list printed, add --github";
  return `these records have no ${keys} or anything else that is searched; ${advice}`;
}
