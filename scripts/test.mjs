// `npm test`: builds, runs the tests, and says how long it took. Arguments go to vitest: `npm test -- test/schema.test.ts`.
// Without arguments, the slow tests are left to `npm run test:all`.
import { spawnSync } from "node:child_process";
import { rootFolder } from "./entries.mjs";
import { serverTests, slowTests } from "./slow-tests.mjs";

const words = process.argv.slice(2);
const start = performance.now();

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: rootFolder, stdio: "inherit" });
  if (status !== 0) {
    process.exitCode = status ?? 1;
    return false;
  }
  return true;
}

// The declarations take longer than the rest of the build, and only slow tests look at them.
const build = words.length > 0 ? "build" : "build:js";
const chosen = words.length > 0 ? words : [...slowTests, serverTests].flatMap((path) => ["--exclude", `${path}**`]);
if (run("npm", ["run", "--silent", build])) run(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...chosen]);

const seconds = Math.round((performance.now() - start) / 1000);
const minutes = Math.floor(seconds / 60);
console.log(`npm test took ${minutes > 0 ? `${minutes} min ` : ""}${seconds % 60} s, the build included.`);
