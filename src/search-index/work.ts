/** Does work that stops now and then, without minding its stops. */
export function atOnce<Result>(work: Generator<unknown, Result>): Result {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

/** How long the thread is kept; the last step of a slice may exceed it. */
const sliceMilliseconds = 4;

/** Does work in slices, once the thread is free; calls before each further pause with what the work told last. */
export async function inSlices<Told, Result>(
  work: Generator<Told, Result>,
  beforePause: (told: Told) => void,
): Promise<Result> {
  await pause();
  let start = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - start < sliceMilliseconds) continue;
    beforePause(step.value);
    await pause();
    start = performance.now();
  }
}

/** Lets go first what waits for the thread: input, painting, timers. (A timer of our own would be held back for milliseconds.) */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
