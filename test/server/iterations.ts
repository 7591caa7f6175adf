/**
 * How long an iteration of the event loop took on the average while a promise was waited for, in milliseconds of the processor's
 * time: what the machine did for others meanwhile is not counted.
 */
export async function averageIteration(work: () => Promise<unknown>): Promise<number> {
  let iterations = 0;
  let isDone = false;
  const count = () => {
    iterations++;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  isDone = true;
  return (user + system) / 1_000 / iterations;
}
