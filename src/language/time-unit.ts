import { querybarError } from "./error.ts";
import type { TimeUnit } from "./field.ts";

/** The unit of a definition that may be untyped. */
export function checkedUnit(kind: string, unit: TimeUnit | undefined): TimeUnit | undefined {
  return unit === undefined || unit === "s" || unit === "ms" ? unit : refuseUnit(kind);
}

export function refuseUnit(kind: string): never {
  throw querybarError("invalid-language", `The unit of ${kind} must be “s” or “ms”.`);
}
