import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { githubRuns } from "../../src/github-runs.ts";
import { type AnyLanguage, layer, parse, toPredicate } from "../../src/index.ts";
import { looksLikeRecord } from "../../src/terminal/input/entry.ts";
import { type Prefilter, prefilterFor } from "../../src/terminal/input/prefilter.ts";
import { queryText, run } from "../arbitraries.ts";
import { tries } from "../tries.ts";

const parseIn = (text: string, language: AnyLanguage = layer) => parse(text, { language });

function asLatin1(line: string): string {
  return Buffer.from(line).toString("latin1");
}

/** Whether the line is parsed, alone and among others: the prefilter must say the same of both. */
function isParsed(prefilter: Prefilter | undefined, line: string): boolean {
  if (prefilter === undefined) return true;
  const written = asLatin1(line);
  const lines = `{}\n${written}\n{}\n`;
  const end = 3 + written.length;
  const next = prefilter.nextIn(lines);
  const mayMatch = prefilter.mayMatch(written);
  if (mayMatch) expect(next(3)).toBeLessThan(end);
  expect(next(end)).toBeGreaterThanOrEqual(end);
  return mayMatch;
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
    fc.assert(
      fc.property(queryText, run, spelling, (text, record, escapes) => {
        const query = parseIn(text);
        const plain = JSON.stringify(record, (_, value) => (typeof value === "bigint" ? String(value) : value));
        const line = writtenAs(plain, (place) => escapes[place % escapes.length] === true);
        fc.pre(toPredicate(query)(JSON.parse(line)));
        expect(isParsed(prefilterFor(query), line)).toBe(true);
      }),
      tries(600),
    );
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
    expect(isParsed(prefilterFor(parseIn(text)), line)).toBe(true);
  });
});

describe("a record that matches is parsed, however a program escapes its JSON", () => {
  const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));
  const hex = (character: string) => character.charCodeAt(0).toString(16).padStart(4, "0");
  const escapedBy = (letters: RegExp, isUpperCase: boolean) => (text: string) =>
    JSON.stringify(text).replace(letters, (letter) => `\\u${isUpperCase ? hex(letter).toUpperCase() : hex(letter)}`);
  const php = (text: string) => escapedBy(/[^\0-\x7f]/g, false)(text).replaceAll("/", "\\/");

  const escaped = escapedBy(/(?<!\\)[^"\\]/g, false);
  const escapedInCapitals = escapedBy(/(?<!\\)[^"\\]/g, true);

  it.each<[string, (text: string) => string]>([
    ["Go", escapedBy(/[<>&\u2028\u2029]/g, false)],
    ["PHP", php],
    ["PHP, for a page", (text) => php(text).replace(/[<>&']/g, (letter) => `\\u${hex(letter).toUpperCase()}`)],
    ["Python", escapedBy(/[^\0-\x7f]/g, false)],
    ["one that escapes all it can", escaped],
    ["one that does so with capitals", escapedInCapitals],
  ])("%s", (_program, write) => {
    for (const character of [...ascii, "é", "ſ", "潮", "🗺️"]) {
      const quoted = character.replace(/["\\]/, "\\$&");
      for (const text of [`"x${quoted}y"`, `"${quoted}${quoted}"`, `branch:"x${quoted}y"`]) {
        const query = parseIn(text);
        const held = text.includes("x") ? `x${character}y` : `${character}${character}`;
        const line = `{"${text.startsWith("branch") ? "branch" : "author"}":${write(held)}}`;
        expect(toPredicate(query)(JSON.parse(line)), line).toBe(true);
        expect(isParsed(prefilterFor(query), line), line).toBe(true);
      }
    }
  });

  it("whichever letter of Unicode it has", () => {
    const blocks = Array.from({ length: 0x300 }, (_, block) =>
      Array.from({ length: 256 }, (_, index) => String.fromCodePoint(block * 256 + index)).filter((one) =>
        one.isWellFormed(),
      ),
    );
    blocks[0] = (blocks[0] as string[]).slice(0x80);
    const all = blocks.flat().join(" ");
    for (const letter of ascii.filter((one) => !/[\s"\\]/.test(one))) {
      for (const text of /[a-z]/.test(letter) ? [`"${letter}"`, letter] : [`"${letter}"`]) {
        const matches = toPredicate(parseIn(text));
        if (!matches({ author: all })) continue;
        const found = blocks.filter((block) => matches({ author: block.join(" ") })).flat();
        for (const author of found.filter((one) => matches({ author: one }))) {
          const written = [JSON.stringify(author), escaped(author), escapedInCapitals(author)];
          for (const json of written)
            expect(isParsed(prefilterFor(parseIn(text)), `{"author":${json}}`), json).toBe(true);
        }
      }
    }
  });
});

const line = '{"id":7,"branch":"main","calculated_status":"NEW","commit_title":"Fix the café","commit_body":"a\\nb"}';

describe("a record without something required is not", () => {
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
    const prefilter = prefilterFor(parseIn(text));
    expect(prefilter?.mayMatch(asLatin1(line))).toBe(false);
    const lines = asLatin1(`${line}\n${line}\r\n`);
    const next = prefilter?.nextIn(lines);
    // The rarest of several things may be the one that is there.
    if (!text.includes(" ")) expect(next?.(0)).toBe(lines.length);
  });

  it("in another language", () => {
    const prefilter = prefilterFor(parseIn("number:7", githubRuns));
    const parsed = ['{"number":70}', '{"number":8}', '{"number":7e0}'].map((one) => isParsed(prefilter, one));
    expect(parsed).toEqual([true, false, true]);
  });
});

describe("nothing is passed over", () => {
  it.each(["", "-fix", "-branch:main", "done", "検索", "id:x", "repo:", '"\\""', "-failed"])(
    "that %s leaves open",
    (text) => {
      expect(isParsed(prefilterFor(parseIn(text)), line)).toBe(true);
    },
  );

  it.each(["{}", '{"id":1}\r', '{"commit_title":"an \\"error\\"","id":1}'])("that is a record: %s", (record) => {
    expect(looksLikeRecord(`[]\n${record}\n[]`, 3, 3 + record.length)).toBe(true);
  });

  const lateError = `{"details":"${"x".repeat(300)}","run":{"id":1},"status":"error","error":"There are no runs"}`;
  it.each(["", "nothing", '{"id":1', "[1]", '"text"', '{"status":"error","error":"There are no runs"}', lateError])(
    "about which there is a message: %s",
    (broken) => {
      expect(looksLikeRecord(`{}\n${broken}\n{}`, 3, 3 + broken.length)).toBe(false);
    },
  );
});
