import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layer } from "../../src/index.ts";
import { fromStream } from "../../src/terminal/input/bytes.ts";
import { readRecords } from "../../src/terminal/input/read.ts";
import { builtTool } from "./tool.ts";

const tool = builtTool();
const run = { id: 1, branch: "main" };
const other = { id: 2, branch: "wip" };

/** The ids of the records that are read from JSON, and the messages about it. */
async function read(json: string | Buffer, at?: readonly string[]) {
  const ids: unknown[] = [];
  const errors: string[] = [];
  await readRecords(fromStream(Readable.from([Buffer.from(json)])), layer, at, {
    take: (record) => ids.push(record["id"]) > 0,
    error: (line, message) => errors.push(`${line}: ${message}`),
    note: (line, message) => errors.push(`${line}: ${message}`),
    pause() {},
  });
  return { ids, errors };
}

describe("records are found in what other tools write", () => {
  const edge = { node: run };
  it.each<[string, unknown]>([
    ["a page of GitHub's API", { total_count: 2, workflow_runs: [run, other] }],
    ["pages in an array", [{ workflow_runs: [run] }, { workflow_runs: [other] }]],
    ["pages with an empty first one", [{ n: 0, workflow_runs: [] }, { workflow_runs: [run, other] }]],
    ["pages that are arrays", [[run], [], [other]]],
    ["a list of items", { kind: "List", items: [run, other] }],
    ["a list after another one", { warnings: [{ text: "x" }], items: [run, other] }],
    ["GraphQL nodes", { data: { repository: { runs: { nodes: [run, other] } } } }],
    ["GraphQL edges", { data: { runs: { edges: [edge, { node: other }] } } }],
    ["hits of a search engine", { took: 3, hits: { total: 2, hits: [{ _source: run }, { _source: other }] } }],
    ["lists in lists", { groups: [{ runs: [run] }, { runs: [other] }] }],
    ["lists in an array", { items: [[run], [other]] }],
    ["records that have lists of their own", { items: [{ ...run, jobs: [{ id: 7 }] }, other] }],
    ["keys that look like paths", { "a.b": [run, other] }],
    ["a list in a record of the same kind, but for a key", { id: 9, runs: [] }],
  ])("%s", async (_what, value) => {
    const expected = { ids: JSON.stringify(value).includes('"id":9') ? [9] : [1, 2], errors: [] };
    for (const space of [undefined, 2]) expect(await read(JSON.stringify(value, null, space))).toEqual(expected);
  });

  it("in one value after another", async () => {
    const pages = [{ items: [run] }, { items: [] }, { items: [other] }].map((page) => JSON.stringify(page));
    for (const separator of ["", " ", "\n", "\r\n\r\n"])
      expect(await read(pages.join(separator))).toEqual({ ids: [1, 2], errors: [] });
  });

  it("in an empty list", async () => {
    expect(await read('{"total_count":0,"workflow_runs":[]}')).toEqual({ ids: [], errors: [] });
    expect(tool.run(["--count", ""], { input: '{"total_count":0,"workflow_runs":[]}' })).toMatchObject({
      code: 1,
      out: "0\n",
    });
  });

  it("in a list that begins late, and in one whose first record is long", async () => {
    const padding = "x".repeat(500_000);
    expect((await read(JSON.stringify({ padding, items: [run, other] }))).ids).toEqual([1, 2]);
    const long = JSON.stringify({ items: [{ ...run, padding: padding.repeat(4) }, other] });
    expect((await read(long)).ids).toEqual([1, 2]);
  });

  it("and every page must have its list", async () => {
    expect(await read('{"items":[{"id":1}]}\n{"message":"rate limit"}\n{"items":[{"id":2}]}')).toEqual({
      ids: [1, 2],
      errors: ["2: no items in this object"],
    });
    expect(await read('[{"items":[{"id":1}]},{"items":null},3]')).toEqual({
      ids: [1],
      errors: ["1: null, where a record was expected", "1: a number, where a record was expected"],
    });
  });

  it("and a broken record does not hide the next", async () => {
    const { ids, errors } = await read('{"n":[{"id":7}],"items":[{"id":1},{"id":},\n{"id":2} {"id":3}]}', ["items"]);
    expect(ids).toEqual([1, 2, 3]);
    expect(errors).toEqual([expect.stringMatching(/^1: not JSON/), "2: no comma before this record"]);
  });
});

