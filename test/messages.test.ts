import { expect, test } from "vitest";
import { applyEdits } from "../src/assist/index.ts";
import { defineLanguage, exactText, oneOf, parse } from "../src/index.ts";
import messages from "./messages.json" with { type: "json" };

// Every sentence that a query can be told, and what each fix would leave, for somebody to read through: a sentence that is
// changed is changed here, too.

test.each(Object.entries(messages))("%s", (text, expected) => {
  const said = parse(text).diagnostics.map(({ message, fixes = [] }) =>
    [message, ...fixes.map(({ label, edits }) => `${label} → ${applyEdits(text, edits)}`)].join(" | "),
  );
  expect(said).toEqual(expected);
  expect(parse(text).diagnostics.filter((diagnostic) => "fixes" in diagnostic && !diagnostic.fixes?.length)).toEqual(
    [],
  );
});

test("a fix changes no more than it must", () => {
  const edits = parse("brnach:main").diagnostics.flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.edits));
  expect(edits).toEqual([{ from: 0, to: 7, insert: "branch:" }]);
});

test.each(['"\ud83d" -"\ud83d"', "x\ud83d -x\ud83d", "\ud83d検 -\ud83d"])(
  "%j: of half a surrogate pair nothing is claimed",
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
  const labels = parse(text, { language: tickets }).diagnostics.flatMap(({ fixes = [] }) => fixes.map(({ label }) => label));
  expect(labels).toEqual(expected);
});
