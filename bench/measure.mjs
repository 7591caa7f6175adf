// Timing: all candidates take turns within a round, so that other load on the machine affects all of them; a candidate's
// figure is the median of its rounds, its ratio to another the median of the rounds' ratios. The garbage collector is left alone:
// forcing it between rounds makes V8 throw optimised code away.

const now = () => Number(process.hrtime.bigint());

let sink = 0;

/** Keeps a result alive, so that no work is optimised away. */
export function consume(result) {
  if (result) sink = (sink + 1) | 0;
}

/**
 * Measures candidates, `{ name: function }`, each function one operation. Returns `{ name: { median, low, high, rounds } }` in
 * nanoseconds an operation, with the quartiles as `low` and `high`.
 */
export function measure(candidates, { rounds = 15, batch = 5e6, most = Number.POSITIVE_INFINITY, warmUp = 60e6 } = {}) {
  const entries = Object.entries(candidates).map(([name, run]) => ({
    name,
    run,
    repeats: repeatsFor(run, batch, most, warmUp),
    times: [],
  }));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < entries.length; turn++) {
      const { run, repeats, times } = entries[(turn + round) % entries.length];
      const start = now();
      for (let repeat = 0; repeat < repeats; repeat++) consume(run());
      times.push((now() - start) / repeats);
    }
  }
  return Object.fromEntries(entries.map(({ name, times }) => [name, summary(times)]));
}

/** Warms up, and finds how often a function runs in `batch` nanoseconds. */
function repeatsFor(run, batch, most, warmUp) {
  let runs = 0;
  let last = 0;
  const start = now();
  do {
    const before = now();
    consume(run());
    last = now() - before;
    runs++;
  } while (now() - start < warmUp && (runs < most || now() - start < batch));
  // A function of nanoseconds is timed together with the clock above: run it again without.
  const repeats = Math.max(1, Math.round(batch / Math.max(last, 1)));
  const again = now();
  for (let repeat = 0; repeat < repeats; repeat++) consume(run());
  return Math.min(most, Math.max(1, Math.round((repeats * batch) / (now() - again))));
}

export function summary(times) {
  const sorted = [...times].sort((one, other) => one - other);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75), rounds: times };
}

export function quantile(sorted, share) {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  return sorted[below] + (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]) * (place - below);
}

/** How many times as long as `other`, each round compared with its own. */
export function ratio(one, other) {
  return summary(one.rounds.map((time, round) => time / other.rounds[round])).median;
}

export function geometricMean(numbers) {
  return Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);
}
