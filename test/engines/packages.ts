import { createRequire } from "node:module";

const packages = createRequire(new URL("packages/package.json", import.meta.url));

/** A package that `npm run test:engines` installs, or `undefined` if it is not there. */
export function installed(name: string): unknown {
  try {
    return packages(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
