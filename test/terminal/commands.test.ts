import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse, toSearchUrl } from "../../src/index.ts";
import { builtTool } from "./tool.ts";

const { run } = builtTool();
const runs = "examples/runs.ndjson";
const token = "s3cret-t0ken";

describe("check", () => {
  it("shows each diagnostic at its place, with what every fix comes to", () => {
    expect(run(["check", "status:failed brnach:main"])).toEqual({
      code: 1,
      err: "",
      out: [
        "error invalid-value: “failed” is not a valid value for “status”. Expected NEW, JOB_ERROR, BAD_LAYERFILE, STARTING_RUNNERS, FAILURE, RUNNER_CANCELLED, RUNNER_ERROR, RUNNING, or SUCCEEDED.",
        "",
        "  status:failed brnach:main",
        "         ^^^^^^",
        "  Change to the keyword “failed”:",
        "    failed brnach:main",
        "  Change to “status:FAILURE”:",
        "    status:FAILURE brnach:main",
        "",
        "warning unknown-field: There is no field named “brnach”, so this is searched for as text. Did you mean “branch:”?",
        "",
        "  status:failed brnach:main",
        "                ^^^^^^",
        "  Change to “branch:main”:",
        "    status:failed branch:main",
        "",
      ].join("\n"),
    });
  });

  it.each([
    ["nothing", "fix -wip", 0],
    ["a hint", "fix fix", 0],
    ["a warning", "running done", 0],
    ["an error", '"open', 1],
  ])("ends as %s does", (_what, query, code) => {
    expect(run(["check", query]).code).toBe(code);
    expect(run(["check", "--json", query]).code).toBe(code);
  });

  it("says so when nothing is wrong", () => {
    expect(run(["check", "fix"]).out).toBe("Nothing is wrong with this query.\n");
  });

  it("gives machines all of it, in one line", () => {
    const { out } = run(["check", "--json", "id:1  status:runing"]);
    expect(out.endsWith("\n")).toBe(true);
    expect(out.trimEnd()).not.toContain("\n");
    const { text, canonical, diagnostics } = JSON.parse(out);
    const expected = parse("id:1  status:runing").diagnostics;
    expect({ text, canonical }).toEqual({ text: "id:1  status:runing", canonical: "id:1 status:runing" });
    expect(diagnostics).toMatchObject(JSON.parse(JSON.stringify(expected)));
    expect(diagnostics[0].fixes[0].text).toBe("id:1  status:RUNNING");
  });

  it("reads queries for GitHub runs", () => {
    expect(run(["check", "--github", "conclusion:success queued"]).code).toBe(0);
    expect(run(["check", "--github", "conclusion:succeeded"]).code).toBe(1);
  });
});

describe("tree", () => {
  it("shows every term, what it means and where it is", () => {
    expect(run(["tree", 'fix "login page" -wip branch:main id:x FAILED repo: -'])).toEqual({
      code: 0,
      err: "",
      out: [
        "and                                            0–53",
        "├─ word “fix”                                  0–3",
        "├─ phrase “login page”                         4–16",
        "├─ not                                         17–21",
        "│  └─ word “wip”                               18–21",
        "├─ field branch = “main”                       22–33",
        "├─ field id = “x”, which is not a valid value  34–38",
        "├─ keyword failed                              39–45",
        "├─ unfinished repo, the value is missing       46–51",
        "└─ unfinished the term is missing              52–53",
        "",
      ].join("\n"),
    });
  });

  it("gives machines the root", () => {
    expect(JSON.parse(run(["tree", "--json", "fix -wip"]).out)).toEqual(parse("fix -wip").root);
  });

  it("shows an empty query, and one of wide and of control characters", () => {
    expect(run(["tree", ""]).out).toBe("and (every record matches)  0–0\n");
    expect(run(["tree", "潮位 \x1b[31m"]).out).toBe(
      "and                   0–8\n├─ word “潮位”        0–2\n└─ word “U+001B[31m”  3–8\n",
    );
  });
});

