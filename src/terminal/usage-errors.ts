import type { Command, CommanderError } from "commander";
import { CliError } from "./errors.ts";
import { oneLine } from "./printable.ts";

export const noQuery =
  "There is no query. For an empty one, which every record matches, write ''. See querybar --help.";

/**
 * The message for arguments that commander refused. For a query that begins with a minus, or has no quotes around it, it shows the
 * command to type. `words` are the whole command line, `rest` those after the command's name; `parser` takes unknown options for arguments.
 */
export function usageError(
  error: CommanderError,
  parser: Command,
  words: readonly string[],
  rest: readonly string[],
): CliError {
  if (error.code === "commander.missingArgument") return new CliError(noQuery);
  if (error.code === "commander.excessArguments") {
    return new CliError(`${parser.name()} takes one query; put quotes around its terms: ${parser.name()} 'fix -wip'.`);
  }
  const message = sentence(error.message);
  if (error.code !== "commander.unknownOption") return new CliError(message);

  parser
    .allowUnknownOption()
    .allowExcessArguments()
    .action(() => {})
    .parse(rest, { from: "user" });
  const operands = parser.args;
  let next = 0;
  const options = rest.filter((word) => word !== operands[next] || next++ < 0);
  const start = ["querybar", ...words.slice(0, words.length - rest.length), ...options.map(quotedForShell)];
  const position = operands.findIndex((word) => /^-./.test(word));
  if (/^-+[a-z-]*token/i.test(operands[position] ?? "")) {
    return new CliError(
      "A token is never an argument: querybar url --with-token takes it from the environment variable QUERYBAR_TOKEN.",
    );
  }
  const query = quotedForShell(operands.slice(0, position + 1).join(" "));
  const files = operands.slice(position + 1).map(quotedForShell);
  const advice =
    position === 0 ? "A query that begins with a minus goes after --" : "A query of several terms goes in quotes";
  return new CliError(
    `${message} ${advice}: ${[...start, ...(position === 0 ? ["--"] : []), query, ...files].join(" ")}`,
  );
}

/** `error: unknown option '--jsno'\n(Did you mean --json?)` as `Unknown option '--jsno'. Did you mean --json?` */
function sentence(message: string): string {
  const text = message.replace(/^error: /, "").replace(/\n\((.*)\)$/, ". $1");
  return `${text.charAt(0).toUpperCase()}${oneLine(text.slice(1))}${/[.?]$/.test(text) ? "" : "."}`;
}

/** A word as it is typed in a shell. */
export function quotedForShell(word: string): string {
  const shown = oneLine(word);
  return /^[\w./:@%+=,-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}
