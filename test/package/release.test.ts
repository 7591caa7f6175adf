// What keeps a version from being released, what a release does, and the workflow that publishes it.
import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manifest, rootFolder } from "../../scripts/entries.mjs";

const { version } = manifest;
let project: string;

function git(...words: readonly string[]): void {
  execFileSync("git", words, { cwd: project });
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

/** Where a project is, as package.json says it. */
const addresses = {
  repository: { type: "git", url: "git+https://example.com/querybar.git" },
  homepage: "https://example.com/querybar",
  bugs: { email: "querybar@example.com" },
};

function changeManifest(changes: object): void {
  const path = join(project, "package.json");
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), ...changes }));
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "querybar-release-"));
  for (const path of ["scripts", "src", "package.json", "CHANGELOG.md"])
    cpSync(join(rootFolder, path), join(project, path), { recursive: true });
  git("init", "--quiet");
  git("config", "user.name", "A");
  git("config", "user.email", "a@example.com");
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

it.each<[string, object]>([
  ["repository, homepage, bugs", { repository: undefined, homepage: undefined, bugs: undefined }],
  ["homepage", { ...addresses, homepage: "" }],
  ["repository, bugs", { ...addresses, repository: { type: "git" }, bugs: {} }],
  ["repository", { ...addresses, repository: "owner/name" }],
  ["bugs", { ...addresses, bugs: { url: null } }],
])("needs an address in package.json for each of the three: %s", (missing, fields) => {
  changeManifest(fields);
  commit();
  const err = `package.json needs the address of: ${missing}.\n`;
  expect(release()).toEqual({ status: 1, out: "", err });
  expect(release("--output", join(project, "out"))).toEqual({ status: 1, out: "", err });
});

it("is written only from its tag", () => {
  changeManifest(addresses);
  commit();
  git("tag", `v${version}-next`);
  const err = `What is checked out is not tagged v${version}.\n`;
  expect(release("--output", join(project, "out"))).toEqual({ status: 1, out: "", err });
});

describe("a project whose checks pass", () => {
  const tags = () => execFileSync("git", ["tag"], { cwd: project, encoding: "utf8" });

  function prepare(scripts: object, fields: object = addresses): void {
    changeManifest({ ...fields, scripts, devDependencies: {}, peerDependencies: {}, overrides: {} });
    execFileSync("npm", ["install", "--package-lock-only", "--offline", "--silent"], { cwd: project });
    writeFileSync(join(project, ".gitignore"), "out\nnode_modules\n");
    commit();
  }
  const passing = { check: "exit 0", build: "exit 0" };

  it("is only looked at in a dry run, which needs no addresses", () => {
    prepare(passing, {});
    const { status, out } = release("--dry-run");
    expect({ status, tags: tags() }).toEqual({ status: 0, tags: "" });
    expect(out).toContain(`Nothing is tagged. Without --dry-run:\n  git tag --annotate v${version}`);
  });

  it("is tagged, and written from the tag", () => {
    prepare(passing);
    const { status, out } = release();
    expect({ status, tags: tags() }).toEqual({ status: 0, tags: `v${version}\n` });
    expect(out).toContain(`git push origin v${version}`);
    const folder = join(project, "out");
    expect(release("--output", folder).status).toBe(0);
    expect(readdirSync(folder)).toEqual([`${manifest.name}-${version}.tgz`]);
  });

  it.each([
    ["whose check fails", { ...passing, check: "exit 1" }],
    ["that is not the same when built again", { ...passing, build: "node -p process.hrtime.bigint() > CHANGELOG.md" }],
  ])("is not tagged otherwise: one %s", (_, scripts) => {
    prepare(scripts);
    expect(release().status).toBe(1);
    expect(tags()).toBe("");
  });
});

describe("the workflow that publishes", () => {
  const workflow = readFileSync(join(rootFolder, ".github/workflows/release.yml"), "utf8");
  const [, head = "", building = "", publishing = ""] =
    /^([^]*)^ {2}build:\n([^]*)^ {2}publish:\n([^]*)$/m.exec(workflow) ?? [];

  it("starts at a tag, and gives each job only the permissions that it needs", () => {
    expect(head).toContain('on:\n  push:\n    tags: ["v*"]\n\npermissions: {}\n');
    expect(building).toContain("    permissions:\n      contents: read\n    steps:");
    expect(publishing).toContain("    permissions:\n      id-token: write\n    steps:");
  });

  it("names each action by the hash of its commit", () => {
    const actions = [...workflow.matchAll(/uses: (.+)/g)].map(([, action]) => action);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("runs nothing of the project where it may publish, and publishes with provenance", () => {
    const commands = (job: string) => [...job.matchAll(/run: (.+)/g)].map(([, command]) => command);
    expect(commands(building)).toEqual(['npm run release -- --output "$RUNNER_TEMP/release"']);
    expect(commands(publishing)).toEqual(["npm publish --ignore-scripts ./release/*.tgz"]);
    expect(manifest.publishConfig).toEqual({ access: "public", provenance: true });
  });
});

it("takes no other options", () => {
  const { status, err } = release("--yes");
  expect({ status, lines: err.split("\n").length }).toEqual({ status: 1, lines: 2 });
});
