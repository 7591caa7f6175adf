import { spawn } from "node:child_process";
import { basename } from "node:path";
import { CliError, systemCode, systemMessage } from "../errors.ts";
import { fromStream, windowOn } from "./bytes.ts";
import { readParts } from "./lines.ts";
import type { Receiver } from "./read.ts";

// Hash, time, author, title, body. Only NUL can be in none of them.
const format = "%H%x00%cI%x00%an%x00%s%x00%b";

/** Reads the history of a repository's current commit, newest first, as records of the documented language without id and status. */
export async function readCommits(folder: string, receiver: Receiver): Promise<void> {
  const repository_name = await repositoryName(folder);
  const branch = await firstLine(folder, ["symbolic-ref", "--quiet", "--short", "HEAD"]);
  const common = branch === undefined ? { repository_name } : { repository_name, branch };

  // A user's configuration may add signatures to the output.
  const git = startGit(folder, [
    "-c",
    "log.showSignature=false",
    "log",
    "-z",
    "--encoding=UTF-8",
    "--no-color",
    `--format=${format}`,
  ]);
  const source = fromStream(git.process.stdout);
  let fields: string[] = [];
  let stopped = false;
  let count = 0;
  const addField = (field: string): boolean => {
    fields.push(field);
    if (fields.length < 5) return true;
    const [commit_sha, commit_time, author, commit_title, body = ""] = fields;
    fields = [];
    count++;
    const commit = { ...common, commit_sha, commit_time, author, commit_title, commit_body: body.trimEnd() };
    stopped = stopped || !receiver.take(commit, () => `${JSON.stringify(commit)}\n`);
    return !stopped;
  };
  const onTooLong = () => {
    receiver.error(count + 1, "a commit longer than 64 MiB, of which a part is left out");
    addField("");
  };
  try {
    const window = windowOn(source, receiver.pause);
    await readParts(window, 0, (bytes, from, to) => addField(bytes.toString("utf8", from, to)), onTooLong);
  } finally {
    // Without a reader, git ends too.
    await source.close();
  }
  const ended = await git.ended;
  if (!stopped && ended.code !== 0) throw new CliError(`git: ${ended.message}`);
}

/** The last part of the remote's address, or the name of the repository's own folder. Never more of an address: it may contain a password. */
async function repositoryName(folder: string): Promise<string> {
  const remote = await firstLine(folder, ["config", "--get", "remote.origin.url"]);
  const own =
    remote ??
    (await firstLine(folder, ["rev-parse", "--show-toplevel"])) ??
    (await firstLine(folder, ["rev-parse", "--absolute-git-dir"]));
  return basename(
    (own ?? folder)
      .replace(/[\\:]/g, "/")
      .replace(/\/+$/, "")
      .replace(/(?:\/\.git|\.git)$/, ""),
  );
}

function startGit(folder: string, words: readonly string[]) {
  const process = spawn("git", ["-C", folder, "--no-pager", ...words], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  process.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (said.length < 4096) said += text;
  });
  const ended = new Promise<{ readonly code: number | null; readonly message: string }>((resolve, reject) => {
    process.on("error", (error) => {
      const message = systemCode(error) === "ENOENT" ? "it is not installed, or not in the PATH" : systemMessage(error);
      reject(new CliError(`git cannot be started: ${message}`));
    });
    process.on("close", (code) => {
      // The first line, without git's own "fatal:".
      resolve({ code, message: (said.trim().split("\n")[0] ?? "").replace(/^(?:fatal|error): /, "") });
    });
  });
  // The error is thrown where the end is awaited; until then it is not an unhandled rejection.
  ended.catch(() => {});
  return { process, ended };
}

/** The first line that git prints, or `undefined` if there is none. */
async function firstLine(folder: string, words: readonly string[]): Promise<string | undefined> {
  const git = startGit(folder, words);
  let answer = "";
  git.process.stdout.setEncoding("utf8").on("data", (text: string) => {
    answer += text;
  });
  await git.ended;
  const line = answer.split("\n")[0] ?? "";
  return line === "" ? undefined : line;
}
