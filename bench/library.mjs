import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const benchFolder = fileURLToPath(new URL(".", import.meta.url));
export const projectFolder = fileURLToPath(new URL("..", import.meta.url));

/** The built library that is measured. `QUERYBAR_DIST` measures another build, so that two can be compared. */
export const distFolder = process.env["QUERYBAR_DIST"] ?? join(projectFolder, "dist");

/** The path of a built file, such as `index.js`. */
export function built(file) {
  return join(distFolder, file);
}

export function isBuilt(file) {
  return existsSync(built(file));
}

export function importBuilt(file) {
  return import(pathToFileURL(built(file)).href);
}

/** Builds the library if `dist/` is missing or older than its sources. */
export function buildLibrary() {
  if (process.env["QUERYBAR_DIST"] !== undefined) return;
  const made = isBuilt("index.js") ? statSync(built("index.js")).mtimeMs : 0;
  if (newest(join(projectFolder, "src")) < made && newest(join(projectFolder, "package.json")) < made) return;
  process.stderr.write("Building the library …\n");
  execFileSync("npm", ["run", "build", "--silent"], { cwd: projectFolder, stdio: ["ignore", "ignore", "inherit"] });
}

function newest(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Installs the peers from their lock file, in this folder. */
export function installPeers() {
  const { dependencies } = JSON.parse(readFileSync(join(benchFolder, "package.json"), "utf8"));
  if (Object.keys(dependencies).every((name) => existsSync(join(benchFolder, "node_modules", name)))) return;
  process.stderr.write("Installing the peers …\n");
  execFileSync("npm", ["ci", "--silent", "--no-audit", "--no-fund"], { cwd: benchFolder, stdio: "inherit" });
}