describe("url", () => {
  it("prints the library's address", () => {
    const query = 'fix "é" -wip';
    expect(run(["url", query, "--repository", "acme/api"])).toEqual({
      code: 0,
      err: "",
      out: `${toSearchUrl(parse(query), { repository: "acme/api" })}\n`,
    });
    const base = "http://localhost:8080/layer";
    expect(run(["url", query, "--repository=api", "--service", "webapp.io", "--base", base]).out).toBe(
      `${toSearchUrl(parse(query), { repository: "api", service: "webapp.io", base })}\n`,
    );
  });

  it("takes the token from the environment, and only when asked to", () => {
    const env = { QUERYBAR_TOKEN: token };
    expect(run(["url", "fix", "--repository", "api"], { env }).out).not.toContain(token);
    expect(run(["url", "fix", "--repository", "api", "--with-token"], { env }).out).toBe(
      `${toSearchUrl(parse("fix"), { repository: "api", token })}\n`,
    );
    expect(run(["url", "fix", "--repository", "api", "--with-token"]).err).toContain(
      "QUERYBAR_TOKEN, which is not set",
    );
  });

  it("shows what is wrong with the query, and prints its address all the same", () => {
    const { code, out, err } = run(["url", "id:ten", "--repository", "api"]);
    expect({ code, out }).toEqual({ code: 2, out: `${toSearchUrl(parse("id:ten"), { repository: "api" })}\n` });
    expect(err).toContain("invalid-value");
  });

  it.each([".", "..", "a/../b", "", "a/b/c", "a//b"])("refuses the repository %j", (repository) => {
    const { code, out, err } = run(["url", "fix", "--repository", repository]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^querybar: The repository .*\n$/);
  });
});

describe("what cannot be done is one line, and the exit code 2", () => {
  it.each([
    [["-wip", runs], `Unknown option '-wip'. A query that begins with a minus goes after --: querybar -- -wip ${runs}`],
    [
      ["--count", "-wip", runs],
      `Unknown option '-wip'. A query that begins with a minus goes after --: querybar --count -- -wip ${runs}`,
    ],
    [
      ["--limit", "2", "-fix -x", "a b"],
      "Unknown option '-fix -x'. A query that begins with a minus goes after --: querybar --limit 2 -- '-fix -x' 'a b'",
    ],
    [["-hotfix"], "Unknown option '-hotfix'. A query that begins with a minus goes after --: querybar -- -hotfix"],
    [
      ["check", "-it's"],
      "Unknown option '-it's'. A query that begins with a minus goes after --: querybar check -- '-it'\\''s'",
    ],
    [
      ["fix", "-wip", runs, "--json"],
      `Unknown option '-wip'. A query of several terms goes in quotes: querybar --json 'fix -wip' ${runs}`,
    ],
    [
      ["fix", "typo", "-wip", runs],
      `Unknown option '-wip'. A query of several terms goes in quotes: querybar 'fix typo -wip' ${runs}`,
    ],
    [
      ["--jsno", "x"],
      "Unknown option '--jsno'. Did you mean --json? A query that begins with a minus goes after --: querybar -- --jsno x",
    ],
    [
      ["-\x1b[31m"],
      "Unknown option '-\ufffd[31m'. A query that begins with a minus goes after --: querybar -- '-\ufffd[31m'",
    ],
    [["--limit", "0", "x"], "Option '--limit <n>' argument '0' is invalid. It is a whole number from 1 up."],
    [["--limit", "x"], "Option '--limit <n>' argument 'x' is invalid. It is a whole number from 1 up."],
    [["x", "--limit"], "Option '--limit <n>' argument missing."],
    [
      ["--color", "red", "x"],
      "Option '--color <when>' argument 'red' is invalid. Allowed choices are auto, always, never.",
    ],
    [["--git", "--github", "x"], "Option '--git [dir]' cannot be used with option '--github'."],
    [
      ["x", "file", "--git"],
      "--git searches commits, so there can be no files. The repository's folder comes directly after --git.",
    ],
    [[], "There is no query. For an empty one, which every record matches, write ''. See querybar --help."],
    [["check"], "There is no query. For an empty one, which every record matches, write ''. See querybar --help."],
    [
      ["check", "fix", "-wip"],
      "Unknown option '-wip'. A query of several terms goes in quotes: querybar check 'fix -wip'",
    ],
    [
      ["check", "fix", "typo"],
      "querybar check takes one query; put quotes around its terms: querybar check 'fix -wip'.",
    ],
    [["url", "x"], "Required option '--repository <name>' not specified."],
    [
      ["url", "x", "--repository", "a", "--service", "b"],
      "Option '--service <host>' argument 'b' is invalid. Allowed choices are layerci.com, webapp.io.",
    ],
    [
      ["url", "x", "--repository", "a", "--base", "ftp://b"],
      "The service's base must be an http or https URL without credentials, query or fragment.",
    ],
    [["--", "-wip", "--json"], "--json: no such file; options go before the --"],
  ])("%j", (words, message) => {
    expect(run(words)).toEqual({ code: 2, out: "", err: `querybar: ${message}\n` });
  });

  it.each([
    [["--token", token, "x"]],
    [[`--token=${token}`, "x"]],
    [["url", "x", "--repository", "a", "--layertoken", token]],
    [["url", "x", "--repository", "a", "--base", `http://${token}@host`]],
    [["url", "x", "--repository", "a", "--base", `http://host/?token=${token}`]],
    [["url", "x", "--repository", `a/${token}/..`, "--with-token"]],
    [[token, token]],
    [[`-${token}`]],
  ])("never shows the token: %j", (words) => {
    const { code, out, err } = run(words, { env: { QUERYBAR_TOKEN: token } });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).not.toContain(token);
    expect(err).toMatch(/^querybar: [^\n]+\n$/);
  });
});

