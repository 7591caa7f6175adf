import type { AnyLanguage } from "../language/language.ts";
import { CliError, systemCode, systemMessage } from "./errors.ts";
import { type ByteSource, fromStream, openFile } from "./input/bytes.ts";
import { type Receiver, readRecords } from "./input/read.ts";
import type { FilterRequest } from "./requests.ts";
import { quotedForShell } from "./usage-errors.ts";

export interface Reading {
  readonly request: FilterRequest;
  readonly language: AnyLanguage;
  /** Takes the records of a source, given its name for messages and, if it is known, its size in bytes. */
  readonly receiverFor: (name: string, size: number | undefined) => Receiver;
  /** Whether no more records are wanted. */
  readonly isOver: () => boolean;
  readonly onError: (message: string) => void;
}

/** Reads everything that a request names. After a source that cannot be read, the next one is read. */
export async function readSources(reading: Reading): Promise<void> {
  const { git, files } = reading.request;
  if (git !== undefined) {
    const { readCommits } = await import("./input/git.ts");
    return reportingErrors(reading, "", () => readCommits(git, reading.receiverFor("git", undefined)));
  }
  for (const file of files.length === 0 ? ["-"] : files) {
    if (reading.isOver()) return;
    const name = file === "-" ? "standard input" : file;
    await reportingErrors(reading, name, () => readFile(file, name, reading));
  }
}

async function readFile(file: string, name: string, { request, language, receiverFor }: Reading): Promise<void> {
  const source: ByteSource = file === "-" ? fromStream(process.stdin) : await openFile(file);
  try {
    await readRecords(source, language, request.at, receiverFor(name, source.size));
  } finally {
    await source.close();
  }
}

async function reportingErrors({ request, onError }: Reading, file: string, read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (error instanceof CliError) onError(error.message);
    else if (systemCode(error) !== "") onError(`${file}: ${systemMessage(error)}${hint(request.query, file, error)}`);
    else throw error;
  }
}

/** Perhaps the file is a term of a query without its quotes: `querybar failed branch:main`. */
function hint(query: string, file: string, error: unknown): string {
  if (systemCode(error) !== "ENOENT" || /[./\\]/.test(file)) return "";
  if (file.startsWith("--")) return "; options go before the --";
  return `; if it belongs to the query, quote that: querybar ${quotedForShell(`${query} ${file}`)}`;
}
