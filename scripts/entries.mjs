// The entry points, as package.json's "exports" declares them: the one place to add another.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);

/** The repository's folder. */
export const rootFolder = fileURLToPath(root);

export const manifest = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));

/** `{ name: "core", specifier: "querybar/core", source: "src/core.ts" }` for each import that the package offers. */
export const entries = Object.keys(manifest.exports)
  .filter((subpath) => subpath !== "./package.json")
  .map((subpath) => {
    const name = subpath === "." ? "index" : subpath.slice(2);
    return { name, specifier: subpath === "." ? manifest.name : `${manifest.name}/${name}`, source: sourceOf(name) };
  });

/** The command-line tool. */
export const terminal = { name: "terminal", source: "src/terminal/main.ts" };

/** `src/NAME.ts`, or the index of the folder `src/NAME/`. */
function sourceOf(name) {
  const sources = [`src/${name}.ts`, `src/${name}/index.ts`];
  const found = sources.find((source) => existsSync(new URL(source, root)));
  if (found === undefined) throw new Error(`package.json exports ./${name}, but there is no ${sources.join(" or ")}.`);
  return found;
}
