// `npm run test:package`: the suite on the package as it is published, in several ways. Arguments are versions of Node to run it on.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rootFolder } from "./entries.mjs";
import { pack } from "./packed.mjs";

const versions = process.argv.slice(2);
const { CHROMIUM: chromium = "/usr/bin/chromium" } = process.env;

/** Runs the suite, and says whether it has passed. With a folder for reports in the environment, it writes one there. */
function suite(title, { node = process.execPath, config = "package", env = {} } = {}) {
  console.log(`\nThe package ${title}`);
  const { TEST_REPORTS: reports } = process.env;
  const report = reports && { VITEST_JSON_REPORT: join(reports, `${title.replace(/\W+/g, "-")}.json`) };
  const words = ["node_modules/vitest/vitest.mjs", "run", "--config", `vitest.${config}.config.ts`];
  const { status } = spawnSync(node, words, {
    cwd: rootFolder,
    stdio: "inherit",
    env: { ...process.env, ...report, ...env },
  });
  return status === 0;
}

/** The suite on another version of Node, which is removed afterwards. */
function suiteOn(version) {
  const folder = mkdtempSync(join(tmpdir(), "node-"));
  // Some tests run the tool as another user.
  chmodSync(folder, 0o755);
  try {
    const platform = `node-${process.platform}-${process.arch}`;
    spawnSync("npm", ["install", "--silent", "--prefix", folder, `${platform}@${version}`], { stdio: "inherit" });
    const node = join(folder, "node_modules", platform, "bin", "node");
    if (!existsSync(node)) {
      console.log(`Node ${version} could not be installed: its tests are skipped.`);
      return true;
    }
    return suite(`on Node ${version}`, { node, env: { OTHER_NODE: version } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

pack();
const passed =
  versions.length > 0
    ? versions.map(suiteOn)
    : [
        suite("where no text may become code, but for tests that make some"),
        suite("with frozen prototypes", { env: { PROTOTYPES: "frozen" } }),
        suite("with polluted prototypes", { env: { PROTOTYPES: "polluted" } }),
        ...(existsSync(chromium) ? [suite("in Chromium", { config: "chromium" })] : []),
      ];
if (!existsSync(chromium)) console.log("There is no Chromium; CHROMIUM can name one.");
if (passed.includes(false)) process.exitCode = 1;
