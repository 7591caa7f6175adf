#!/usr/bin/env node
import type { ExitCode } from "./requests.ts";

// Each command loads its own modules: loading is most of what a short command does.

/** Runs a command line. Never throws: an error is one line on standard error. */
async function run(words: readonly string[]): Promise<ExitCode> {
  // When standard error itself is gone, nothing can be reported.
  process.stderr.on("error", () => {});
  try {
    const end = words.indexOf("--");
    const options = end < 0 ? words : words.slice(0, end);
    const { helpFor, runCommand } = await import("./command-line.ts");
    if (options.includes("--help") || options.includes("-h")) return await print(helpFor(words[0] ?? ""));
    if (options.includes("--version") || options.includes("-V")) {
      const { default: manifest } = await import("../../package.json", { with: { type: "json" } });
      return await print(`querybar ${manifest.version}\n`);
    }
    return await runCommand(words);
  } catch (error) {
    process.stderr.write(`querybar: ${await lineFor(error)}\n`);
    return 2;
  }
}

async function print(text: string): Promise<ExitCode> {
  const { outputTo } = await import("./output.ts");
  const output = outputTo(process.stdout);
  output.write(text);
  await output.end();
  return 0;
}

async function lineFor(error: unknown): Promise<string> {
  const { messageLine } = await import("./printable.ts");
  const name = error instanceof Error ? error.name : "";
  const message = error instanceof Error ? error.message : String(error);
  const isExpected = name === "CliError" || name === "QuerybarError";
  return messageLine(isExpected ? message : `unexpected error: ${message}`, process.env);
}

process.exitCode = await run(process.argv.slice(2));
