import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = new URL("packages/", import.meta.url);
const packages = createRequire(new URL("package.json", root));

/** A package that `npm run test:engines` installs, or `undefined` if it is not there. */
export function installed(name: string): unknown {
  try {
    return packages(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

/** The folder of such a package, for what is in it besides modules. */
export function folderOf(name: string): string | undefined {
  const folder = fileURLToPath(new URL(`node_modules/${name}`, root));
  return existsSync(folder) ? folder : undefined;
}