describe("if several places are possible, none is guessed", () => {
  it.each<[unknown, string]>([
    [{ id: 9, runs: [run] }, "--at ., --at runs"],
    [{ old: [run], new: [other] }, "--at old, --at new"],
    [{ data: { a: [run], "b.c": [{ branch: "x", id: 1, author: "y" }] } }, '--at \'["data","b.c"]\', --at data.a'],
  ])("%j", async (value, options) => {
    expect(await read(JSON.stringify(value))).toEqual({
      ids: [],
      errors: [`1: records may be in 2 places; choose one: ${options}`],
    });
    expect(tool.run(["--count", ""], { input: JSON.stringify(value) })).toMatchObject({ code: 2, out: "0\n" });
  });

  it("a few of many places are named", async () => {
    const lists = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`list${index}`, [run]]));
    const options = [0, 1, 2, 3, 4].map((index) => `--at list${index}`).join(", ");
    expect((await read(JSON.stringify(lists))).errors).toEqual([
      `1: records may be in 1000 places; choose one: ${options}, …`,
    ]);
  });

  it("a record's own list of less is not another place", async () => {
    expect(await read(JSON.stringify({ ...run, jobs: [{ id: 7 }] }))).toEqual({ ids: [1], errors: [] });
  });
});

describe("--at", () => {
  const value = { id: 9, data: { runs: [run] }, "a.b": { runs: [other] } };
  it.each([
    ["data.runs", "1"],
    [".data.runs", "1"],
    ['["a.b","runs"]', "2"],
    [".", "9"],
    ["[]", "9"],
  ])("%s says where the records are", (path, id) => {
    const { code, out, err } = tool.run(["--json", "--at", path, ""], { input: JSON.stringify(value, null, 1) });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(String(JSON.parse(out).id)).toBe(id);
  });

  it("reads lines, and every spelling of a key", () => {
    const lines = '{"_source":{"id":1}}\n{"x":{"_source":{"id":7}},"_so\\u0075rce":[{"id":2}],"y":"}"}\n';
    expect(tool.run(["--json", "--at", "_source", ""], { input: lines }).out).toBe('{"id":1}\n{"id":2}\n');
  });

  it.each([
    [["--at", "[1]", ""], "It is a path such as data.items"],
    [["--at", "[", ""], "It is a path such as data.items"],
    [["--at", "x", "--git", "y"], "Option '--git [dir]' cannot be used with option '--at <path>'."],
  ])("%j is refused", (words, message) => {
    const { code, err } = tool.run(words);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err.trimEnd()).not.toContain("\n");
  });

  it.each([
    ['{"items" [1]}', "no colon after a key"],
    ['{"a":1 "items":[{"id":1}]}', "no comma before"],
    ['{"a":1,"items":[{"id":1}],}', "no record after the last comma"],
    ['{"a":1}', "no items in this object"],
    ['{"items":[{"id":1}]', "the input ends within the object"],
    ['{"items":[{"id":1}', "the input ends within the array"],
    ['{"items":[{"id":1', "the input ends within this record"],
    ['{items:[{"id":1}]}', "no items in this object"],
    ['{"items":[{"id":1}]]', "an unexpected ]"],
    [':{"items":[]}', "an unexpected :"],
  ])("%s is reported", async (json, message) => {
    expect((await read(json, ["items"])).errors.join()).toContain(message);
  });
});

