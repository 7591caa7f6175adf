// What keeps a version from being released, told before anything is built. The rest of it is `npm run release -- --dry-run`.
import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { manifest, rootFolder } from "../../scripts/entries.mjs";

const { version } = manifest;
let project: string;

function git(...words: readonly string[]): void {
  execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...words], { cwd: project });
}

function release(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/release.mjs", ...words], {
    cwd: project,
    encoding: "utf8",
  });
  return { status, out: stdout, err: stderr };
}

function commit(): void {
  git("add", ".");
  git("commit", "--quiet", "--message", "All");
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "querybar-release-"));
  for (const path of ["scripts", "src", "package.json", "CHANGELOG.md"])
    cpSync(join(rootFolder, path), join(project, path), { recursive: true });
  git("init", "--quiet");
  commit();
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

it("must be committed", () => {
  appendFileSync(join(project, "CHANGELOG.md"), "more");
  expect(release("--dry-run")).toEqual({ status: 1, out: "", err: "There are changes that are not committed.\n" });
});

it.each(["0.0.1", `${version}-next`])("must be the one that the change log begins with, not %s", (other) => {
  const path = join(project, "CHANGELOG.md");
  writeFileSync(path, readFileSync(path, "utf8").replace(`## ${version}`, `## ${other}`));
  commit();
  const err = `CHANGELOG.md does not begin with what has changed in ${version}.\n`;
  expect(release("--dry-run")).toEqual({ status: 1, out: "", err });
});

it("must have something to say in the change log", () => {
  writeFileSync(join(project, "CHANGELOG.md"), `# Changes\n\n## ${version}\n\n## 0.0.1\n\n- Less.\n`);
  commit();
  expect(release("--dry-run").err).toContain("does not begin with what has changed");
});

it("must not have been released", () => {
  git("tag", `v${version}`);
  const err = `v${version} has been released: package.json needs another version.\n`;
  expect(release("--dry-run")).toEqual({ status: 1, out: "", err });
});

it("takes no other options", () => {
  const { status, err } = release("--yes");
  expect({ status, lines: err.split("\n").length }).toEqual({ status: 1, lines: 2 });
});
