/** Whether laws are tried for long, as by `npm run test:all`. */
export const isLong = typeof process !== "undefined" && process.env["LONG_LAWS"] !== undefined;

/** How often a law is tried, as an option of fast-check: ten times as often if `LONG_LAWS` is set. */
export function tries(numRuns: number): { readonly numRuns: number } {
  return { numRuns: isLong ? 10 * numRuns : numRuns };
}
