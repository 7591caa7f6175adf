// The package as others get it: packed, installed into an empty project, and used there.
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundledFolders, manifestOf } from "../../scripts/bundled.mjs";
import { entries, manifest, rootFolder } from "../../scripts/entries.mjs";
import { notice } from "../../scripts/notice.mjs";

const project = mkdtempSync(join(tmpdir(), "querybar-package-"));
const installed = join(project, "node_modules", manifest.name);
let tarball = "";
const consumers = join(rootFolder, "test/package/consumer");
let packed: string[] = [];

function run(command: string, args: readonly string[], folder = project): string {
  return execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

beforeAll(() => {
  if (!existsSync(join(rootFolder, "dist/index.js"))) throw new Error("There is no build: npm run build makes one.");
  const [{ filename, files }] = JSON.parse(
    run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", project], rootFolder),
  );
  tarball = filename;
  packed = files.map(({ path }: { path: string }) => path);
  writeFileSync(join(project, "package.json"), '{ "name": "consumer", "private": true }');
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", join(project, filename)]);
  for (const file of readdirSync(consumers)) copyFileSync(join(consumers, file), join(project, file));
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

describe("the tarball", () => {
  it("has each import's four files, the tool, the grammar and the licences", () => {
    const built = entries.flatMap(({ name }) => [".js", ".cjs", ".d.ts", ".d.cts"].map((end) => `dist/${name}${end}`));
    expect(packed).toEqual(
      expect.arrayContaining([
        ...built,
        "dist/terminal.js",
        "grammar/conformance/README.md",
        "package.json",
        "LICENSE",
        "NOTICE",
        "README.md",
      ]),
    );
  });

  it("has nothing else", () => {
    const expected = [
      /^dist\/[\w/-]+\.(js|cjs|d\.ts|d\.cts)$/,
      /^dist\/sbom\.cdx\.json$/,
      /^grammar\/.+\.(md|json|html|ebnf|py)$/,
      /^(package\.json|LICENSE|NOTICE|README\.md|CHANGELOG\.md)$/,
    ];
    expect(packed.filter((path) => !expected.some((pattern) => pattern.test(path)))).toEqual([]);
  });

  it("has the same bytes when packed again", () => {
    const again = join(project, "again");
    mkdirSync(again);
    run("npm", ["pack", "--ignore-scripts", "--pack-destination", again], rootFolder);
    expect(readFileSync(join(again, tarball)).equals(readFileSync(join(project, tarball)))).toBe(true);
  });

  it("installs alone", () => {
    expect(manifest.dependencies).toBeUndefined();
    expect(Object.keys(manifest.scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([]);
    expect(readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([manifest.name]);
  });

  it("brings the licence of all that it is built of", () => {
    expect(readFileSync(join(installed, "NOTICE"), "utf8")).toBe(notice());
  });

  it("is built of what the security page lists, under the licences that it says", () => {
    const page = readFileSync(join(rootFolder, "SECURITY.md"), "utf8");
    const rows = [...page.matchAll(/^\| (`.+`) \| .+ \| (\S+) \| \d+ kB \|$/gm)];
    const listed = rows.flatMap(([, names = "", licence]) => names.split(", ").map((name) => `${name} ${licence}`));
    const bundled = [...notice().matchAll(/^(\S+) \d+\.\d+\.\d+ \((\S+)\)$/gm)];
    expect(listed.sort()).toEqual(bundled.map(([, name, licence]) => `\`${name}\` ${licence}`).sort());
  });

  it("has a bill of materials of exactly these packages, with the hashes that the lock file has", () => {
    const { metadata, components } = JSON.parse(readFileSync(join(installed, "dist/sbom.cdx.json"), "utf8"));
    expect(metadata.component).toMatchObject({ name: manifest.name, version: manifest.version });
    const { packages } = JSON.parse(readFileSync(join(rootFolder, "package-lock.json"), "utf8"));
    const expected = bundledFolders().map((folder) => {
      const { name, version, license } = manifestOf(folder);
      const [, hash = ""] = packages[folder.slice(0, -1)].integrity.split("sha512-");
      return {
        purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
        hashes: [{ alg: "SHA-512", content: Buffer.from(hash, "base64").toString("hex") }],
        licenses: [{ license: { id: license } }],
      };
    });
    expect(expected.length).toBeGreaterThan(0);
    expect(components).toEqual(expected.map((component) => expect.objectContaining(component)));
  });

  it("shows no type of the parser toolkit", () => {
    for (const { name } of entries) {
      for (const end of [".d.ts", ".d.cts"]) {
        expect(readFileSync(join(installed, `dist/${name}${end}`), "utf8")).not.toMatch(/chevrotain|IToken|TokenType/i);
      }
    }
  });
});

describe("an empty project that has installed it", () => {
  // As under a content security policy without 'unsafe-eval'.
  const strict = "--disallow-code-generation-from-strings";

  it("runs if no text may become code", () => {
    expect(complaints(() => run(process.execPath, [strict, "-e", 'new Function("")']))).toContain("EvalError");
  });

  it.each(["esm.mjs", "cjs.cjs"])("uses it from %s", (file) => {
    const { core, ...rest } = JSON.parse(run(process.execPath, [strict, file]));
    expect(rest).toEqual({
      printed: 'fix "exact text" -wip id:10 failed',
      matched: [true, false],
      built: 'fix "failed" status:FAILURE',
      url: "https://layerci.com/api/v1/run/api/search?search=fix%20%22exact%20text%22%20-wip%20id%3A10%20failed",
      read: 'fix "exact text" -wip id:10 failed',
      issues: 1,
      sameCore: true,
    });
    expect(core).toContain("toPredicate");
    for (const name of ["parse", "searchSchema", "fromSearchUrl"]) expect(core).not.toContain(name);
  });

  it.each([
    ["a module, resolved as Node does", "types.mts", "nodenext"],
    ["CommonJS, resolved as Node does", "types.cts", "nodenext"],
    ["a module, resolved as Node 16 does", "types.mts", "node16"],
    ["a module, resolved as bundlers do", "types.ts", "bundler"],
  ])("uses it from TypeScript: %s", (_name, file, resolution) => {
    copyFileSync(join(project, "types.ts"), join(project, file));
    const options = ["--strict", "--noEmit", "--skipLibCheck", "false", "--target", "es2022", "--lib", "es2022,dom"];
    const modules = ["--module", resolution === "bundler" ? "esnext" : resolution, "--moduleResolution", resolution];
    const tsc = join(rootFolder, "node_modules/typescript/bin/tsc");
    expect(
      complaints(() => run(process.execPath, [tsc, ...options, "--exactOptionalPropertyTypes", ...modules, file])),
    ).toBe("");
  });

  it("loads no parser toolkit with querybar/core", () => {
    const code = 'require("querybar/core"); console.log(Object.keys(require.cache).join("\\n"));';
    const loaded = run(process.execPath, ["-e", code]).trim().split("\n");
    expect(loaded.length).toBeGreaterThan(0);
    for (const file of loaded) expect(readFileSync(file, "utf8")).not.toMatch(/chevrotain/i);
  });

  it("says in a few lines what was wrong with a call, and where", () => {
    const call = 'import { toPredicate } from "querybar"; toPredicate("text");';
    const said = complaints(() => run(process.execPath, ["--input-type=module", "-e", call]));
    expect(said).toContain("Expected a query and got a string");
    expect(said).toContain("at toPredicate");
    expect(said.length).toBeLessThan(2_000);
  });

  it("has the tool", () => {
    const tool = join(project, "node_modules/.bin/querybar");
    const record = '{"id":10,"commit_title":"Fix it"}';
    writeFileSync(join(project, "runs.ndjson"), `${record}\n{"id":11,"commit_title":"Break it"}\n`);
    expect(run(tool, ["--json", "fix", "runs.ndjson"])).toBe(`${record}\n`);
    expect(run(tool, ["--version"])).toContain(manifest.version);
  });
});

/** What a command that has failed had to say; nothing if it has not failed. */
function complaints(act: () => void): string {
  try {
    act();
    return "";
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout?: string; readonly stderr?: string };
    return `${stdout ?? error}${stderr ?? ""}`;
  }
}
