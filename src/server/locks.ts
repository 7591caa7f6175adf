import { setTimeout as pause } from "node:timers/promises";
import { nextTurn, type Turn, type TurnKind } from "./turns.ts";

/** SQLite's `SQLITE_BUSY` and `SQLITE_LOCKED`; an extended code holds them in its last byte. */
const lockCodes: readonly number[] = [5, 6];

/** Whether SQLite refused something because another connection holds a lock. */
export function isLocked(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && lockCodes.includes(Number(error.errcode) & 0xff);
}

/** In milliseconds: between two attempts, and for all of them. */
const pauseLength = 10;
const longestWait = 5_000;

/**
 * Attempts something in a turn, and repeats it while another process holds a lock. SQLite could wait for locks itself, but that
 * would block the event loop.
 *
 * @throws the attempt's error, for a lock only after five seconds or when the signal ends the wait; else the signal's reason.
 */
export async function whenUnlocked<Result>(
  attempt: (turn: Turn) => Result,
  signal?: AbortSignal,
  kind: TurnKind = "first",
): Promise<Result> {
  const end = performance.now() + longestWait;
  let lock: unknown;
  for (;;) {
    const turn = await nextTurn(kind);
    if (signal?.aborted) throw lock ?? signal.reason;
    try {
      return attempt(turn);
    } catch (error) {
      if (!isLocked(error) || performance.now() >= end) throw error;
      lock = error;
    }
    await pause(pauseLength);
  }
}
