/** A line that shows how far a long search is. The progress bars of libraries do not share a terminal with the output. */
export interface Progress {
  /** May be called often; the line changes ten times a second, from the second second on. */
  show(bytesRead: number, total: number | undefined, matches: number): void;
  /** Removes the line, before something else is written to the terminal. */
  clear(): void;
}

const silent: Progress = { show() {}, clear() {} };

const delay = 1000;
const interval = 100;

/** `now` gives milliseconds. Nothing is shown on a stream that is not a terminal. */
export function progressOn(stream: NodeJS.WriteStream, now: () => number = () => performance.now()): Progress {
  if (stream.isTTY !== true) return silent;
  const start = now();
  let last = start + delay - interval;
  let shown = false;
  return {
    show(bytesRead, total, matches) {
      const time = now();
      if (time - last < interval) return;
      last = time;
      shown = true;
      stream.write(`\r\x1b[K${progressLine(bytesRead, total, matches, time - start)}`);
    },
    clear() {
      if (!shown) return;
      shown = false;
      stream.write("\r\x1b[K");
    },
  };
}

/** `  412 MB of 1.0 GB (41 %), 12 found, 3 s left` */
export function progressLine(
  bytesRead: number,
  total: number | undefined,
  matches: number,
  milliseconds: number,
): string {
  const found = `${matches.toLocaleString("en")} found`;
  if (total === undefined || total === 0) return `${size(bytesRead)} read, ${found}`;
  const share = Math.min(1, bytesRead / total);
  const left = Math.ceil(((milliseconds / share) * (1 - share)) / 1000);
  const remaining = share > 0 ? `, about ${left} s left` : "";
  return `${size(bytesRead)} of ${size(total)} (${Math.floor(share * 100)} %), ${found}${remaining}`;
}

function size(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return `${Math.round(bytes / 1e3)} kB`;
}
