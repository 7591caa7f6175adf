import type { ExitCode } from "./exit-code.ts";

// Every module that only some commands need is loaded by those, since loading is most of what a short command does.

/** Does what the words of a command line say. Never throws: what goes wrong is one line on standard error. */
export async function run(words: readonly string[]): Promise<ExitCode> {
  // Nobody is left to be told when standard error itself is gone.
  process.stderr.on("error", () => {});
  try {
    return await dispatch(words);
  } catch (error) {
    process.stderr.write(`querybar: ${await explained(error)}\n`);
    return 2;
  }
}

async function dispatch(words: readonly string[]): Promise<ExitCode> {
  const end = words.indexOf("--");
  const options = end < 0 ? words : words.slice(0, end);
  if (options.includes("--help") || options.includes("-h")) return help(words);
  if (options.includes("--version") || options.includes("-V")) return version();
  const { readArguments } = await import("./arguments.ts");
  const request = readArguments(words);
  switch (request.command) {
    case "filter":
      return (await import("./commands/filter.ts")).filter(request);
    case "check":
      return (await import("./commands/check.ts")).check(request);
    case "tree":
      return (await import("./commands/tree.ts")).tree(request);
    case "url":
      return (await import("./commands/url.ts")).url(request);
    case "serve":
      return (await import("./commands/serve.ts")).serve(request);
    default:
      return request satisfies never;
  }
}

async function help(words: readonly string[]): Promise<ExitCode> {
  const { helpFor } = await import("./help.ts");
  return print(helpFor(words[0] ?? ""));
}

async function version(): Promise<ExitCode> {
  const { default: manifest } = await import("../../package.json", { with: { type: "json" } });
  return print(`querybar ${manifest.version}\n`);
}

async function print(text: string): Promise<ExitCode> {
  const { outputTo } = await import("./output.ts");
  const output = outputTo(process.stdout);
  output.write(text);
  await output.end();
  return 0;
}

/** What went wrong, in one line and without a stack. */
async function explained(error: unknown): Promise<string> {
  const { messageLine } = await import("./printable.ts");
  const name = error instanceof Error ? error.name : "";
  const message = error instanceof Error ? error.message : String(error);
  const isExpected = name === "Trouble" || name === "QuerybarError";
  return messageLine(isExpected ? message : `something went wrong that should not have: ${message}`, process.env);
}
