import { describe, expect, it } from "vitest";
import { builtTool } from "./tool.ts";

const { run, file } = builtTool();

const records = "examples/orders.ndjson";
const search = (...words: readonly string[]) => run(["--language", "examples/orders.json", ...words]);

/** The numbers of the orders that a query finds. */
function found(query: string, ...options: readonly string[]): readonly number[] {
  const { out } = search("--json", ...options, query, records);
  return out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line).id);
}

const definition = (change: object) =>
  file(
    "definition.json",
    JSON.stringify({
      name: "logs",
      text: ["text"],
      fields: { code: { kind: "wholeNumber", path: "code" } },
      ...change,
    }),
  );

describe("--language", () => {
  it.each<readonly [query: string, ids: readonly number[]]>([
    ["", [1001, 1002, 1003, 1004, 1005]],
    ["gift", [1001, 1005]],
    ["mira -state:sent", []],
    ["total:>100 -state:sent", [1003, 1004]],
    ["item:strings OR item:*piano", [1001, 1002, 1004, 1005]],
    ["placed:2026-11-24..2026-11-25", [1004, 1005]],
    ["big", [1001, 1004]],
  ])("searches records by the fields of a definition in JSON: %j", (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  it("has a column for each field, and the first searched text with its matches", () => {
    const { out } = search("--color", "always", "koch invoice", records);
    const plain = out.replaceAll(/\x1b\[[0-9;]*m/g, "");
    expect(plain.split("\n").map((line) => line.trim())).toEqual([
      "ID  PLACED      TOTAL  STATE  ITEM                  SELLER  CUSTOMER.NAME",
      "1001  2026-11-02    649  SENT   digital piano, bench  ada     Mira Koch",
      "note: A gift: no invoice in the box",
      "",
    ]);
    expect(out).toMatch(/Mira \x1b.*Koch\x1b/);
  });

  it("has @me, if it knows who that is", () => {
    expect(found("seller:@me", "--me", "grace")).toEqual([1003, 1004]);
    expect(search("seller:@me", records)).toMatchObject({ code: 2, out: "" });
  });

  it("reads queries to check and to show in that language", () => {
    expect(run(["check", "--language", "examples/orders.json", "total:ten"]).out).toContain(
      "is not a valid value for “total”",
    );
    expect(run(["tree", "--language", "examples/orders.json", "late"]).out).toContain("keyword late");
  });

  it("takes no record for an answer of a service", () => {
    const language = definition({});
    const input =
      '{"status":"error","error":"timeout","text":"no answer"}\n{"status":"ok","job":{"id":1},"text":"answer"}\n';
    expect(run(["--language", language, "--count", "answer"], { input })).toEqual({ code: 0, out: "2\n", err: "" });
  });

  const wrong = (content: string) => {
    const path = file("wrong.json", content);
    const { code, out, err } = run(["--language", path, "x", records]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    return err.replace(path, "FILE");
  };

  it.each<readonly [message: string, content: string]>([
    ["not JSON: Expected ',' or '}' after property value, at line 2, column 3", '{ "name": "x"\n  "text": [] }'],
    ["not JSON: Unexpected end of JSON input", ""],
    ["fields: This property is missing.", '{ "name": "x", "text": [] }'],
    [
      "fields.total.kind: Expected one of exactText, containsText, oneOf, wholeNumber, number, date, duration, bytes, boolean, keyed, not “decimal”.",
      '{ "name": "x", "text": [], "fields": { "total": { "kind": "decimal", "path": "total" } } }',
    ],
    [
      'The field “at”: date is only there in languages with dialect: "extended".',
      '{ "name": "x", "text": [], "fields": { "at": { "kind": "date", "path": "at" } } }',
    ],
  ])("says what is wrong with a definition, and where: %s", (message, content) => {
    expect(wrong(content)).toBe(`querybar: FILE: ${message}\n`);
  });

  it("reports a definition that cannot be read", () => {
    expect(run(["--language", "missing.json", "x", records])).toEqual({
      code: 2,
      out: "",
      err: "querybar: missing.json: no such file\n",
    });
  });

  it.each(["--github", "--extended", "--git"])("is not together with %s", (option) => {
    expect(run([option, "--language", "examples/orders.json", "x"]).code).toBe(2);
  });
});
