import { inspect } from "node:util";
import { expect } from "vitest";
import { type ApiError, isQuerybarError } from "../../src/layer-api/index.ts";

/** A token with characters that addresses, JSON and HTML write in other ways. */
export const token = 's3cr3t token/+&"';

/** What a call threw, which must be an error of this package that does not show the token. */
export async function thrown(call: Promise<unknown>): Promise<ApiError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isQuerybarError(error)) throw new Error(`Not an error of the package: ${inspect(error)}`);
  const shown = [
    inspect(error, { depth: 9, showHidden: true }),
    error.stack,
    error.message,
    JSON.stringify(error),
  ].join();
  for (const form of [token, encodeURIComponent(token), "s3cr3t"]) expect(shown.toLowerCase()).not.toContain(form);
  return error;
}
