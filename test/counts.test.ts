import { expect, test } from "vitest";
import { parse } from "../src/index.ts";
import { makeCounter } from "../src/search-bar/counts.ts";
import { defaultSettings } from "../src/search-bar/settings.ts";

test("a search box counts the values among what the rest of the query selects", () => {
  const records = [
    { branch: "main", id: 1 },
    { branch: "main", id: 2 },
    { branch: "dev", id: 1 },
  ];
  const counter = makeCounter({ ...defaultSettings(), records });
  expect([...(counter.at(parse("id:2 branch:"), 5, "branch") ?? [])]).toEqual([
    ["main", 1],
    ["dev", 0],
  ]);
});
