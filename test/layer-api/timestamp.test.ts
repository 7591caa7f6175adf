import { expect, it } from "vitest";
import { readTimestamp, writeTimestamp } from "../../src/layer-api/timestamp.ts";

it.each([
  ["2000-01-01 01:23:45.123456 +0000 UTC", "2000-01-01T01:23:45.123Z"],
  ["2000-01-01 01:23:45.123456789 +0000 UTC", "2000-01-01T01:23:45.123Z"],
  ["2000-01-01 01:23:45.9 +0000 UTC", "2000-01-01T01:23:45.900Z"],
  ["2000-01-01 01:23:45 +0000 UTC", "2000-01-01T01:23:45.000Z"],
  ["2000-02-29 23:30:00.5 -0330 NST", "2000-03-01T03:00:00.500Z"],
])("reads %s", (text, iso) => expect(readTimestamp(text)?.toISOString()).toBe(iso));

it.each([
  "",
  "2000-01-01",
  "2000-01-01T01:23:45Z",
  "2000-01-01 01:23:45.1234567890 +0000 UTC",
  "2000-13-01 01:23:45.1 +0000 UTC",
  "2001-02-29 01:23:45.1 +0000 UTC",
  "2000-01-01 25:23:45.1 +0000 UTC",
])("knows that %s is none", (text) => expect(readTimestamp(text)).toBeUndefined());

it.each([
  ["2026-11-16T08:08:49.555Z", "2026-11-16 08:08:49.555 +0000 UTC"],
  ["2026-11-16T08:08:40.170Z", "2026-11-16 08:08:40.17 +0000 UTC"],
  ["2026-11-16T10:00:00.000Z", "2026-11-16 10:00:00 +0000 UTC"],
])("writes %s without zeros at the end", (iso, text) => {
  expect(writeTimestamp(new Date(iso))).toBe(text);
  expect(readTimestamp(text)?.toISOString()).toBe(iso);
});
