// Shows what the package does, on the example runs and on this repository's own commits. `npm run demo` builds it first.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parse, toPredicate, toSearchUrl } from "querybar";
import { rootFolder } from "./entries.mjs";

const marked = process.env.NO_COLOR ? [] : ["--color", "always"];
const found = 0;
const none = 1;

function quotedForShell(argument) {
  return /^[\w./=:-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}

/** Runs the tool; its exit codes are like grep's: 0 found, 1 none, 2 error. */
function querybar(...options) {
  console.log(`\n$ querybar ${options.map(quotedForShell).join(" ")}\n`);
  const tool = [`${rootFolder}dist/terminal.js`, ...options, ...(options[0] === "url" ? [] : marked)];
  const { status } = spawnSync(process.execPath, tool, { cwd: rootFolder, stdio: ["ignore", "inherit", "inherit"] });
  return status;
}

function mustFind(...options) {
  if (querybar(...options) !== found) throw new Error("The demonstration should have found something.");
}

function title(text) {
  console.log(`\n${text}\n${"-".repeat(text.length)}`);
}

title("Failed runs that mention a fix, in the 60 example runs");
mustFind("fix -wip failed", "examples/runs.ndjson");

title("How that query is read, and the address at which the service answers it");
mustFind("tree", "fix -wip failed");
mustFind("url", "fix -wip failed", "--repository", "harbour-api");

title("A query with mistakes, and their fixes");
querybar("check", 'brnach:main status:failled "login page');

title("This repository's own commits");
showCommits();

title("The same in code");
const query = parse("branch:main failed");
const runs = readFileSync(`${rootFolder}examples/runs.ndjson`, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const selected = runs.filter(toPredicate(query)).map(({ id }) => id);
console.log(`
const query = parse("branch:main failed");
runs.filter(toPredicate(query)).map(({ id }) => id); // ${JSON.stringify(selected)}
toSearchUrl(query, { repository: "harbour-api" }); // ${toSearchUrl(query, { repository: "harbour-api" })}
`);

/** A clone may have only one commit, or no history: then there is less to show. */
function showCommits() {
  for (const text of ['language -wip "parser"', "language"]) {
    const status = querybar(text, "--git", "--limit", "5");
    if (status === found) return;
    if (status !== none) {
      console.log("\nThis folder has no commits to search: a clone made by git has.");
      return;
    }
  }
  console.log("\nNone of the few commits here mentions it; these are all of them:");
  querybar("", "--git", "--limit", "5");
}
