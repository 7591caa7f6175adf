import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { builtTool } from "./tool.ts";

const tool = builtTool();
const { run } = tool;

/** A commit that the tool printed. */
interface Commit {
  readonly [key: string]: string;
}

let clock = 0;

function git(folder: string, ...words: string[]): string {
  clock++;
  const time = `2026-11-23T10:${String(clock % 60).padStart(2, "0")}:00Z`;
  const env = {
    ...tool.env,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "Zoë “Z” Castellanos",
    GIT_AUTHOR_EMAIL: "zoe@example.com",
    GIT_AUTHOR_DATE: time,
    GIT_COMMITTER_NAME: "Committer",
    GIT_COMMITTER_EMAIL: "committer@example.com",
    GIT_COMMITTER_DATE: time,
  };
  return execFileSync("git", ["-C", folder, ...words], { env, encoding: "utf8", stdio: "pipe" });
}

function repository(name: string, ...messages: string[]): string {
  const folder = join(tool.folder, name);
  mkdirSync(folder);
  git(folder, "init", "--quiet", "--initial-branch", "main");
  for (const message of messages) git(folder, "commit", "--quiet", "--allow-empty", "--message", message);
  return folder;
}

const commitsOf = (folder: string, ...words: string[]): Commit[] =>
  run(["--json", "--git", folder, ...words])
    .out.trimEnd()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe("the commits of a repository", () => {
  let folder: string;
  beforeAll(() => {
    folder = repository(
      "harbour",
      "Fix the login page\n\nIt cut addresses.\n\n  indented: yes\n\nRefs: #7\n",
      "wip: 潮位表 🗺️",
      'Quote "exact text"\tand \\ more\nsecond line of the title\n\nbody',
    );
  });

  it("are records, newest first, with all that is searched", () => {
    const hashes = git(folder, "log", "--format=%H").trim().split("\n");
    const common = { repository_name: "harbour", branch: "main", author: "Zoë “Z” Castellanos" };
    expect(commitsOf(folder, "")).toEqual([
      {
        ...common,
        commit_sha: hashes[0],
        commit_time: expect.stringMatching(/^2026-11-23T10:\d\d:00/),
        commit_title: 'Quote "exact text"\tand \\ more second line of the title',
        commit_body: "body",
      },
      {
        ...common,
        commit_sha: hashes[1],
        commit_time: expect.any(String),
        commit_title: "wip: 潮位表 🗺️",
        commit_body: "",
      },
      {
        ...common,
        commit_sha: hashes[2],
        commit_time: expect.any(String),
        commit_title: "Fix the login page",
        commit_body: "It cut addresses.\n\n  indented: yes\n\nRefs: #7",
      },
    ]);
  });

  it.each([
    ["fix", 1],
    ["-wip", 2],
    ['"exact text"', 1],
    ["addresses zoë", 1],
    ["潮位表", 1],
    ["branch:main repo:harbour", 3],
    ["branch:Main", 0],
    ["repo:other", 0],
  ])("are searched for %s", (query, expected) => {
    const { code, out } = run(["--count", "--git", folder, "--", query]);
    expect({ code, out }).toEqual({ code: expected === 0 ? 1 : 0, out: `${expected}\n` });
  });

  it("are shown as a table of their own", () => {
    const [header, row] = run(["addresses", "--git", folder]).out.split("\n");
    const hash = git(folder, "log", "--format=%H", "--grep=addresses").slice(0, 8);
    expect(header).toBe("COMMIT    DATE        AUTHOR               TITLE");
    expect(row).toBe(`${hash}  2026-11-23  Zoë “Z” Castellanos  Fix the login page`);
  });

  it("have no id and no status, which is noted", () => {
    const { code, out, err } = run(["--count", "id:10 -failed done running", "--git", folder]);
    expect({ code, out }).toEqual({ code: 1, out: "0\n" });
    expect(err).toBe("querybar: no commit has id\nquerybar: no commit has calculated_status\n");
    expect(run(["--count", "done -failed", "--git", folder])).toEqual({
      code: 0,
      out: "3\n",
      err: "querybar: no commit has calculated_status\n",
    });
    expect(run(["--count", "fix branch:main", "--git", folder]).err).toBe("");
  });

  it("are those of the current folder if none is named, however the arguments are ordered", () => {
    mkdirSync(join(folder, "deep", "er"), { recursive: true });
    const expected = { code: 0, out: "1\n", err: "" };
    expect(run(["--count", "fix", "--git"], { cwd: folder })).toEqual(expected);
    expect(run(["--count", "--git", "fix"], { cwd: join(folder, "deep", "er") })).toEqual(expected);
    expect(run(["--git", "--count", "fix"], { cwd: folder })).toEqual(expected);
    expect(run(["--git=.", "--count", "fix"], { cwd: folder })).toEqual(expected);
    expect(run(["--count", "--git", "--", "-wip"], { cwd: folder }).out).toBe("2\n");
  });

  it("stop at the limit", () => {
    expect(commitsOf(folder, "", "--limit", "2").map((commit) => commit["commit_body"])).toEqual(["body", ""]);
  });

  it("are read the same, whatever the user's settings are", () => {
    git(folder, "config", "log.showSignature", "true");
    git(folder, "config", "color.ui", "always");
    git(folder, "config", "format.pretty", "oneline");
    expect(commitsOf(folder, "").length).toBe(3);
  });
});

