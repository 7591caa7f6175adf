import { isLocked, whenUnlocked } from "./locks.ts";

/** Does work in a transaction that it shares with other work, and resolves when that is committed. */
export type GroupCommit = <Result>(work: () => Result, signal?: AbortSignal) => Promise<Result>;

interface Entry {
  /** Does the work inside a transaction, and returns a function to call after the commit. */
  readonly run: () => () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A commit takes as long as the disk needs, so creations that arrive in the meantime share the next transaction.
 * Work that throws rejects with its own error, and must not have written anything. If the commit fails, all of its work rejects.
 * While another process's lock delays the transaction, work may be done again, and a signal withdraws it.
 */
export function groupCommit(inTransaction: (work: () => void) => void): GroupCommit {
  const waiting = new Set<Entry>();
  let isCommitting = false;
  let lock: unknown;

  async function commitAll(): Promise<void> {
    isCommitting = true;
    while (waiting.size > 0) {
      let answers = new Map<Entry, () => void>();
      try {
        await whenUnlocked((turn) => {
          answers = new Map();
          try {
            inTransaction(() => {
              for (const entry of waiting) {
                answers.set(entry, entry.run());
                if (turn.isOver()) break;
              }
            });
            lock = undefined;
          } catch (error) {
            lock = isLocked(error) ? error : undefined;
            throw error;
          }
          for (const [entry, answer] of answers) {
            waiting.delete(entry);
            answer();
          }
        });
      } catch (error) {
        for (const entry of answers.size > 0 ? answers.keys() : waiting) {
          waiting.delete(entry);
          entry.reject(error);
        }
      }
    }
    isCommitting = false;
  }

  return (work, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const entry: Entry = {
        run() {
          try {
            const result = work();
            return () => resolve(result);
          } catch (error) {
            return () => reject(error);
          }
        },
        reject,
      };
      waiting.add(entry);
      signal?.addEventListener("abort", () => waiting.delete(entry) && reject(lock ?? signal.reason), { once: true });
      if (!isCommitting) void commitAll();
    });
}
