// `npm run test:all`: what `npm test` runs, with laws tried more often, then the slow tests, the servers of databases, and the suite on the package as it is
// published, in several ways. The last line says how many tests passed and failed, counted over all runs.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rootFolder } from "./entries.mjs";
import { serverTests, slowTests } from "./slow-tests.mjs";

const reports = mkdtempSync(join(tmpdir(), "reports-"));
const start = performance.now();

function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    cwd: rootFolder,
    stdio: "inherit",
    env: { ...process.env, TEST_REPORTS: reports, ...env },
  });
  return status === 0;
}

const vitest = ["node_modules/vitest/vitest.mjs", "run"];
const testPackage = ["scripts/test-package.mjs"];

const report = (name) => ({ VITEST_JSON_REPORT: join(reports, `${name}.json`) });

const passed = [
  run("npm", ["test"], { ...report("usual"), LONG_LAWS: "1" }),
  run("npm", ["run", "--silent", "build"]),
  run(process.execPath, [...vitest, ...slowTests], report("slow")),
  run(process.execPath, ["scripts/test-engines.mjs", serverTests], report("engines")),
  run(process.execPath, testPackage),
  run(process.execPath, [...testPackage, "22", "24"]),
].every(Boolean);

console.log(`\nnpm run test:all took ${Math.round((performance.now() - start) / 60_000)} min.`);
const { failed } = summary();
rmSync(reports, { recursive: true, force: true });
if (!passed || failed > 0) process.exitCode = 1;

/** Counts the tests of all reports, and prints the failures and the counts: at the end, where they are not lost in long logs. */
function summary() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const name of readdirSync(reports)) {
    const report = JSON.parse(readFileSync(join(reports, name), "utf8"));
    counts.passed += report.numPassedTests;
    counts.failed += report.numFailedTests;
    counts.skipped += report.numPendingTests + report.numTodoTests;
    const run = name.replace(".json", "");
    for (const file of report.testResults) {
      const failed = file.assertionResults.filter(({ status }) => status === "failed");
      for (const { fullName, failureMessages } of failed)
        console.log(`Failed (${run}): ${file.name}: ${fullName}\n${failureMessages.join("\n")}`);
      // A file that does not load, or whose setup fails, has no failed test of its own.
      if (file.status !== "failed" || failed.length > 0) continue;
      console.log(`Failed (${run}): ${file.name} did not run: ${file.message}`);
      counts.failed++;
    }
  }
  if (counts.passed === 0) counts.failed = Math.max(1, counts.failed);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
  return counts;
}
