import type { AnyLanguage } from "../language/language.ts";
import type { FilterRequest } from "./arguments.ts";
import { type ByteSource, fromStream, openFile } from "./input/bytes.ts";
import { type Receiver, readRecords } from "./input/read.ts";
import { quotedForShell } from "./misuse.ts";
import { isTrouble, systemCode, systemMessage } from "./trouble.ts";

/** What reading goes by. */
export interface Reading {
  readonly request: FilterRequest;
  readonly language: AnyLanguage;
  /** Who takes the records of a source: its name for messages, and its bytes where they are known. */
  readonly receiverFor: (name: string, total: number | undefined) => Receiver;
  /** Whether no more records are wanted. */
  readonly isOver: () => boolean;
  readonly onTrouble: (message: string) => void;
}

/** Reads all that a request names. A source that cannot be read does not keep the next from being read. */
export async function readSources(reading: Reading): Promise<void> {
  const { source } = reading.request;
  if (source.kind === "git") {
    const { readCommits } = await import("./input/git.ts");
    return telling(reading, "", () => readCommits(source.folder, reading.receiverFor("git", undefined)));
  }
  for (const file of source.files.length === 0 ? ["-"] : source.files) {
    if (reading.isOver()) return;
    await telling(reading, file, () => readFile(file, reading));
  }
}

async function readFile(file: string, { language, receiverFor }: Reading): Promise<void> {
  const isInput = file === "-";
  const source: ByteSource = isInput ? fromStream(process.stdin) : await openFile(file);
  try {
    await readRecords(source, language, receiverFor(isInput ? "standard input" : file, source.size));
  } finally {
    await source.close();
  }
}

async function telling({ request, onTrouble }: Reading, file: string, read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (isTrouble(error)) onTrouble(error.message);
    else if (systemCode(error) !== "") onTrouble(`${file}: ${systemMessage(error)}${hint(request.query, file, error)}`);
    else throw error;
  }
}

/** Perhaps the file is a term of a query without its quotes: `querybar failed branch:main`. */
function hint(query: string, file: string, error: unknown): string {
  if (systemCode(error) !== "ENOENT" || /[./\\]/.test(file)) return "";
  if (file.startsWith("--")) return "; options go before the --";
  return `; if it belongs to the query, quote that: querybar ${quotedForShell(`${query} ${file}`)}`;
}
