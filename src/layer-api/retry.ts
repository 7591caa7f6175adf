// Retry-After: 120
// Retry-After: Fri, 31 Dec 1999 23:59:59 GMT
const seconds = /^\d+$/;
const httpDate = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/** The wait of a `Retry-After` header in milliseconds; `undefined` if it is neither a number nor a date. Negative for a date in the past. */
export function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (seconds.test(header)) return Number(header) * 1000;
  const moment = httpDate.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment - Date.now();
}

/** The usual wait after the given number of tries, in milliseconds: it doubles, and up to half of it is random. */
export function backoff(tries: number): number {
  const longest = 300 * 2 ** (tries - 1);
  return longest * (1 - Math.random() / 2);
}
