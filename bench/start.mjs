import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundled, bundledChevrotain } from "./bundle.mjs";
import { built, isBuilt } from "./library.mjs";
import { ratio, summary } from "./measure.mjs";

const example =
  'text to find in commit body "exact text" -layer -ci repo:layer-example-repo branch:main id:10 status:running done running failed';

/** Peers are bundled into one file each, as our build is, since an import spends most of its time reading files. */
const peers = {
  liqe: [`import { parse } from "liqe"; export { parse };`, "parse"],
  lucene: [`import lucene from "lucene"; export const parse = lucene.parse;`, "parse"],
  "search-query-parser": [`import parser from "search-query-parser"; export const parse = parser.parse;`, "parse"],
  "search-string": [
    `import SearchString from "search-string"; export const parse = (text) => SearchString.parse(text);`,
    "parse",
  ],
};

/** Milliseconds in fresh processes: an import, and the first parse after it. */
export async function run({ quick }) {
  const folder = mkdtempSync(join(tmpdir(), "querybar-start-"));
  try {
    const modules = await modulesIn(folder);
    return { imports: imports(modules, quick ? 9 : 25), tool: tool(quick ? 9 : 25) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function modulesIn(folder) {
  const write = (name, text) => {
    const file = join(folder, `${name.replace(/\W/g, "-")}.mjs`);
    writeFileSync(file, text);
    return file;
  };
  const modules = {
    "an empty module": { file: write("empty", "export {};\n") },
    "chevrotain alone": { file: write("chevrotain", await bundledChevrotain()) },
    querybar: { file: built("index.js"), parse: "parse" },
    "querybar/core": { file: built("core.js") },
  };
  if (isBuilt("search-index.js")) modules["querybar/search-index"] = { file: built("search-index.js") };
  for (const [name, [source, parse]] of Object.entries(peers)) {
    modules[name] = { file: write(name, await bundled(source, { platform: "node" })), parse };
  }
  return modules;
}

function imports(modules, rounds) {
  const times = Object.fromEntries(Object.keys(modules).map((name) => [name, { import: [], parse: [] }]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, { file, parse }] of Object.entries(modules)) {
      const [imported, parsed] = importAndParse(file, parse);
      times[name].import.push(imported);
      if (parsed !== null) times[name].parse.push(parsed);
    }
  }
  const empty = summary(times["an empty module"].import).median;
  return Object.fromEntries(
    Object.entries(times).map(([name, { import: imported, parse }]) => [
      name,
      {
        import: spread(imported),
        overEmpty: summary(imported).median - empty,
        firstParse: parse.length === 0 ? undefined : spread(parse),
      },
    ]),
  );
}

/** The clock is read inside the process, so that starting Node is not part of it. */
function importAndParse(file, parse) {
  const script = `
    const start = performance.now();
    const module = await import(${JSON.stringify(pathToFileURL(file).href)});
    const imported = performance.now();
    const query = ${parse === undefined ? "null" : `module[${JSON.stringify(parse)}](${JSON.stringify(example)})`};
    const diagnostics = query?.diagnostics;
    const parsed = performance.now();
    process.stdout.write(JSON.stringify([imported - start, ${parse === undefined ? "null" : "parsed - imported"}]));`;
  return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" }));
}

/** The whole process, from outside. */
function tool(rounds) {
  const commands = {
    "node -e 0": ["-e", "0"],
    ...(isBuilt("terminal.js") ? { "querybar --help": [built("terminal.js"), "--help"] } : {}),
  };
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, command] of Object.entries(commands)) {
      const start = performance.now();
      execFileSync(process.execPath, command, { stdio: "ignore" });
      times[name].push(performance.now() - start);
    }
  }
  const base = summary(times["node -e 0"]);
  return Object.fromEntries(
    Object.entries(times).map(([name, list]) => [name, { ...spread(list), timesNode: ratio(summary(list), base) }]),
  );
}

function spread(list) {
  const { median, low, high } = summary(list);
  return { median, low, high };
}
