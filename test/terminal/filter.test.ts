import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { builtTool } from "./tool.ts";

const tool = builtTool();
const { run, file } = tool;
const runs = "examples/runs.ndjson";

/** Runs the tool and returns only how it ended. */
const code = (...words: string[]) => run(words).code;

/** The ids of the records that the tool found in an input. */
function idsIn(input: string | Buffer, query = "", ...words: string[]): unknown[] {
  const { out } = run(["--json", ...words, query], { input });
  return out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line).id);
}

describe("the table", () => {
  it("shows the runs that match, under their columns", () => {
    expect(run(["failed branch:main -forecast", runs])).toEqual({
      code: 0,
      err: "",
      out: [
        "  ID  STATUS         REPOSITORY          BRANCH  CHANGED           AUTHOR                    TITLE",
        "4181  JOB_ERROR      harbour-api         main    2026-11-18 09:09  Kenji Tanaka / 田中 健二  Run the migration in a transaction",
        "4200  BAD_LAYERFILE  infra               main    2026-11-19 02:27  Ulrike Groß               Split the Layerfile by service",
        "4228  FAILURE        layer-example-repo  main    2026-11-20 06:29  Lyn Okafor                Fail on purpose",
        "4244  FAILURE        pilot-app           main    2026-11-20 17:34  Fatima al-Sayed           Mirror the chart's controls for right-to-left languages",
        "",
      ].join("\n"),
    });
  });

  it("adds the line of the body in which something was found", () => {
    expect(run(['"overlapped the compass"', runs]).out.split("\n")[2]?.trim()).toBe(
      "body: The zoom buttons overlapped the compass.",
    );
  });

  it("leaves out columns that no record has a value for", () => {
    const { out } = run([""], { input: '{"id":7,"branch":"main"}\n' });
    expect(out).toBe("ID  BRANCH\n 7  main\n");
  });

  it("marks what was found, if colours are wanted", () => {
    const { out } = run(["--color", "always", "LAYERFILE renamed", runs]);
    expect(out).toContain("Split the \x1b[1m\x1b[43m\x1b[30mLayerfile\x1b[39m\x1b[49m\x1b[22m by service");
    expect(out).toContain("\x1b[31mBAD_LAYERFILE\x1b[39m");
  });

  it("lets a record neither obey nor reorder the terminal", () => {
    const title = "a\x1b[31mred\x07\u202Ereversed\nsecond line\tend\x9b1m";
    const { out } = run([""], { input: JSON.stringify({ id: 1, branch: "b\r\nc", commit_title: title }) });
    expect(out).toBe("ID  BRANCH  TITLE\n 1  b  c    a\ufffd[31mred\ufffd\ufffdreversed second line end\ufffd1m\n");
  });

  it("shows numbers larger than JavaScript's in full", () => {
    expect(run(["id:12345678901234567891"], { input: '{"id":12345678901234567891}' }).out).toBe(
      "                  ID\n12345678901234567891\n",
    );
  });
});

describe("--json", () => {
  it("prints lines byte for byte as they were", () => {
    const lines = [
      Buffer.from('{ "id" : 1.0, "author":"\\u0041da" }\n'),
      Buffer.from('\t{"id":2,"id":1,"x":12345678901234567890.50,"author":"Ada"}\r\n'),
      Buffer.concat([
        Buffer.from('{"id":3,"author":"Ada","commit_title":"'),
        Buffer.from([0xff, 0xfe]),
        Buffer.from('"}\n'),
      ]),
      Buffer.from('{"author":"ada e\u0301"}'),
    ];
    const other = Buffer.from('{"id":4,"author":"Bo"}\n');
    const input = file("bytes.ndjson", Buffer.concat([lines[0]!, other, ...lines.slice(1)]));
    expect(tool.bytes(["--json", "ada", input])).toEqual(Buffer.concat([...lines, Buffer.from("\n")]));
  });

  it("prints records of an array unchanged, each on one line", () => {
    const input = '[ {"id": 1.0,\r\n   "author": "A\\nda"},{"id":12345678901234567891}\n]';
    expect(run(["--json", ""], { input }).out).toBe('{"id": 1.0,"author": "A\\nda"}\n{"id":12345678901234567891}\n');
  });

  it("prints the run of the service's answer", () => {
    const answer = { status: "ok", job: { id: 5, branch: "main", nested: { job: [1, { a: 2 }] } } };
    expect(run(["--json", "branch:main"], { input: JSON.stringify(answer, null, 2) }).out).toBe(
      '{"id": 5,"branch": "main","nested": {"job": [1,{"a": 2}]}}\n',
    );
    expect(run(["--json", "id:5"], { input: JSON.stringify(answer) }).out).toBe(`${JSON.stringify(answer.job)}\n`);
  });
});

