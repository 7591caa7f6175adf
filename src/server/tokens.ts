import { timingSafeEqual } from "hono/utils/buffer";
import { querybarError } from "../language/error.ts";

/**
 * Whether a token is one of the server's; without any, every request is accepted. It takes as long for a wrong token as for the right one,
 * and as long for the first as for the last, so that the time reveals nothing.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for an empty token.
 */
export function tokenCheck(tokens: readonly string[]): (given: string) => Promise<boolean> {
  if (tokens.includes("")) {
    throw querybarError("invalid-argument", "An empty token would open the server to everybody.");
  }
  return async (given) => {
    const results = await Promise.all(tokens.map((token) => timingSafeEqual(given, token)));
    return tokens.length === 0 || results.includes(true);
  };
}
