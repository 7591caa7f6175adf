import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { progressLine, progressOn } from "../../src/terminal/progress.ts";

/** What a terminal, or another stream, gets while a search goes on at certain times. */
function sent(isTTY: boolean, search: (at: (milliseconds: number) => void, clear: () => void) => void): string {
  const stream = new PassThrough();
  let time = 500;
  const progress = progressOn(Object.assign(stream, { isTTY }) as unknown as NodeJS.WriteStream, () => time);
  search((milliseconds) => {
    time = 500 + milliseconds;
    progress.show(5e6, 20e6, 3);
  }, progress.clear);
  return stream.read()?.toString() ?? "";
}

const line = (left: number) => `\r\x1b[K5 MB of 20 MB (25 %), 3 found, about ${left} s left`;

describe("the progress line", () => {
  it("is shown after a second, and then ten times a second", () => {
    const shown = sent(true, (at) => [0, 500, 999, 1000, 1050, 1099, 1100, 1500].forEach(at));
    expect(shown).toBe(line(3) + line(4) + line(5));
  });

  it("is removed once, if it is there", () => {
    expect(sent(true, (at, clear) => [at(10), clear()])).toBe("");
    expect(sent(true, (at, clear) => [at(2000), clear(), clear()])).toBe(`${line(6)}\r\x1b[K`);
  });

  it("is never shown to anything but a terminal", () => {
    expect(sent(false, (at, clear) => [at(2000), clear()])).toBe("");
  });

  it.each([
    [{ bytes: 412e6, total: 1.04e9, found: 12_345 }, "412 MB of 1.0 GB (39 %), 12,345 found, about 2 s left"],
    [{ bytes: 0, total: 5000, found: 0 }, "0 kB of 5 kB (0 %), 0 found"],
    [{ bytes: 6000, total: 5000, found: 1 }, "6 kB of 5 kB (100 %), 1 found, about 0 s left"],
    [{ bytes: 1.5e9, total: undefined, found: 1 }, "1.5 GB read, 1 found"],
    [{ bytes: 1000, total: 0, found: 1 }, "1 kB read, 1 found"],
  ])("%j reads %s", ({ bytes, total, found }, expected) => {
    expect(progressLine(bytes, total, found, 1200)).toBe(expected);
  });
});