describe("inputs", () => {
  it.each([
    ["one record a line", '{"id":1}\n{"id":2}\n'],
    ["without a last line feed", '{"id":1}\n{"id":2}'],
    ["with lines in between", '\n\n{"id":1}\r\n \t\n{"id":2}\n\n'],
    ["after a byte order mark", '\ufeff{"id":1}\n{"id":2}'],
    ["an array", '[{"id":1},{"id":2}]'],
    ["an array, printed", JSON.stringify([{ id: 1 }, { id: 2 }], null, 2)],
    ["an array with its brackets on lines of their own", '[\n{"id":1},\n{"id":2}\n]\n'],
    ["an array after a byte order mark", '\ufeff [{"id":1},{"id":2}]'],
    ["lines after a byte order mark each", '\ufeff{"id":1}\n\ufeff{"id":2}\r\n'],
    ["arrays after a byte order mark each", '\ufeff[{"id":1}]\n\ufeff[{"id":2}]'],
    ["arrays in an array", '[[{"id":1}],[],[[{"id":2}]]]'],
    ["records on one line", '{"id":1}{"id":2}'],
    ["a gzip file", gzipSync('{"id":1}\n{"id":2}\n')],
    ["a gzip file of an array", gzipSync('[{"id":1},{"id":2}]')],
    ["several gzip files", Buffer.concat([gzipSync('{"id":1}\n'), gzipSync('{"id":2}\n')])],
    ["several arrays", '[{"id":1}]\n[]\n[{"id":2}]\n'],
    ["several records, printed", '{\n  "id": 1\n}\n{\n  "id": 2\n}\n'],
    ["answers, one a line", '{"status":"ok","job":{"id":1}}\n{"status":"ok","job":{"id":2}}\n'],
    ["strings that look like structure", '[{"id":1,"a":"]}\\"{["},{"id":2,"b":"\\\\"}]'],
  ])("reads %s", (_what, input) => {
    const { code, out, err } = run(["--json", ""], { input });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(
      out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).id),
    ).toEqual([1, 2]);
  });

  it.each([
    ["an empty input", ""],
    ["only white space", " \n\t\r\n"],
    ["an empty array", "[ ]"],
  ])("finds nothing in %s", (_what, input) => {
    expect(run([""], { input })).toEqual({ code: 1, out: "", err: "" });
  });

  it("reads standard input if it is named, among files", () => {
    const path = file("one.ndjson", '{"id":1}\n');
    expect(idsIn('{"id":2}', "", path, "-", path)).toEqual([]);
    expect(run(["--json", "", path, "-", path], { input: '{"id":2}' }).out).toBe('{"id":1}\n{"id":2}\n{"id":1}\n');
  });

  it("takes a run's internal status for what it is, not for an answer's", () => {
    expect(idsIn('{"id":1,"status":"ERROR"}\n{"id":2,"status":"error","error":"x"}')).toEqual([1, 2]);
  });

  it("shows what the service found wrong", () => {
    const none = '{"status":"error","error":"There are no runs in a/b matching the given filters."}';
    expect(run([""], { input: none })).toEqual({
      code: 1,
      out: "",
      err: "querybar: standard input:1: the endpoint answered: There are no runs in a/b matching the given filters.\n",
    });
    expect(run([""], { input: '{"status":"error","error":"bad\\u001b token"}' })).toEqual({
      code: 2,
      out: "",
      err: "standard input:1: the endpoint answered: bad\ufffd token\n",
    });
  });

  it("reads records longer than its buffer", () => {
    const long = "x".repeat(700_000);
    expect(idsIn(`{"id":1,"a":"${long}"}\n{"id":2}\n{"id":3,"a":"${long}"}`)).toEqual([1, 2, 3]);
    expect(idsIn(`[{"id":1,"a":"${long}"},{"id":2},{"id":3,"a":"${long}"}]`)).toEqual([1, 2, 3]);
  });

  it("searches GitHub runs in their own language", () => {
    const { out, code } = run(["--github", "failed branch:main", "examples/github-runs.json"]);
    const found = out.trimEnd().split("\n").slice(1);
    const all = JSON.parse(readFileSync("examples/github-runs.json", "utf8")) as {
      conclusion: string;
      headBranch: string;
    }[];
    const expected = all.filter(
      (one) => one.headBranch === "main" && /^(failure|startup_failure|timed_out)$/.test(one.conclusion),
    );
    expect(code).toBe(0);
    expect(found.length).toBe(expected.length);
    expect(found.length).toBeGreaterThan(0);
  });

  it("does not take other objects for records, whatever the query says of them", () => {
    for (const query of ["", "failed", "-failed"]) {
      const { code, out, err } = run(["--count", "--", query, "examples/github-runs.json"]);
      expect({ code, out }).toEqual({ code: 2, out: "0\n" });
      expect(err.split("\n")[0]).toBe(
        "examples/github-runs.json:2: this object has none of the keys that are searched, only attempt, conclusion, createdAt, databaseId, displayTitle, …; see --at, --github and --language",
      );
    }
  });

  it("does not take such objects in a second file for records if a query skips lines", () => {
    const other = file("other.ndjson", '{"a":1}\n{"a":2}\n');
    const { code, out, err } = run(["--count", "failed", runs, other]);
    expect({ code, out }).toEqual({ code: 2, out: "17\n" });
    expect(err).toContain(`${other}:1: this object has none of the keys that are searched, only a`);
  });

  it("does not take an error of GitHub's for a record", () => {
    const refusal = '{"message":"Bad credentials","documentation_url":"https://docs.github.com/rest","status":"401"}';
    expect(run(["--github", "--count", ""], { input: refusal })).toEqual({
      code: 2,
      out: "0\n",
      err: "standard input:1: the endpoint answered: Bad credentials\n",
    });
  });
});

