import { setImmediate as nextIteration } from "node:timers/promises";

/** In milliseconds. One run more may be checked after that, and other requests are answered before the next turn. */
const turnLength = 10;

/** A piece of the event loop's time. */
export interface Turn {
  readonly isOver: () => boolean;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Waits for a turn. An iteration of the event loop has one turn, whoever asks for it, and they are given in the order of asking:
 * a thousand long searches keep the event loop no longer at once than one does.
 */
export async function nextTurn(): Promise<Turn> {
  last = last.then(() => nextIteration());
  await last;
  const end = performance.now() + turnLength;
  return { isOver: () => performance.now() >= end };
}
