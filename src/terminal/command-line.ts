import { Command, CommanderError, Option } from "commander";
import { CliError } from "./errors.ts";
import { atOption, colorOption, databaseOption, extendedOption, languageOption, numberOption } from "./options.ts";
import type { ExitCode, FilterRequest, ReadingRequest, ServeRequest, UrlRequest } from "./requests.ts";
import { noQuery, usageError } from "./usage-errors.ts";

/** A command's arguments, options and help, and how it is run. It is made for each use, since commander stores the parsed values in it. */
type Define = (onExit: (code: ExitCode) => void) => Command;

const filterCommand: Define = (onExit) =>
  new Command("querybar")
    .description("Searches runs, or a repository's commits, as the dashboard's search bar does.")
    .argument("[query]", "one argument: several terms go in quotes, and all of them must hold")
    .argument("[files...]", "JSON or NDJSON of any size, also gzipped; without files, or for -, standard input")
    .addOption(
      new Option("--git [dir]", "search commits, of this repository or that in DIR").conflicts([
        "github",
        "language",
        "at",
      ]),
    )
    .option("--github", "search what gh run list --json … printed")
    .addOption(extendedOption())
    .addOption(languageOption())
    .option("--me <name>", "who @me is in a query")
    .addOption(atOption())
    .option("--json", "print matching records unchanged, one a line")
    .option("--count", "print only how many records match")
    .addOption(numberOption("--limit <n>", "stop after N matches", 1, 1e15).default(Number.POSITIVE_INFINITY, "none"))
    .addOption(colorOption())
    .addHelpText("after", filterHelp)
    .action(
      async (
        query: string | undefined,
        files: string[],
        options: Omit<FilterRequest, "git"> & { git?: string | true },
      ) => {
        const { git, ...others } = options;
        // `querybar --git QUERY`: what was taken for the folder is the query.
        const isQuery = query === undefined && typeof git === "string";
        const folder = git === true || isQuery ? "." : git;
        const text = isQuery ? git : query;
        if (text === undefined) throw new CliError(noQuery);
        if (folder !== undefined && files.length > 0) throw new CliError(commitsOrFiles);
        const { filter } = await import("./commands/filter.ts");
        onExit(await filter({ ...others, query: text, files, ...(folder === undefined ? {} : { git: folder }) }));
      },
    );

const commitsOrFiles =
  "--git searches commits, so there can be no files. The repository's folder comes directly after --git.";

const filterHelp = `
Queries:
  fix "exact text"      both occur in the author, title or body
  -wip                  this does not
  repo:api branch:main  exactly this repository and branch; id:10 this run
  status:failure        the calculated status; in short running, done, failed
With --extended, and with --github:
  (fix OR typo) -wip    alternatives; status:failure,succeeded is a list
  id:>=10 branch:rel/*  comparisons and ranges (10..20), wildcards
  changed:<7d           dates: 2026-11, @today, ages; for --github also created,
                        updated, and took:>30m

With --language orders.json, the fields and keywords of any records:
  {"name": "orders", "dialect": "extended", "text": ["note"], "fields": {
    "total": {"kind": "number", "path": "total"},
    "seller": {"kind": "exactText", "path": "seller.name", "me": true}}}
The package has its JSON Schema, grammar/language.schema.json.

The records are found in other JSON too, such as {"items": […]}. Where several
places are possible, --at data.items names one, --at . the outermost objects.

Examples:
  querybar 'failed branch:main' runs.ndjson
  querybar 'fix "login page" -wip' --git
  querybar --git ../api --limit 5 parser
  querybar --json running runs.json | jq .id
  gh run list --json conclusion,databaseId,displayTitle,name,workflowName |
    querybar --github 'failed -dependabot'
  querybar --language orders.json 'total:>=19.90' orders.ndjson
  querybar -- -wip runs.ndjson          a query that begins with a minus
  querybar filter check runs.ndjson     a query that is a command's name
  querybar -- check runs.ndjson         the same

Exit code:
  0  some record matches
  1  none does
  2  an error, such as a wrong option or query, or a record that cannot be read`;

/** A command that shows how a query is read. */
function readingCommand(
  name: string,
  description: string,
  help: string,
  show: (request: ReadingRequest) => Promise<ExitCode>,
): Define {
  return (onExit) =>
    new Command(name)
      .description(description)
      .argument("<query>")
      .option("--json", "print JSON")
      .option("--github", "read the query as one for --github")
      .addOption(extendedOption())
      .addOption(languageOption())
      .addOption(colorOption())
      .addHelpText("after", help)
      .action(async (query: string, options: Omit<ReadingRequest, "query">) =>
        onExit(await show({ ...options, query })),
      );
}

const checkCommand = readingCommand(
  "querybar check",
  "Shows the diagnostics of a query, where they are, and the fixes.",
  helpText(
    ["querybar check 'status:failed brnach:main'", "querybar check --json id:ten"],
    "the query has no errors",
    "it has errors",
  ),
  async (request) => (await import("./commands/check.ts")).check(request),
);

