import { expect, test } from "vitest";
import { parse } from "../src/index.ts";
import messages from "./messages.json" with { type: "json" };

// Every sentence that a query can be told, for somebody to read through: a sentence that is changed is changed here, too.

test.each(Object.entries(messages))("%s", (text, expected) => {
  const said = parse(text).diagnostics.map(({ message, fixes = [] }) =>
    [message, ...fixes.map(({ label }) => label)].join(" | "),
  );
  expect(said).toEqual(expected);
});
