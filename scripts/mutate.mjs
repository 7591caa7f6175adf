// Plants faults in the source, one at a time, and lists those that no test notices. Arguments go to Stryker.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { rootFolder } from "./entries.mjs";

const manifest = createRequire(import.meta.url).resolve("@stryker-mutator/core/package.json");
const stryker = join(dirname(manifest), "bin/stryker.js");

// Code that runs only while a module is loaded needs all tests. So it comes second, when the rest is already known.
for (const options of [["--ignoreStatic"], []]) {
  const { status } = spawnSync(process.execPath, [stryker, "run", ...options, ...process.argv.slice(2)], {
    cwd: rootFolder,
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}