it("any records are read, wherever they are and however the JSON is spaced", async () => {
  const key = fc.constantFrom("items", "data", "a.b", "ключ", 'q"');
  const foreign = fc.jsonValue({ maxDepth: 2 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(key, { minLength: 1, maxLength: 3 }),
      fc.nat(4),
      foreign,
      fc.constantFrom(undefined, 1, "\t"),
      async (path, count, rest, space) => {
        const ids = Array.from({ length: count }, (_, index) => index);
        const records: unknown = ids.map((id) => ({ id, rest }));
        const value = path.reduceRight((inner, name) => ({ rest, [name]: inner, more: rest }), records);
        expect(await read(JSON.stringify(value, null, space), path)).toEqual({ ids, errors: [] });
      },
    ),
  );
});

describe("other files are named for what they are", () => {
  const swapped = (text: string) => Buffer.from(text, "utf16le").swap16();
  it.each([
    ["UTF-16", Buffer.from('\ufeff{"id":1}', "utf16le"), "UTF-16 or UTF-32 text, but UTF-8 is needed"],
    ["UTF-16 without a mark", Buffer.from('{"id":1}', "utf16le"), "UTF-16 or UTF-32 text, but UTF-8 is needed"],
    ["UTF-16, the high byte first", swapped('\ufeff{"id":1}'), "UTF-16 or UTF-32 text, but UTF-8 is needed"],
    ["UTF-16, so without a mark", swapped('{"id":1}'), "UTF-16 or UTF-32 text, but UTF-8 is needed"],
    ["UTF-32", Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x7b]), "UTF-16 or UTF-32 text, but UTF-8 is needed"],
    [
      "colours",
      Buffer.from('\x1b[1;39m{\x1b[0m"id":1}'),
      "coloured text, but plain JSON is needed: turn off the colours",
    ],
    [
      "colours after a space",
      Buffer.from('\n\x1b[1m[{"id":1}]'),
      "coloured text, but plain JSON is needed: turn off the colours",
    ],
    ["zstd", Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 4, 0]), "a zstd file"],
    ["bzip2", Buffer.from("BZh91AY&SY"), "a bzip2 file"],
    ["xz", Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), "an xz file"],
    ["zip", Buffer.from("PK\x03\x04\x14\x00"), "a zip file"],
  ])("names %s for what it is", async (_what, input, message) => {
    const { ids, errors } = await read(input);
    expect({ ids, errors }).toEqual({ ids: [], errors: [expect.stringContaining(`1: ${message}`)] });
  });
});

describe("other objects are not records", () => {
  it.each([
    ['{"a":1}', ", only a"],
    ['[{"a":1}]', ", only a"],
    ['{"items":[{"a":1}]}', ", only items"],
    [`{"${"k".repeat(99)}":1}`, `, only ${"k".repeat(40)}…`],
    ['{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1}', ", only a, b, c, d, e, …"],
    ["{}", ""],
  ])("%s", async (json, keys) => {
    const message = `1: this object has none of the keys that are searched${keys}; see --at, --github and --language`;
    expect(await read(json)).toEqual({ ids: [], errors: [message] });
  });
});