describe("queries that look like something else", () => {
  const count = (...words: string[]) => run([...words, runs]).out;

  it("come after two minuses, or after filter", () => {
    const lines = readFileSync(runs, "utf8").trimEnd().split("\n");
    const without = lines.filter((line) => !/"(author|commit_title|commit_body)":"[^"]*wip/i.test(line)).length;
    expect(count("--count", "--", "-wip")).toBe(`${without}\n`);
    expect(count("filter", "--count", "--", "-wip")).toBe(`${without}\n`);
    expect(count("--count", "--", "check")).toBe("1\n");
    expect(count("filter", "--count", "check")).toBe("1\n");
    expect(count("filter", "--count", "filter")).toBe("1\n");
    expect(run(["check", "check"]).code).toBe(0);
    expect(run(["tree", "--", "-wip"]).out).toContain("not");
  });
});

describe("help", () => {
  const pages = [[], ["filter"], ["check"], ["tree"], ["url"], ["serve"]].map((words) => [words] as const);

  it.each(pages)("is printed, and nothing else is done: %j", (words) => {
    const { code, out, err } = run([...words, "--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Usage: querybar");
    expect(out).toContain("\nExit code:\n  0 ");
    expect(out.split("\n").every((line) => line.length <= 80)).toBe(true);
    expect(run([...words, "x", "-h"]).out).toBe(out);
  });

  it.each(pages)("names options that exist: %j", (words) => {
    const { out } = run([...words, "--help"]);
    const options = [
      ...new Set(out.slice(out.indexOf("Options:"), out.indexOf("-h, --help")).match(/(?<=^ {2})--[a-z-]+/gm)),
    ];
    expect(options.length).toBeGreaterThan(2);
    for (const option of options) {
      // The first may be the option's value.
      expect(run([...words, "x", option, "--no-such-option", "--no-such-option"]).err).not.toContain(
        `Unknown option '${option}'`,
      );
    }
  });

  it("is not printed for what is after two minuses", () => {
    expect(run(["--count", "--", "--help", runs]).out).toBe("60\n");
  });

  it("has examples that work", () => {
    const { out } = run(["--help"]);
    expect(out).toContain("querybar 'failed branch:main' runs.ndjson");
    expect(run(["failed branch:main", runs]).code).toBe(0);
  });

  it("shows the version", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(run(["--version"])).toEqual({ code: 0, out: `querybar ${version}\n`, err: "" });
  });
});

describe("colours", () => {
  const colored = (env: Record<string, string>, ...words: string[]) =>
    run([...words, "fix", runs], { env }).out.includes("\x1b[");

  it.each([
    ["no terminal", {}, [], false],
    ["asked for", {}, ["--color=always"], true],
    ["FORCE_COLOR", { FORCE_COLOR: "1" }, [], true],
    ["FORCE_COLOR, empty", { FORCE_COLOR: "" }, [], true],
    ["FORCE_COLOR=0", { FORCE_COLOR: "0" }, [], false],
    ["NO_COLOR before FORCE_COLOR", { NO_COLOR: "1", FORCE_COLOR: "1" }, [], false],
    ["NO_COLOR, empty", { NO_COLOR: "", FORCE_COLOR: "1" }, [], true],
    ["an option before NO_COLOR", { NO_COLOR: "1" }, ["--color", "always"], true],
    ["an option before FORCE_COLOR", { FORCE_COLOR: "1" }, ["--color", "never"], false],
  ])("%s", (_what, env, words, expected) => {
    expect(colored(env as Record<string, string>, ...words)).toBe(expected);
  });
});
