import fc from "fast-check";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Where property tests begin, if every run tries the same examples. */
    readonly seed: number;
  }
}

fc.configureGlobal({ seed: inject("seed") });
