/** How often a law is tried, as an option of fast-check: ten times as often if `LONG_LAWS` is set, as `npm run test:all` does. */
export function tries(numRuns: number): { readonly numRuns: number } {
  const isLong = typeof process !== "undefined" && process.env["LONG_LAWS"] !== undefined;
  return { numRuns: isLong ? 10 * numRuns : numRuns };
}
