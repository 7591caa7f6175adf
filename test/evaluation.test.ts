import { expect, it } from "vitest";
import { date, defineLanguage, exactText, parse, toFilter, toPredicate } from "../src/index.ts";

// What a query's dates, ages and `@me` mean is passed when it is evaluated.

const issues = defineLanguage<{ createdAt: Date; author: string }>()({
  name: "issues",
  dialect: "extended",
  text: [],
  fields: { created: date("createdAt"), author: exactText("author", { me: true }) },
});
const read = (text: string) => parse(text, { language: issues });

it.each<[string, string, object]>([
  ["created:<7d", "The option now must be", { now: new Date("soon") }],
  ["created:<7d", "The option now must be", { now: () => "2026-11-26" }],
  ["created:@today", "The option weekStart must be", { weekStart: 0 }],
  ["created:@today", "The option weekStart must be", { weekStart: 8 }],
  ["created:@today", "The option weekStart must be", { weekStart: 1.5 }],
  ["created:@today", "The option timeZone must be", { timeZone: 60 }],
  ["author:@me", "The option me must be", { me: 7 }],
  ["author:@me", "The query uses @me", {}],
])("%s is refused with a wrong option, in words: %s %j", (text, message, options) => {
  const refusal = expect.objectContaining({ code: "invalid-argument", message: expect.stringContaining(message) });
  expect(() => toFilter(read(text), options)).toThrow(refusal);
  expect(() => toPredicate(read(text), options)).toThrow(refusal);
});

it.each([1, 7])("a week may begin on the day %i", (weekStart) => {
  expect(() => toFilter(read("created:@week"), { weekStart })).not.toThrow();
});

it("reads the clock once, for all ages of a query", () => {
  let reads = 0;
  const now = () => new Date(Date.UTC(2026, 10, 26) + reads++);
  toFilter(read("created:<7d created:>1d"), { now });
  expect(reads).toBe(1);
});