it.skipIf(process.platform === "win32")("signatures are not shown, whatever the settings are", () => {
  const signer = tool.file(
    "gpg",
    [
      "#!/bin/sh",
      'case "$*" in',
      '*--verify*) echo "gpg: Good signature" >&2; echo "[GNUPG:] GOODSIG 1 A" ;;',
      '*) cat > /dev/null; printf -- "-----BEGIN PGP SIGNATURE-----\\n\\nx\\n-----END PGP SIGNATURE-----\\n"; echo "[GNUPG:] SIG_CREATED " >&2 ;;',
      "esac",
    ].join("\n"),
  );
  chmodSync(signer, 0o755);
  const folder = repository("signed");
  git(folder, "config", "gpg.program", signer);
  git(folder, "config", "log.showSignature", "true");
  git(folder, "commit", "--quiet", "--gpg-sign", "--allow-empty", "--message", "Signed");
  expect(git(folder, "log")).toContain("Good signature");
  expect(commitsOf(folder, "")).toMatchObject([
    { commit_sha: expect.stringMatching(/^[0-9a-f]+$/), commit_title: "Signed" },
  ]);
});

describe("a repository's name and branch", () => {
  it.each([
    ["https://user:s3cret@example.com/harbour/api.git", "api"],
    ["git@example.com:harbour/pilot.git", "pilot"],
    ["git@example.com:pilot.app", "pilot.app"],
    ["/srv/git/infra/", "infra"],
    ["/srv/git/infra/.git", "infra"],
    ["C:\\git\\docs", "docs"],
  ])("from %s is %s", (remote, name) => {
    const folder = repository(`clone-of-${name}-${clock}`, "One");
    git(folder, "remote", "add", "origin", remote);
    const { out } = run(["--json", "", "--git", folder]);
    expect(JSON.parse(out)["repository_name"]).toBe(name);
    expect(out).not.toContain("s3cret");
  });

  it("is the current branch, and none if a commit is checked out", () => {
    const folder = repository("branches", "One");
    git(folder, "checkout", "--quiet", "-b", "feature/zoë");
    expect(commitsOf(folder, "branch:feature/zoë").length).toBe(1);
    git(folder, "checkout", "--quiet", "--detach");
    expect(commitsOf(folder, "")[0]).not.toHaveProperty("branch");
    expect(run(["--count", "branch:feature/zoë", "--git", folder]).code).toBe(1);
  });

  it("is that of the folder for one without a working tree", () => {
    const folder = repository("origin-here", "One");
    git(tool.folder, "clone", "--quiet", "--bare", folder, "bare.git");
    const bare = join(tool.folder, "bare.git");
    expect(commitsOf(bare, "")[0]?.["repository_name"]).toBe("origin-here");
    git(bare, "remote", "remove", "origin");
    expect(commitsOf(bare, "")[0]?.["repository_name"]).toBe("bare");
  });
});

describe("what is not a repository", () => {
  it.each([
    ["a folder without one", () => tool.folder, /^querybar: git: not a git repository.*\n$/],
    [
      "a folder that is none",
      () => join(tool.folder, "nowhere"),
      /^querybar: git: cannot change to '.*nowhere': No such file or directory\n$/,
    ],
    ["a file", () => tool.file("file", ""), /^querybar: git: cannot change to '.*file': Not a directory\n$/],
    [
      "a repository without commits",
      () => repository("empty"),
      /^querybar: git: your current branch 'main' does not have any commits yet\n$/,
    ],
  ])("%s is an error", (_what, folder, message) => {
    const { code, out, err } = run(["--json", "fix", "--git", folder()], {
      env: { GIT_CEILING_DIRECTORIES: tool.folder },
    });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
    expect(err.trimEnd()).not.toContain("\n");
  });

  it("a machine without git is an error", () => {
    expect(run(["fix", "--git", tool.folder], { env: { PATH: "/nowhere" } })).toEqual({
      code: 2,
      out: "",
      err: "querybar: git cannot be started: it is not installed, or not in the PATH\n",
    });
  });
});
