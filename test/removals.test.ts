import { describe, expect, test } from "vitest";
import { layerExtended, parse } from "../src/index.ts";
import { applied } from "./trees.ts";

// What a fix removes takes its operator, its parentheses and a space with it, so that the rest reads as before.

/** Where the first diagnostic of a code is, and the text with its last fix. */
function removed(text: string, code: string): readonly (string | undefined)[] {
  const found = parse(text, { language: layerExtended }).diagnostics.find((one) => one.code === code);
  const fix = found?.fixes?.at(-1);
  return [text.slice(found?.from, found?.to), fix && applied(fix, text)];
}

describe.each<[string, readonly (readonly [text: string, place: string, fixed: string])[]]>([
  [
    "duplicate-term",
    [
      ["a NOT NOT a b c", "NOT NOT a", "a b c"],
      ["-(a b) -(b a) y z", "-(b a)", "-(a b) y z"],
      ["NOT (a b) NOT (b a) y z", "NOT (b a)", "NOT (a b) y z"],
      ["((a OR b)) ((b OR a)) c", "((b OR a))", "((a OR b)) c"],
      ["a OR b (b) c", "b", "a OR b c"],
      ["x ((a)) (a", "a", "x ((a))"],
      ["x (a (a", "a", "x (a"],
      ["a OR b AND b c", "b", "a OR b c"],
      ['"b" x "b"y', '"b"', '"b" x y'],
    ],
  ],
  [
    "dead-alternative",
    [
      ["running (done OR fix)", "done", "running (fix)"],
      ["running (fix OR done)", "done", "running (fix)"],
      ["running (fix OR done OR b)", "done", "running (fix OR b)"],
      ["running (fix OR NOT NOT done)", "NOT NOT done", "running (fix)"],
      ["running (((done)) OR fix)", "done", "running (fix)"],
      ["running ((done a) b OR fix)", "(done a) b", "running (fix)"],
      ["running (fix OR ((a done) c) b) c", "((a done) c) b", "running (fix) c"],
      ["running (fix OR b (a done)) c", "b (a done)", "running (fix) c"],
    ],
  ],
  [
    "lonely-minus",
    [
      ["a OR -", "-", "a"],
      ["- OR a", "-", "a"],
      ["a - OR b", "-", "a OR b"],
      ["a OR - OR b", "-", "a OR b"],
      ["a AND - OR b", "-", "a OR b"],
      ["a OR - AND b", "-", "a OR b"],
      ["a AND - b", "-", "a b"],
      ["(a -) b", "-", "(a) b"],
      ["(- a) b", "-", "(a) b"],
      ["a OR (b -)", "-", "a OR (b)"],
      ["(a) - (b)", "-", "(a) (b)"],
      ["(a)- b", "-", "(a) b"],
      ["a (-) b", "-", "a b"],
      ["a NOT (-) b", "-", "a b"],
      ["NOT NOT ((-)) b", "-", "b"],
      ["a ((-", "-", "a"],
      ["a -(-", "-", "a"],
      ["a OR NOT - b", "-", "a OR b"],
      ["a NOT OR - b", "-", "a NOT OR b"],
      ["NOT AND - fix", "-", "NOT AND fix"],
      ["x(a (b\\ -) c", "-", "x(a (b\\ ) c"],
      ["(x( -) c", "-", "(x( ) c"],
      ["(a OR x( - )", "-", "(a OR x( )"],
    ],
  ],
  [
    "empty-phrase",
    [
      ['a OR """"', '""', "a"],
      ['"" "" OR a', '""', "a"],
      ['"" ""', '""', '""'],
      ['(a "" "") b', '""', '(a "") b'],
      ['a ("") b', '""', "a b"],
      ['(a OR "" "") b', '""', "(a) b"],
      ['NOT "" a', '""', "a"],
      ['NOT ("") OR a', '""', "a"],
    ],
  ],
  [
    "empty-group",
    [
      ["()() OR a", "()", "a"],
      ["a OR ()()()", "()", "a"],
      ["(a ()) b", "()", "(a) b"],
      ["NOT () a", "()", "a"],
      ["(()) a", "(())", "a"],
    ],
  ],
])("the fix for %s", (code, cases) => {
  test.each(cases)("of %s removes %s and leaves %s", (text, place, fixed) => {
    expect(removed(text, code)).toEqual([place, fixed]);
  });
});