const treeCommand = readingCommand(
  "querybar tree",
  "Shows how a query is read: its terms, and where each is.",
  helpText(
    ["querybar tree 'fix \"login page\" -wip branch:main'", "querybar tree --json failed"],
    "always, since every text is a query",
  ),
  async (request) => (await import("./commands/tree.ts")).tree(request),
);

const urlCommand: Define = (onExit) =>
  new Command("querybar url")
    .description("Prints the address at which the service answers with the latest run that matches.")
    .argument("<query>")
    .requiredOption("--repository <name>", "the repository, or owner/name")
    .addOption(
      new Option("--service <host>", "the service").choices(["layerci.com", "webapp.io"]).default("layerci.com"),
    )
    .option("--base <url>", "the service's address, such as http://localhost:8080")
    .addOption(extendedOption())
    .option("--with-token", "put the token from the environment variable QUERYBAR_TOKEN into the address")
    .addOption(colorOption())
    .addHelpText(
      "after",
      helpText(
        [
          "querybar url 'failed branch:main' --repository api",
          "querybar url done --repository acme/api --service webapp.io",
          `curl -s "$(querybar url failed --repository api --with-token)" | querybar ''`,
        ],
        "the address was printed; with --extended, one for each alternative",
        "with --extended: no run can match",
      ),
    )
    .action(async (query: string, options: Omit<UrlRequest, "query">) =>
      onExit(await (await import("./commands/url.ts")).url({ ...options, query })),
    );

const serveCommand: Define = (onExit) =>
  new Command("querybar serve")
    .description(
      "Serves the two endpoints as the service does: the latest run that matches, and new runs. It needs the package @photostructure/sqlite, or pg for a PostgreSQL database. If the environment variable QUERYBAR_TOKEN is set, requests must have that token. A request has 5 seconds for its headers, 10 for its body, and 2 for its search.",
    )
    .summary("Serves the two endpoints as the service does.")
    .argument("[files...]", "the runs, as JSON or NDJSON")
    .addOption(atOption())
    .addOption(numberOption("--port <n>", "the port; 0 is any free one", 0, 65_535).default(8080))
    .option("--host <name>", "where to listen; localhost is for this machine only", "localhost")
    .addOption(databaseOption())
    .option("--cors <origin>", "let pages of this origin send requests, or any with *")
    .addOption(
      new Option(
        "--allow-host <name>",
        "a host that requests may name, besides localhost and the address it listens on; may be given several times",
      ).argParser((name: string, names: readonly string[] = []) => [...names, name]),
    )
    .option("--forms", "accept forms as well as JSON where no token is set")
    .addHelpText(
      "after",
      helpText(
        [
          "querybar serve runs.ndjson",
          "querybar serve --database runs.sqlite --cors http://localhost:5173",
          "curl 'http://localhost:8080/api/v1/run/api/search?search=failed'",
          "curl 'http://localhost:8080/api/v1/run/api' --json '{\"branch\": \"main\"}'",
        ],
        "it was stopped",
      ),
    )
    .action(async (files: string[], options: Omit<ServeRequest, "files">) =>
      onExit(await (await import("./commands/serve.ts")).serve({ ...options, files })),
    );

const commands: ReadonlyMap<string, Define> = new Map([
  ["filter", filterCommand],
  ["check", checkCommand],
  ["tree", treeCommand],
  ["url", urlCommand],
  ["serve", serveCommand],
]);

/** @throws a `CliError` for arguments that make no sense. */
export async function runCommand(words: readonly string[]): Promise<ExitCode> {
  // A command's name comes first or not at all, so that any query can be typed: `querybar -- check` looks for the word.
  const named = commands.get(words[0] ?? "");
  const rest = named === undefined ? words : words.slice(1);
  let exitCode: ExitCode = 0;
  const parser = () =>
    (named ?? filterCommand)((code) => {
      exitCode = code;
    })
      // No short option gets in the way of a query such as `-hotfix`.
      .helpOption(false)
      .exitOverride()
      .configureOutput({ outputError() {} });
  try {
    await parser().parseAsync(rest, { from: "user" });
  } catch (error) {
    throw error instanceof CommanderError ? usageError(error, parser(), words, rest) : error;
  }
  return exitCode;
}

/** The help for a command line that begins with this word. */
export function helpFor(word: string): string {
  let help = "";
  const command = (commands.get(word) ?? filterCommand)(() => {}).configureOutput({
    writeOut: (text) => (help += text),
  });
  if (command.name() === "querybar") {
    for (const define of [checkCommand, treeCommand, urlCommand, serveCommand]) command.addCommand(define(() => {}));
    command.helpCommand(false).version("", "-V, --version", "show the version");
  }
  command.helpOption("-h, --help", "show the help for a command").outputHelp();
  return help;
}

/** The part of a help page that is not made from the options. */
function helpText(examples: readonly string[], zero: string, one?: string): string {
  const codes = [`0  ${zero}`, ...(one === undefined ? [] : [`1  ${one}`]), "2  an error, such as a wrong option"];
  return ["\nExamples:", ...examples, "\nExit code:", ...codes].join("\n  ").replaceAll("\n  \n", "\n\n");
}
