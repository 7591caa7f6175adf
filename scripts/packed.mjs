// The package as it is published, unpacked where the tests' own packages can be found: a suite imports it instead of `src`.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { entries, manifest, rootFolder } from "./entries.mjs";
import { specifierOf } from "./needs.mjs";

const folder = resolve(rootFolder, "node_modules/.packed");

/** Packs the build. */
export function pack() {
  if (!existsSync(`${rootFolder}dist/index.js`)) throw new Error("There is no build: npm run build makes one.");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const options = { cwd: rootFolder, stdio: ["ignore", "ignore", "inherit"] };
  execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], options);
  const [tarball] = readdirSync(folder);
  execFileSync("tar", ["-xzf", tarball], { ...options, cwd: folder });
}

const files = new Map(
  entries.map(({ name, specifier }) => {
    const { default: file } = manifest.exports[name === "index" ? "." : `./${name}`].import;
    return [specifier, resolve(folder, "package", file)];
  }),
);

/** A Vite plugin: what is imported from `src`, or by the package's name, is taken from the package. */
export const fromPackage = {
  name: "from-package",
  enforce: "pre",
  resolveId(source, importer) {
    const isRelative = source.startsWith(".") && importer !== undefined;
    return files.get(isRelative ? specifierOf(resolve(dirname(importer), source)) : source);
  },
};
