import { describe, expect, it } from "vitest";
import { tokenCheck } from "../../src/server/tokens.ts";

/** In one piece, as what comes over a network is. */
const text = (content: Buffer): string => content.toString("latin1");

describe("the time that a token takes", () => {
  const length = 2_000_000;
  const right = Buffer.alloc(length, "a");
  const wrongAt = (place: number) => {
    const token = Buffer.from(right);
    token[place] = 0x62;
    return text(token);
  };
  /** The processor's time, at its best of some. */
  const timeOf = async (tokens: readonly string[], given: string) => {
    const isToken = tokenCheck(tokens);
    const times: number[] = [];
    for (let time = 0; time < 5; time++) {
      const before = process.cpuUsage();
      await isToken(given);
      const { user, system } = process.cpuUsage(before);
      times.push(user + system);
    }
    return Math.max(1, Math.min(...times));
  };

  // A comparison that ends at the first difference is a thousand times as fast for one than for the other.
  it("says nothing about where a wrong one differs", async () => {
    const tokens = [text(right)];
    const atOnce = await timeOf(tokens, wrongAt(0));
    const atTheEnd = await timeOf(tokens, wrongAt(length - 1));
    const never = await timeOf(tokens, text(right));
    for (const time of [atTheEnd, never]) {
      expect(time / atOnce).toBeLessThan(5);
      expect(time / atOnce).toBeGreaterThan(1 / 5);
    }
  });

  it("says nothing about which of several it is", async () => {
    const tokens = [text(right), wrongAt(0), wrongAt(1)];
    const first = await timeOf(tokens, text(right));
    const last = await timeOf(tokens, wrongAt(1));
    expect(last / first).toBeLessThan(2.5);
    expect(last / first).toBeGreaterThan(1 / 2.5);
  });
});
