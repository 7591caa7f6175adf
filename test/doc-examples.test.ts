// Every piece of code in the README, the contributor's page and the source's comments: it compiles, it runs, and the values that it
// promises are the ones it gives.
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entries, manifest, rootFolder } from "../scripts/entries.mjs";
import { type Example, examplesOfPage, examplesOfSource, pages, withChecks } from "./doc-examples.ts";

const ofPages = pages.flatMap(examplesOfPage);
const snippets = [...ofPages.filter(({ kind }) => /^ts\b/.test(kind)), ...examplesOfSource()];
const sessions = ofPages.filter(({ kind }) => kind === "console");
const commands = ofPages.filter(({ kind }) => kind === "sh");

/** Code that belongs to a page or a framework. Of the recipes it is built in `test/recipes`. */
const ofFrameworks = ["html", "css", "typescript", "tsx", "vue", "svelte"];

const nameOf = ({ file, line }: Example) => `${file}:${line}`;
const fileOf = (example: Example) => `${rootFolder}test/example-${nameOf(example).replace(/\W/g, "-")}.ts`;

const scratch = mkdtempSync(join(tmpdir(), "querybar-examples-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The public names, each with the import that gives it; the main import comes first. */
const importOf = new Map<string, string>();
/** The snippets as modules: an example in a comment need not import what everybody knows it is about. */
const modules = new Map<string, string>();
const complaints = new Map<string, string[]>();

beforeAll(() => {
  const { config } = ts.readConfigFile(`${rootFolder}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, rootFolder);
  const examplesOptions = { ...options, verbatimModuleSyntax: false, noUnusedLocals: false };
  const host = ts.createCompilerHost(examplesOptions);
  const sources = entries.map(({ source }) => rootFolder + source);
  const exporting = ts.createProgram(sources, examplesOptions, host);
  const checker = exporting.getTypeChecker();
  for (const { source, specifier } of entries) {
    const file = exporting.getSourceFile(rootFolder + source);
    const symbol = file && checker.getSymbolAtLocation(file);
    for (const { name } of symbol === undefined ? [] : checker.getExportsOfModule(symbol)) {
      if (!importOf.has(name)) importOf.set(name, specifier);
    }
  }
  for (const example of snippets) modules.set(fileOf(example), withImports(example));

  const { fileExists, readFile } = host;
  host.fileExists = (name) => modules.has(name) || fileExists(name);
  host.readFile = (name) => modules.get(name) ?? readFile(name);
  const program = ts.createProgram([...modules.keys()], examplesOptions, host, exporting);
  for (const file of modules.keys()) {
    const found = ts.getPreEmitDiagnostics(program, program.getSourceFile(file));
    complaints.set(
      file,
      found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    );
  }
});

/** Gives an example in a comment the imports that it leaves out. It keeps its lines: the imports stand on the first one. */
function withImports({ file, code }: Example): string {
  if (/^import /m.test(code)) return code;
  const own = neighbours(file);
  const used = [...new Set([...importOf.keys(), ...own.keys()])].filter(
    (name) =>
      new RegExp(`\\b${name}\\b`).test(code) &&
      !new RegExp(`\\b(?:interface|type|const|function) ${name}\\b`).test(code),
  );
  const imports = used.map((name) => `import { ${name} } from "${importOf.get(name) ?? own.get(name)}";`);
  if (/\bfc\./.test(code)) imports.push('import fc from "fast-check";');
  return `${imports.join(" ")} export {}; ${code}`;
}

/** What the files of the example's folder export to each other, with the file that does: an example may show that, too. */
function neighbours(file: string): Map<string, string> {
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  const files = file.endsWith(".ts") ? [file, ...ts.sys.readDirectory(rootFolder + folder, [".ts"], [], [], 1)] : [];
  const found = new Map<string, string>();
  for (const path of files.map((name) => resolve(rootFolder, name))) {
    const text = readFileSync(path, "utf8");
    for (const [, name = ""] of text.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)) {
      if (!found.has(name)) found.set(name, path);
    }
  }
  return found;
}

/** Runs an example; returns how many values it promised. */
async function run(example: Example): Promise<number> {
  let checks = 0;
  const check = (value: unknown, expected: () => unknown, line: number) => {
    checks++;
    expect(value, `${example.file}:${line}`).toEqual(expected());
  };
  const instrumented = withChecks({ ...example, code: modules.get(fileOf(example)) ?? example.code });
  const { outputText } = ts.transpileModule(instrumented, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const imported = new Map<string, unknown>();
  for (const [, specifier = ""] of outputText.matchAll(/\brequire\("([^"]+)"\)/g)) {
    imported.set(specifier, await import(specifier));
  }
  const AsyncFunction = (async () => {}).constructor as typeof Function;
  const act = AsyncFunction("require", "exports", "check", outputText);
  // What an example writes is not to lie about in the repository.
  process.chdir(scratch);
  try {
    await act((name: string) => imported.get(name), {}, check);
  } finally {
    process.chdir(rootFolder);
  }
  return checks;
}

describe("code in pages and comments", () => {
  it("is there", () => {
    expect(snippets.filter(({ file }) => file === "README.md").length).toBeGreaterThan(2);
    expect(snippets.filter(({ file }) => file.startsWith("src/")).length).toBeGreaterThan(10);
    for (const { kind, ...example } of ofPages)
      expect(["ts", "ts compiled", "console", "sh", ...ofFrameworks], nameOf({ kind, ...example })).toContain(kind);
  });

  it.each(snippets.map((example) => ({ name: nameOf(example), example })))("$name compiles", ({ example }) => {
    expect(complaints.get(fileOf(example))).toEqual([]);
  });

  it.each(snippets.filter(({ kind }) => kind === "ts").map((example) => ({ name: nameOf(example), example })))(
    "$name gives the values that it promises",
    async ({ example }) => {
      expect(await run(example)).toBeGreaterThanOrEqual(pages.includes(example.file) ? 1 : 0);
    },
  );
});

describe("what a terminal shows", () => {
  it.each(sessions.map((example) => ({ name: nameOf(example), ...example })))("$name", async ({ code }) => {
    expect(existsSync(`${rootFolder}dist/terminal.js`), "there is no build: npm run build makes one").toBe(true);
    const port = String(await freePort());
    const inBackground: ChildProcess[] = [];
    try {
      for (const session of code.replaceAll("8080", port).split(/^\$ /m).slice(1)) {
        const [command = "", ...shown] = session.split("\n");
        const expected = lines(shown.join("\n"));
        if (command.endsWith(" &")) {
          const child = spawn("bash", ["-c", `${functions} ${command} wait`], {
            ...inShell(port),
            detached: true,
            stdio: "pipe",
          });
          inBackground.push(child);
          const [greeting] = await Promise.race([once(child.stdout, "data"), once(child.stderr, "data")]);
          expect(lines(String(greeting))).toEqual(expected);
        } else {
          const { stdout, stderr } = spawnSync("bash", ["-c", `${functions} ${command}`], inShell(port));
          expect(lines(`${stdout}${stderr}`)).toEqual(expected);
        }
      }
    } finally {
      for (const { pid } of inBackground) if (pid !== undefined) process.kill(-pid);
    }
  });
});

/** The built tool, on a free port; and a substitute for curl, which may not be installed. */
const functions = `
  querybar() { "${process.execPath}" dist/terminal.js "$@" $([ "$1" = serve ] && echo --port "$PORT"); }
  curl() { if [ -n "$(type -P curl)" ]; then command curl --silent "$@"; else "${process.execPath}" --eval 'fetch(process.argv[1]).then(async (answer) => process.stdout.write(await answer.text()))' "$1"; fi; }
`;

function inShell(port: string): SpawnOptions {
  return { cwd: rootFolder, env: { ...process.env, NO_COLOR: "1", COLUMNS: "100", PORT: port } };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

describe("commands of the package manager", () => {
  const scripts = commands.flatMap(({ code }) =>
    [...code.matchAll(/\bnpm (?:run )?([\w-]+)/g)].map(([, name = ""]) => name),
  );

  it.each([...new Set(scripts)].filter((name) => !["ci", "create", "install"].includes(name)))("npm run %s", (name) => {
    expect(manifest.scripts).toHaveProperty([name]);
  });
});

function lines(text: string): string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.trimEnd());
}

describe("pages", () => {
  it("README names every import", () => {
    for (const { specifier } of entries) expect(textOfPage("README.md")).toContain(`| \`${specifier}\` |`);
  });

  it("CONTRIBUTING says why each dependency is there, and of none that is not", () => {
    const reasons = /## Dependencies([^]*)/.exec(textOfPage("CONTRIBUTING.md"))?.[1] ?? "";
    const rows = [...reasons.matchAll(/^\| (`.*`) \|/gm)].flatMap(([, names = ""]) =>
      names.replaceAll("`", "").split(", "),
    );
    expect(rows.sort()).toEqual(Object.keys(manifest.devDependencies).sort());
  });

  it.each(pages)("%s names files that are there", (page) => {
    const text = textOfPage(page);
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = ""]) => join(dirname(page), path));
    const named = [...text.matchAll(/`((?:src|test|grammar|examples|scripts)\/[\w./-]+)`/g)].map(
      ([, path = ""]) => path,
    );
    expect(links.length).toBeGreaterThan(1);
    for (const path of [...links, ...named.filter((path) => !path.includes("NAME"))]) {
      expect(existsSync(join(rootFolder, path)), path).toBe(true);
    }
  });
});

function textOfPage(name: string): string {
  return readFileSync(rootFolder + name, "utf8");
}