describe("keys that no record has are noted", () => {
  const note = (input: string, query: string, ...words: string[]) =>
    tool
      .run([...words, "--count", "--", query], { input })
      .err.split("\n")
      .filter(Boolean);
  const github = (...keys: string[]) =>
    keys.map((key) => `querybar: no record has ${key}; ask gh for it: --json ${key}`);

  it.each([
    ["branch:main", github("headBranch")],
    ["-branch:main wf:x", github("headBranch", "workflowName")],
    ["passed -rerun", github("attempt")],
    ['-"fix" -', github("displayTitle", "workflowName")],
    ["id:1 done", []],
    ["", []],
  ])("%s", (query, expected) => {
    expect(
      note('[{"databaseId":1,"conclusion":"","status":"x"},{"databaseId":2,"name":"y"}]', query, "--github"),
    ).toEqual(expected);
  });

  it("once each, without gh for other records, and not if there are none", () => {
    expect(note('{"id":1}\n{"id":2,"author":null}\n', "failed branch:x x")).toEqual(
      ["calculated_status", "branch", "commit_title", "commit_body"].map((key) => `querybar: no record has ${key}`),
    );
    expect(note("", "branch:x")).toEqual([]);
  });

  it("wherever they are, also in records that are not parsed", () => {
    const lines = Array.from({ length: 3000 }, (_, id) => `{"id":${id},"commit_title":"x","author":"x"}\n`);
    const body = '{"id":1,"commit_body":"x"}\n';
    expect(note(lines.join(""), "zzz")).toEqual(["querybar: no record has commit_body"]);
    for (const input of [lines.join("") + body, `[${lines.join(",")},${body}]`]) expect(note(input, "zzz")).toEqual([]);
  });

  it("and only of those that were read, if a limit ends the search", () => {
    expect(note('{"id":1}\n{"id":2,"branch":"b"}\n', "-branch:main", "--limit", "1")).toEqual([
      "querybar: none of the records read has branch",
    ]);
  });
});

describe("numbers and strings of any length", () => {
  it("take no longer than reading them", () => {
    const digits = "7".repeat(5_000_000);
    const input = tool.file("digits.json", `{"id":${digits}}\n{"id":-${digits}}\n{"id":1}\n`);
    expect(tool.run(["--json", "", input]).out).toContain(digits);
    expect(tool.run(["--count", "--", "-id:7", input]).out).toBe("3\n");
    expect(tool.run(["", input]).out).toContain(digits);
  });

  it("need no stack", () => {
    const text = "\\a".repeat(3_500_000).replaceAll("a", '"');
    const input = tool.file("escapes.json", `{"status":"ok","job":{"id":12345678901234567890,"author":"${text}"}}\n`);
    expect(tool.run(["--count", "id:12345678901234567890", input])).toEqual({ code: 0, out: "1\n", err: "" });
    const members = tool.file("members.json", `{"id":1}\n{${'"":"",'.repeat(3_000_000)}"branch":"b"}\n`);
    expect(tool.run(["--count", "branch:b", members])).toEqual({ code: 0, out: "1\n", err: "" });
  });

  it("also in deep arrays", () => {
    const deep = tool.file("deep.json", `${"[".repeat(400_000)}{"id":1}${"]".repeat(400_000)}`);
    expect(tool.run(["--count", "", deep])).toEqual({ code: 0, out: "1\n", err: "" });
    const wrapper = tool.file(
      "deep-wrapper.json",
      `{"x":${"[".repeat(300_000)}${"]".repeat(300_000)},"items":[{"id":1}]}`,
    );
    expect(tool.run(["--count", "", wrapper])).toMatchObject({ out: "1\n" });
  });
});

describe("a gzip file that is not whole", () => {
  it("is an error, after what could be read", async () => {
    const { gzipSync } = await import("node:zlib");
    const whole = gzipSync(Array.from({ length: 50_000 }, (_, id) => `{"id":${id},"x":${Math.random()}}\n`).join(""));
    const cut = tool.file("cut.gz", whole.subarray(0, -1000));
    const { code, out, err } = tool.run(["--count", "", cut]);
    expect(code).toBe(2);
    expect(Number(out)).toBeGreaterThan(10_000);
    expect(err).toContain(`querybar: ${cut}: the gzip file ends too early\n`);
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 100_000, 100_100);
    expect(tool.run(["--count", ""], { input: damaged }).err).toContain(
      "querybar: standard input: the gzip file is damaged\n",
    );
  });

  it("is closed when enough was found", async () => {
    const { gzipSync } = await import("node:zlib");
    const input = gzipSync('{"id":1}\n'.repeat(1_000_000));
    expect(tool.run(["--count", "--limit", "3", ""], { input })).toEqual({ code: 0, out: "3\n", err: "" });
  });
});
