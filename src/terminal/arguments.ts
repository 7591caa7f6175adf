import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { ColorWhen } from "./colors.ts";
import { unknownOption } from "./misuse.ts";
import { trouble } from "./trouble.ts";

/** What was asked for on the command line. */
export type Request = FilterRequest | CheckRequest | TreeRequest | UrlRequest | ServeRequest;

export interface FilterRequest {
  readonly command: "filter";
  readonly query: string;
  readonly source:
    | { readonly kind: "runs" | "github"; readonly files: readonly string[] }
    | { readonly kind: "git"; readonly folder: string };
  readonly json: boolean;
  readonly count: boolean;
  readonly limit: number | undefined;
  readonly color: ColorWhen;
}

export interface CheckRequest {
  readonly command: "check";
  readonly query: string;
  readonly json: boolean;
  readonly github: boolean;
  readonly color: ColorWhen;
}

export interface TreeRequest extends Omit<CheckRequest, "command"> {
  readonly command: "tree";
}

export interface UrlRequest {
  readonly command: "url";
  readonly query: string;
  readonly repository: string;
  readonly service: "layerci.com" | "webapp.io";
  readonly base: string | undefined;
  readonly withToken: boolean;
  readonly color: ColorWhen;
}

export interface ServeRequest {
  readonly command: "serve";
  readonly files: readonly string[];
  readonly host: string;
  readonly port: number;
  readonly database: string | undefined;
  readonly cors: string | undefined;
  readonly allowHosts: readonly string[];
  readonly forms: boolean;
}

export const commandNames = ["filter", "check", "tree", "url", "serve"] as const;

export type CommandName = (typeof commandNames)[number];

/** A command's name stands first or not at all, so that any query can be typed: `querybar -- check` looks for the word. */
export function commandOf(words: readonly string[]): { readonly name: CommandName; readonly rest: readonly string[] } {
  const name = commandNames.find((command) => command === words[0]);
  return name === undefined ? { name: "filter", rest: words } : { name, rest: words.slice(1) };
}

/** @throws a `Trouble` for arguments that make no sense. */
export function readArguments(words: readonly string[]): Request {
  const { name, rest } = commandOf(words);
  const command = commands[name]();
  // Help and version have been seen to before, and no short option stands in the way of a query such as `-hotfix`.
  command
    .helpOption(false)
    .exitOverride()
    .configureOutput({ writeErr() {}, outputError() {} });
  try {
    command.parse(rest, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) throw refused(error, command, words, rest);
    throw error;
  }
  return requests[name](command);
}

const color = () =>
  new Option("--color <when>", "colours").choices(["auto", "always", "never"]).default("auto" satisfies ColorWhen);

const commands: Readonly<Record<CommandName, () => Command>> = {
  filter: () =>
    new Command("querybar")
      .argument("[query]")
      .argument("[files...]")
      .option("--git [dir]", "commits of a repository")
      .option("--github", "what gh run list printed")
      .option("--json", "matching records as they are")
      .option("--count", "only how many match")
      .addOption(new Option("--limit <n>", "how many at most").argParser(positiveNumber))
      .addOption(color()),
  check: () => readingCommand("querybar check"),
  tree: () => readingCommand("querybar tree"),
  url: () =>
    new Command("querybar url")
      .argument("[query]")
      .allowExcessArguments(false)
      .option("--repository <name>", "where to search")
      .addOption(
        new Option("--service <host>", "which service").choices(["layerci.com", "webapp.io"]).default("layerci.com"),
      )
      .option("--base <url>", "another address of the service")
      .option("--with-token", "put the token into the URL")
      .addOption(color()),
  serve: () =>
    new Command("querybar serve")
      .argument("[files...]")
      .option("--host <name>", "where to listen", "localhost")
      .addOption(new Option("--port <n>", "which port").argParser(portNumber).default(8080))
      .option("--database <file>", "keep the runs")
      .option("--cors <origin>", "whose pages may ask")
      .addOption(new Option("--allow-host <name>", "a host to answer to").argParser(collected).default([]))
      .option("--forms", "take forms"),
};

