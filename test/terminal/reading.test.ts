import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type AnyLanguage, layer, parse, toPredicate } from "../../src/index.ts";
// The tool knows its own languages by identity: in the package, `layer` is another object.
import { layer as layerOfTool } from "../../src/layer/language.ts";
import { fromStream } from "../../src/terminal/input/bytes.ts";
import { formatOf } from "../../src/terminal/input/format.ts";
import { memberText } from "../../src/terminal/input/json-text.ts";
import { type Prefilter, prefilterFor } from "../../src/terminal/input/prefilter.ts";
import { type CountingPrefilter, readRecords } from "../../src/terminal/input/read.ts";
import type { Path } from "../../src/terminal/input/records-at.ts";
import { tries } from "../tries.ts";

/** What is read from an input that comes in pieces: records as JSON, and how each was written. */
async function readFrom(pieces: readonly Buffer[], prefilter?: CountingPrefilter, at?: Path) {
  const records: unknown[] = [];
  const written: string[] = [];
  const troubles: string[] = [];
  await readRecords(fromStream(Readable.from(pieces)), layerOfTool, at, {
    take(record, asWritten) {
      // Large numbers come as bigints, which JSON does not know.
      records.push(typeof record["id"] === "bigint" ? { ...record, id: Number(record["id"]) } : record);
      written.push(asWritten().toString());
      return true;
    },
    error: (line, message) => troubles.push(`${line}: ${message}`),
    note: (line, message) => troubles.push(`${line}: ${message}`),
    pause() {},
    prefilter,
  });
  return { records, written, troubles };
}

function prefilterOf(text: string): Prefilter {
  const prefilter = prefilterFor(parse<AnyLanguage>(text, { language: layer }));
  if (prefilter === undefined) throw new Error(`There is nothing to tell by ${text}.`);
  return prefilter;
}

/** A text's bytes, cut at some places. */
function cutAt(text: string, places: readonly number[]): Buffer[] {
  const bytes = Buffer.from(text);
  const cuts = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((one, other) => one - other);
  return [0, ...cuts].map((from, place) => bytes.subarray(from, cuts[place] ?? bytes.length));
}

const value = fc.jsonValue({ maxDepth: 3, stringUnit: "binary" });
const record = fc
  .dictionary(fc.constantFrom("author", "a", "b", 'q"', "ß"), value, { maxKeys: 4 })
  // As JSON has it: no -0.
  .map((one) => JSON.parse(JSON.stringify({ ...one, id: 1 })) as unknown);
const records = fc.array(record, { maxLength: 6 });
const cuts = fc.array(fc.nat(), { maxLength: 8 });
const indent = fc.constantFrom(undefined, 1, "\t");
const formats: Readonly<Record<string, (all: readonly unknown[], space: string | number | undefined) => string>> = {
  lines: (all) => all.map((one) => `${JSON.stringify(one)}\n`).join(""),
  "lines with carriage returns": (all) => all.map((one) => JSON.stringify(one)).join("\r\n"),
  "an array": (all, space) => JSON.stringify(all, null, space),
  "several arrays": (all, space) => all.map((one) => JSON.stringify([one], null, space)).join("\n"),
  "values on end": (all, space) => all.map((one) => JSON.stringify(one, null, space)).join("\n"),
};

describe("records are read as they were written, wherever the input is cut", () => {
  it.each(Object.keys(formats))("%s", async (format) => {
    await fc.assert(
      fc.asyncProperty(records, indent, cuts, async (all, space, places) => {
        const read = await readFrom(cutAt(formats[format]?.(all, space) ?? "", places));
        expect(read.records).toEqual(all);
        expect(read.written.map((line) => JSON.parse(line))).toEqual(all);
        expect(read.written.every((line) => line.indexOf("\n") === line.length - 1)).toBe(true);
        expect(read.troubles).toEqual([]);
      }),
      tries(100),
    );
  });

  it("says the same of any text, however it is cut", async () => {
    const text = fc.string({ unit: fc.constantFrom(...'[]{}",:\\ \n1at'.split(""), '{"a":1}', "é"), maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(text, cuts, async (input, places) => {
        expect(await readFrom(cutAt(input, places))).toEqual(await readFrom([Buffer.from(input)]));
      }),
      tries(400),
    );
  });

  it("finds every record of a broken array whose other elements are whole", async () => {
    const broken = fc.constantFrom("{,}", "tru", '{"a":}', '"\\x"', "01", "nul");
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            record.map((one) => JSON.stringify(one)),
            broken,
          ),
        ),
        async (parts) => {
          const whole = parts.filter((part) => isJson(part)).map((part) => JSON.parse(part));
          const read = await readFrom([Buffer.from(`[${parts.join(",")}]`)]);
          expect(read.records).toEqual(whole);
          expect(read.troubles.length).toBe(parts.length - whole.length);
        },
      ),
      tries(100),
    );
  });
});

