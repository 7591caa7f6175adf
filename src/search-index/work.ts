/** Does work that stops often, without a pause. */
export function atOnce<Result>(work: Generator<unknown, Result>): Result {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

/** How long a slice is; its last step may exceed that. */
const sliceMilliseconds = 4;

/** Does work in slices, with a pause before each. Calls `beforePause` with what the work yielded last. */
export async function inSlices<Progress, Result>(
  work: Generator<Progress, Result>,
  beforePause: (progress: Progress) => void,
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

/** Lets pending input, painting and timers go first. A timer of our own would be delayed for milliseconds. */
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
