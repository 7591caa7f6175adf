import { expect, test } from "vitest";
import { defineLanguage, exactText, oneOf, parse } from "../src/index.ts";
import messages from "./messages.json" with { type: "json" };
import { applied } from "./trees.ts";

// Every message that a query can have, and what each of its fixes makes of the text. Read them through after a change.

test.each(Object.entries(messages))("%s", (text, expected) => {
  const said = parse(text).diagnostics.map(({ message, fixes = [] }) =>
    [message, ...fixes.map((fix) => `${fix.label} → ${applied(fix, text)}`)].join(" | "),
  );
  expect(said).toEqual(expected);
  expect(parse(text).diagnostics.filter((diagnostic) => "fixes" in diagnostic && !diagnostic.fixes?.length)).toEqual(
    [],
  );
});

test("a fix changes only what it must", () => {
  const edits = parse("brnach:main").diagnostics.flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.edits));
  expect(edits).toEqual([{ from: 0, to: 7, insert: "branch:" }]);
});

test.each(['"\ud83d" -"\ud83d"', "x\ud83d -x\ud83d", "\ud83d検 -\ud83d", '"😀" -"\ud83d"', "\ud83da -a"])(
  "%j: nothing is claimed of half a surrogate pair",
  (text) => {
    expect(parse(text).diagnostics).toEqual([]);
  },
);

const tickets = defineLanguage<Record<string, string>>()({
  name: "tickets",
  text: ["title"],
  fields: { state: oneOf("state", ["open", "in progress", "won't fix"]), r: exactText("reporter") },
  keywords: {},
});

test.each([
  ["stat:inprogress", ['Change to “state:"in progress"”']],
  ['stat:"open"', ['Change to “state:"open"”']],
  ["stat:opn", ["Change to “state:open”"]],
  ["r：me", ["Change to “r:me”"]],
  ["：me", []],
])("in another language, %s", (text, expected) => {
  const labels = parse(text, { language: tickets }).diagnostics.flatMap(({ fixes = [] }) =>
    fixes.map(({ label }) => label),
  );
  expect(labels).toEqual(expected);
});

test.each([57, 58, 59, 60, 61, 62])("a message cuts no surrogate pair in half: %i letters before it", (count) => {
  const text = `id:${"x".repeat(count)}${"😀".repeat(9)}`;
  for (const { message } of parse(text).diagnostics) {
    expect(message.isWellFormed()).toBe(true);
    expect(message).not.toMatch(/U\+D83D/);
  }
});

const letters = [..."abcdefghijklm"].map((letter) => letter.repeat(3));

test.each([
  [12, "Expected aaa, bbb, ccc, ddd, eee, fff, ggg, hhh, iii, jjj, kkk, or lll."],
  [13, "Expected one of 13 values, such as mmm, aaa, bbb, ccc, ddd, eee, fff, ggg, hhh, iii, jjj, or kkk."],
])("of %i values, those that are near and the first ones are listed", (count, expected) => {
  const language = defineLanguage<{ readonly key: string }>()({
    name: "letters",
    text: [],
    fields: { letter: oneOf("key", letters.slice(0, count)) },
  });
  const [diagnostic] = parse("letter:mmx", { language }).diagnostics;
  expect(diagnostic?.message).toBe(`“mmx” is not a valid value for “letter”. ${expected}`);
});

test("a language without fields misses none", () => {
  const language = defineLanguage<{ readonly title: string }>()({ name: "titles", text: ["title"], fields: {} });
  expect(parse("author:ada", { language }).diagnostics).toEqual([]);
});

test("nonsense as a status has no fix, however long", () => {
  for (const nonsense of ["x", "!?", "qwertyuiop", "x".repeat(200), "NE".repeat(100), "RUNNING".repeat(40)]) {
    expect(
      parse(`status:${nonsense}`).diagnostics.flatMap(({ fixes = [] }) => fixes.map(({ label }) => label)),
    ).toEqual([]);
  }
});