describe("records that cannot match are passed over, and nothing else is", () => {
  const line = fc.constantFrom(
    '{"id":1,"commit_title":"Fix it","commit_body":"a"}',
    '{"id":2,"commit_title":"fi\\u0078"}',
    '{"repository_name":"fix","id":3,"commit_title":"WIP"}\r',
    '{"status":"ok","job":{"id":4,"commit_title":"fixed"}}',
    '{"status":"error","error":"There are no runs"}',
    '{"id":5,"commit_title":"fix"',
    "",
    "[1]",
    ...Array.from({ length: 4 }, (_, id) => `{"id":${id},"commit_title":"é","error":null}`),
    `{"id":6,"commit_body":"${"long ".repeat(8000)}"}`,
    `{"id":7,"commit_body":"${"long ".repeat(8000)} fix"}`,
    `${'{"id":8,"commit_title":"WIP"}\n'.repeat(1500)}{"id":9}`,
  );

  it.each(["fix", "fix -wip", '"fix"', "id:3 fix"])("of several lines, wherever they are cut: %s", async (text) => {
    const matches = toPredicate(parse<AnyLanguage>(text, { language: layer }));
    const prefilter = prefilterOf(text);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), cuts, fc.boolean(), async (lines, places, isEnded) => {
        // The first line shows the format.
        const pieces = cutAt(`{"id":0}\n${lines.join("\n")}${isEnded ? "\n" : ""}`, places);
        let passed = 0;
        const sifted = await readFrom(pieces, { ...prefilter, skipped: (count) => (passed += count) });
        const all = await readFrom(pieces);
        const isWanted = (one: unknown) => matches(one as Parameters<typeof matches>[0]);
        expect(sifted.records.filter(isWanted)).toEqual(all.records.filter(isWanted));
        expect(sifted.troubles).toEqual(all.troubles);
        expect(sifted.records.length + passed).toBe(all.records.length);
      }),
      tries(100),
    );
  });
});

test("lines that cannot match are skipped, and the others are read", async () => {
  const lines = Array.from(
    { length: 10_000 },
    (_, id) => `{"id":${id},"commit_title":"${id % 1000 ? "WIP" : "Fix"}"}\n`,
  );
  let skipped = 0;
  const { records } = await readFrom([Buffer.from(lines.join(""))], {
    ...prefilterOf("fix"),
    skipped: (count) => (skipped += count),
  });
  expect(records).toEqual(Array.from({ length: 10 }, (_, thousand) => ({ id: thousand * 1000, commit_title: "Fix" })));
  expect(skipped).toBe(9990);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("the beginning shows the format", () => {
  it.each([
    ['{"id":1}\n', "lines"],
    ["[3", "values"],
    [" \n[{}", "values"],
    ['{\n  "id": 1}', "values"],
    ["{\n\n}", "values"],
    ['{"status": "ok",\n "job":{}}', "values"],
    ['{"id":1}{"id":2}\n', "values"],
    ["[", undefined],
    ['{\n  "id": 1', undefined],
    ['{"id":1,\n{"id":2}', "lines"],
    ["hello\nworld", "lines"],
    ['{"id":1', undefined],
    ["{\n", undefined],
    ["", undefined],
    [" \n", undefined],
  ])("%j: %s", (beginning, format) => {
    expect(formatOf(beginning, [], undefined, false)?.type).toBe(format);
  });
});

describe("a member's own text", () => {
  it.each([
    ['{"id":12345678901234567890}', "id", "12345678901234567890"],
    ['{ "id" : 1.00 , "b":2}', "id", "1.00"],
    ['{"a":{"id":1},"b":["id",2,{"id":3}],"id":4}', "id", "4"],
    ['{"id":1,"id":2}', "id", "2"],
    ['{"a":"id","\\u0069d":"x\\"}"}', "id", '"x\\"}"'],
    ['{"id":{"a":[1, 2]} }', "id", '{"a":[1, 2]}'],
    ['{"a":1}', "id", undefined],
    ["{}", "id", undefined],
  ])("%s: %s is %s", (object, name, expected) => {
    expect(memberText(object, name)).toBe(expected);
  });

  it("is what the object holds", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "binary" }), value), indent, (object, space) => {
        const text = JSON.stringify(object, null, space);
        for (const [name, held] of Object.entries(JSON.parse(text))) {
          expect(JSON.parse(memberText(text, name) ?? "")).toEqual(held);
        }
      }),
    );
  });
});
