// `npm run test:engines`: runs the compiled conditions on real databases. Installs those that are missing, or says what is skipped.
// Arguments go to vitest.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { rootFolder } from "./entries.mjs";

function run(command, args, env = {}) {
  return spawnSync(command, args, { cwd: rootFolder, stdio: "inherit", env: { ...process.env, ...env } }).status === 0;
}

const packages = "test/engines/packages";
// Without a lock file, since one would name binaries for platforms that the registry does not have.
const install = ["install", "--silent", "--ignore-scripts", "--no-package-lock", "--prefix", packages];
if (!existsSync(`${rootFolder}${packages}/node_modules`) && !run("npm", install))
  console.log("skipped: the packages for ClickHouse and the drivers could not be installed.");

const servers = [
  ["postgresql", "/usr/lib/postgresql"],
  ["mariadb-server", "/usr/sbin/mariadbd"],
  // For OpenSearch, whose server Maven fetches.
  ["default-jdk-headless", "/usr/bin/javac"],
  ["maven", "/usr/bin/mvn"],
].filter(([, path]) => !existsSync(path));
const names = servers.map(([name]) => name);
const canInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
if (names.length > 0) {
  // The run level keeps Debian from starting the servers.
  const apt = { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  const isDone =
    canInstall &&
    run("apt-get", ["update", "-qq"]) &&
    run("apt-get", ["install", "-qq", "-y", "--no-install-recommends", ...names], apt);
  if (!isDone)
    console.log(
      `skipped: ${names.join(" and ")} could not be installed. Install with: apt-get install ${names.join(" ")}`,
    );
}

const chosen = process.argv.slice(2);
const vitest = ["node_modules/vitest/vitest.mjs", "run", ...(chosen.length > 0 ? chosen : ["test/engines/"])];
if (!run(process.execPath, vitest, { LONG_LAWS: "1" })) process.exitCode = 1;
