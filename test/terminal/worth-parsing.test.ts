import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { githubRuns } from "../../examples/github-runs.ts";
import { type AnyLanguage, layer, parse, toPredicate } from "../../src/index.ts";
import { worthParsing } from "../../src/terminal/input/worth-parsing.ts";
import { queryText, run } from "../arbitraries.ts";

const parseIn = (text: string, language: AnyLanguage = layer) => parse(text, language);

function asLatin1(line: string): string {
  return Buffer.from(line).toString("latin1");
}

/** JSON in any of the ways in which a text may be written: each character as itself or escaped. */
function writtenAs(json: string, isEscaped: (place: number) => boolean): string {
  let place = 0;
  return json.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => {
    const text = JSON.parse(quoted) as string;
    const characters = text.split("").map((unit) => {
      const plain = JSON.stringify(unit).slice(1, -1);
      if (!isEscaped(place++)) return plain;
      return unit === "/" ? "\\/" : `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
    });
    return `"${characters.join("")}"`;
  });
}

const spelling = fc.oneof(
  fc.constant([false]),
  fc.constant([true]),
  fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
);

describe("a record that matches is worth parsing", () => {
  it("however its JSON is spelled", () => {
    let matched = 0;
    fc.assert(
      fc.property(queryText, run, spelling, (text, record, escapes) => {
        const query = parseIn(text);
        const plain = JSON.stringify(record, (_, value) => (typeof value === "bigint" ? String(value) : value));
        const line = writtenAs(plain, (place) => escapes[place % escapes.length] === true);
        fc.pre(toPredicate(query)(JSON.parse(line)));
        matched++;
        expect(worthParsing(query)?.(asLatin1(line)) ?? true).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(matched).toBe(3000);
  });

  it.each([
    ["k", '{"author":"\u212a"}'],
    ["mask", '{"author":"ma\u017f\u212a"}'],
    ["mask", '{"author":"ma\\u017f\\u212A"}'],
    ['"K"', '{"author":"\u212a"}'],
    ["a;b", '{"author":"a\u037eb"}'],
    ["a`b", '{"author":"a\u1fefb"}'],
    ["status:ſucceeded", '{"calculated_status":"SUCCEEDED"}'],
    ["status:succeeded", '{"calculated_status":"\u017fucceeded"}'],
    ["café", '{"author":"cafe\u0301"}'],
    ["cafe\u0301", '{"author":"café"}'],
    ["branch:a/b", '{"branch":"a\\/b"}'],
    ['branch:"a\\"b"', '{"branch":"a\\"b"}'],
    ["id:10", '{"id":1e1}'],
    ["id:10", '{ "id" : 0.1E2 }'],
    ["id:1", '{"id":0.99999999999999999999}'],
    ["id:10", '{"id":"0010"}'],
    ["failed", '{"calculated_status":"runner_error"}'],
    ["fix", '{"status":"ok","job":{"commit_title":"FIX"}}'],
  ])("%s in %s", (text, line) => {
    expect(worthParsing(parseIn(text))?.(asLatin1(line))).not.toBe(false);
  });
});

const line = '{"id":7,"branch":"main","calculated_status":"NEW","commit_title":"Fix the café","commit_body":"a\\nb"}';

describe("a record that lacks something is not", () => {
  it.each([
    "typo",
    "fix typo",
    '"fix"',
    "bücher",
    "branch:Main",
    "id:8",
    "status:running",
    "failed",
    "running",
    "mask",
  ])("%s", (text) => {
    const test = worthParsing(parseIn(text));
    expect([line, `${line}\r`].map((one) => test?.(asLatin1(one)))).toEqual([false, false]);
  });

  it("in another language", () => {
    const test = worthParsing(parseIn("number:7", githubRuns));
    expect([test?.('{"number":70}'), test?.('{"number":8}'), test?.('{"number":7e0}')]).toEqual([true, false, true]);
  });
});

describe("nothing is passed over", () => {
  it.each(["", "-fix", "-branch:main", "done", "検索", "id:x", "repo:", '"\\""', "-failed"])(
    "that %s leaves open",
    (text) => {
      expect(worthParsing(parseIn(text))?.(asLatin1(line)) ?? true).toBe(true);
    },
  );

  const lateError = `{"details":"${"x".repeat(300)}","run":{"id":1},"status":"error","error":"There are no runs"}`;
  it.each(["", "nothing", '{"id":1', "[1]", '"text"', '{"status":"error","error":"There are no runs"}', lateError])(
    "of which something is to be said: %s",
    (broken) => {
      expect(worthParsing(parseIn("typo"))?.(broken)).toBe(true);
    },
  );
});
