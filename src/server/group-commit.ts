import { setImmediate as nextTurn } from "node:timers/promises";

/** Does a piece of work in a transaction that it shares with others, and answers when that is committed. */
export type GroupCommit = <Result>(work: () => Result) => Promise<Result>;

/**
 * Of a creation, the wait for the disk is what takes time, so those that come in the meantime share the next one.
 * A piece of work that throws has its own error, and must not have written anything; where the commit fails, all have that one.
 */
export function groupCommit(inTransaction: (work: () => void) => void): GroupCommit {
  let waiting: (() => void)[] = [];
  let committed: Promise<void> | undefined;

  async function commit(): Promise<void> {
    await nextTurn();
    const group = waiting;
    waiting = [];
    committed = undefined;
    inTransaction(() => {
      for (const work of group) work();
    });
  }

  return async (work) => {
    let outcome: (() => ReturnType<typeof work>) | undefined;
    waiting.push(() => {
      try {
        const result = work();
        outcome = () => result;
      } catch (error) {
        outcome = () => {
          throw error;
        };
      }
    });
    committed ??= commit();
    await committed;
    return (outcome as () => ReturnType<typeof work>)();
  };
}