function collected(value: string, values: readonly string[]): readonly string[] {
  return [...values, value];
}

function readingCommand(name: string): Command {
  return new Command(name)
    .argument("[query]")
    .allowExcessArguments(false)
    .option("--json", "for machines")
    .option("--github", "read as a query for GitHub runs")
    .addOption(color());
}

function positiveNumber(text: string): number {
  if (!/^[0-9]{1,15}$/.test(text) || Number(text) === 0)
    throw new InvalidArgumentError("It is a whole number from 1 up.");
  return Number(text);
}

function portNumber(text: string): number {
  if (!/^[0-9]{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError("It is a number up to 65535.");
  return Number(text);
}

const requests: Readonly<Record<CommandName, (command: Command) => Request>> = {
  filter(command) {
    const options = command.opts<{
      git?: string | true;
      github?: true;
      json?: true;
      count?: true;
      limit?: number;
      color: ColorWhen;
    }>();
    let [query, ...files] = command.args;
    let folder = options.git === true ? "." : options.git;
    if (query === undefined && typeof options.git === "string") {
      // `querybar --git QUERY`: what was taken for the folder is the query.
      query = options.git;
      folder = ".";
    }
    return {
      command: "filter",
      query: queryFrom(query),
      source: sourceFrom(folder, options.github === true, files),
      json: options.json === true,
      count: options.count === true,
      limit: options.limit,
      color: options.color,
    };
  },
  check: (command) => ({ command: "check", ...readingRequest(command) }),
  tree: (command) => ({ command: "tree", ...readingRequest(command) }),
  url(command) {
    const options = command.opts<{
      repository?: string;
      service: UrlRequest["service"];
      base?: string;
      withToken?: true;
      color: ColorWhen;
    }>();
    if (options.repository === undefined)
      throw trouble("url needs --repository NAME: the endpoint searches one repository.");
    return {
      command: "url",
      query: queryFrom(command.args[0]),
      repository: options.repository,
      service: options.service,
      base: options.base,
      withToken: options.withToken === true,
      color: options.color,
    };
  },
  serve(command) {
    const { host, port, database, cors, allowHost, forms } = command.opts<{
      host: string;
      port: number;
      database?: string;
      cors?: string;
      allowHost: readonly string[];
      forms?: true;
    }>();
    const allowHosts = allowHost;
    return { command: "serve", files: command.args, host, port, database, cors, allowHosts, forms: forms === true };
  },
};

function readingRequest(command: Command): Omit<CheckRequest, "command"> {
  const options = command.opts<{ json?: true; github?: true; color: ColorWhen }>();
  return {
    query: queryFrom(command.args[0]),
    json: options.json === true,
    github: options.github === true,
    color: options.color,
  };
}

function queryFrom(query: string | undefined): string {
  if (query === undefined)
    throw trouble("There is no query. For an empty one, which every record matches, write ''. See querybar --help.");
  return query;
}

function sourceFrom(folder: string | undefined, github: boolean, files: readonly string[]): FilterRequest["source"] {
  if (folder === undefined) return { kind: github ? "github" : "runs", files };
  if (github) throw trouble("--git and --github exclude each other: records are either commits or runs.");
  if (files.length > 0) {
    throw trouble(
      "--git reads commits, so there can be no files. The repository's folder stands directly behind --git.",
    );
  }
  return { kind: "git", folder };
}

function refused(error: CommanderError, command: Command, words: readonly string[], rest: readonly string[]): Error {
  if (error.code === "commander.unknownOption") return unknownOption(command, words, rest);
  if (error.code === "commander.excessArguments") {
    return trouble(`${command.name()} takes one query; put quotes around its terms: ${command.name()} 'fix -wip'.`);
  }
  return trouble(sentence(error.message));
}

/** `error: option '--limit <n>' argument missing` as `Option '--limit <n>' argument missing.` */
function sentence(message: string): string {
  const text = message.replace(/^error: /, "");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;
}
