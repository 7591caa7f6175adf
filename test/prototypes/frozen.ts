// Every prototype is frozen before the package is loaded, as in places that harden JavaScript; and nothing global is changed.
import { assertNoPoisoning } from "@fast-check/poisoning";
import { afterAll } from "vitest";
import { prototypes } from "./built-in.ts";

for (const prototype of prototypes) Object.freeze(prototype);

// The runner keeps its own state in globals, and Node loads these when they are first used.
afterAll(() => assertNoPoisoning({ ignoredRootRegex: /^(__vitest|__vite|Abort(Controller|Signal)|TextEncoder)/ }));