describe("broken input", () => {
  it("reports each broken line with its number, and goes on", () => {
    const input = file("broken.ndjson", '{"id":1}\n{"id":\n\n{"id":2}\n[3]\n"4"\nnull\n{"id":5}\n{"id":6');
    const { code, out, err } = run(["--json", "", input]);
    expect({ code, out }).toEqual({ code: 2, out: '{"id":1}\n{"id":2}\n{"id":5}\n' });
    expect(err.split("\n")).toEqual([
      expect.stringMatching(/broken\.ndjson:2: not JSON \(.*\)$/),
      expect.stringMatching(/broken\.ndjson:5: an array, where a record was expected$/),
      expect.stringMatching(/broken\.ndjson:6: a string, where a record was expected$/),
      expect.stringMatching(/broken\.ndjson:7: null, where a record was expected$/),
      expect.stringMatching(/broken\.ndjson:9: not JSON \(.*\)$/),
      "",
    ]);
  });

  it("ends with 2 even if nothing matches", () => {
    expect(run(["nothing"], { input: '{"id":1}\n{' }).code).toBe(2);
  });

  it("looks into a record only if it may match, but always into the first one", () => {
    const input = file(
      "broken-inside.ndjson",
      '{"id":1,}\n{"id":2}\n{"id":3,}\n{"id":4,"author":"Typo"}\n{"id":5,"author":"typo",}\n',
    );
    const { code, out, err } = run(["--json", "typo", input]);
    expect({ code, out }).toEqual({ code: 2, out: '{"id":4,"author":"Typo"}\n' });
    expect(err.match(/:\d+:/g)).toEqual([":1:", ":5:"]);
    expect(run(["--json", "", input]).err.match(/:\d+:/g)).toEqual([":1:", ":3:", ":5:"]);
  });

  it("takes a first line that is broken for just that", () => {
    expect(idsIn('{"id":1,\n{"id":2}\n{"id":3}\n')).toEqual([2, 3]);
    expect(idsIn('hello\n{"id":2}\n')).toEqual([2]);
  });

  it("reports broken records of an array by their first line, and reads the others", () => {
    const { code, out, err } = run(["--json", ""], {
      input: '[\n{"id":1},\n{"id":2,},\n7\n{"id":3}\n{"id":4}, }\n,{"id":5},\n]',
    });
    expect({ code, out }).toEqual({ code: 2, out: '{"id":1}\n{"id":3}\n{"id":4}\n{"id":5}\n' });
    expect(err.split("\n")).toEqual([
      expect.stringMatching(/^standard input:3: not JSON \(/),
      "standard input:4: a number, where a record was expected",
      "standard input:5: no comma before this record",
      "standard input:6: no comma before this record",
      "standard input:6: an unexpected }",
      "standard input:7: an unexpected ,",
      "standard input:8: no record after the last comma",
      "",
    ]);
  });

  it.each([
    ['[{"id":1}', 1, "the input ends within the array"],
    ['[{"id":1},\n{"id":2', 2, "the input ends within this record"],
    ['[{"id":1},\n\n{"id":"', 3, "the input ends within this record"],
    ["[tru", 1, "not JSON"],
  ])("reports that %j ends too early", (input, line, message) => {
    const { code, err } = run([""], { input });
    expect(code).toBe(2);
    expect(err).toContain(`standard input:${line}: ${message}`);
  });

  it("names UTF-16 for what it is", () => {
    expect(run([""], { input: Buffer.from('\ufeff{"id":1}', "utf16le") })).toEqual({
      code: 2,
      out: "",
      err: "standard input:1: UTF-16 or UTF-32 text, but UTF-8 is needed\n",
    });
  });

  it("names colours on a later line", () => {
    expect(run(["--json", ""], { input: '{"id":1}\n\x1b[1m{"id":2}\x1b[0m\n' })).toEqual({
      code: 2,
      out: '{"id":1}\n',
      err: "standard input:2: not JSON, but coloured text\n",
    });
  });

  it("does not bury the reader under a file of another kind", () => {
    const { code, err } = run([""], { input: "no json\n".repeat(5000) });
    expect(code).toBe(2);
    expect(err.split("\n").length).toBe(22);
    expect(err).toContain("standard input: 4,980 more records could not be read\n");
  });

  it("shows only a safe part of a broken line", () => {
    const { err } = run([""], { input: `{"a":"\x1b[2J${"x".repeat(1000)}` });
    expect(err.length).toBeLessThan(200);
    expect(err).not.toContain("\x1b");
  });
});

describe("files", () => {
  it("reports those that cannot be read, and reads the others", () => {
    mkdirSync(join(tool.folder, "folder.d"));
    const folder = join(tool.folder, "folder.d");
    const { code, out, err } = run(["--count", "", "missing.ndjson", folder, runs]);
    expect({ code, out }).toEqual({ code: 2, out: "60\n" });
    expect(err).toBe(`querybar: missing.ndjson: no such file\nquerybar: ${folder}: is a directory\n`);
  });

  it("suggests quotes if a missing file looks like a term", () => {
    expect(run(["failed", "branch:main"]).err).toBe(
      "querybar: branch:main: no such file; if it belongs to the query, quote that: querybar 'failed branch:main'\n",
    );
  });
});

describe("--count and --limit", () => {
  it("counts over all files", () => {
    expect(run(["--count", "failed", runs, runs]).out).toBe("34\n");
    expect(run(["--count", "nonsense", runs])).toEqual({ code: 1, out: "0\n", err: "" });
  });

  it("stops at the limit, over all files", () => {
    expect(run(["--json", "--limit", "3", "failed", runs]).out.trimEnd().split("\n").length).toBe(3);
    expect(run(["--count", "--limit=18", "failed", runs, runs]).out).toBe("18\n");
    expect(run(["--limit", "1", "failed", runs, "missing.ndjson"]).code).toBe(0);
  });

  it("does not wait for the end of an input once it has enough", async () => {
    const child = tool.start(["--json", "--limit", "2", ""]);
    child.stdin?.write('{"id":1}\n{"id":2}\n{"id":3}\n');
    const ended = new Promise((resolve) => child.on("exit", resolve));
    let out = "";
    child.stdout?.on("data", (data) => {
      out += data;
    });
    expect(await ended).toBe(0);
    expect(out).toBe('{"id":1}\n{"id":2}\n');
    child.stdin?.destroy();
  });

  it("shows what was found while the input goes on", async () => {
    const child = tool.start(["id:1"]);
    child.stdin?.write('{"id":1}\n');
    const first = await new Promise((resolve) => child.stdout?.once("data", (data) => resolve(String(data))));
    expect(first).toBe("ID\n 1\n");
    child.stdin?.end();
    expect(await new Promise((resolve) => child.on("exit", resolve))).toBe(0);
  });
});

describe("exit codes", () => {
  it("are those of grep", () => {
    expect(code("failed", runs)).toBe(0);
    expect(code("nonsense", runs)).toBe(1);
    expect(code("failed", "missing.ndjson")).toBe(2);
    expect(code("failed", runs, "missing.ndjson")).toBe(2);
  });
});

describe("a query with mistakes", () => {
  it("is used all the same: a wrong value matches nothing, its complement everything", () => {
    const { code, out, err } = run(["--count", "id:ten", runs]);
    expect({ code, out }).toEqual({ code: 2, out: "0\n" });
    expect(err).toMatch(/^error invalid-value: .*\n\n {2}id:ten\n {5}\^\^\^\n/);
    expect(run(["--count", "--", "-id:ten", runs])).toMatchObject({ code: 2, out: "60\n" });
  });

  it("is not an error for warnings, which are not shown to a program", () => {
    expect(run(["--count", "brnach:main", runs])).toEqual({ code: 1, out: "0\n", err: "" });
  });
});
