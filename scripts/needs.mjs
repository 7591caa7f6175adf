// What each test needs: the files of `src` that it names, and the packages and modules of Node that it or its helpers import.
import { resolve } from "node:path";
import { build } from "esbuild";
import { entries, manifest, rootFolder } from "./entries.mjs";

const sources = new Map(entries.map(({ source, specifier }) => [resolve(rootFolder, source), specifier]));

/** The package's name for an import of one of its sources, such as `querybar/assist`; nothing for a source that is internal. */
export function specifierOf(path) {
  return sources.get(resolve(path));
}

/** Whether a path is one of this package's sources. */
export function isSource(path) {
  return resolve(path).startsWith(resolve(rootFolder, "src"));
}

/**
 * For each test, the modules that its bundle would leave out. Types are not counted.
 *
 * @param {readonly string[]} tests
 * @returns {Promise<Map<string, string[]>>}
 */
export async function needsOf(tests) {
  const leaveSourcesOut = {
    name: "leave-sources-out",
    setup({ onResolve }) {
      onResolve({ filter: new RegExp(`^${manifest.name}(/|$)`) }, ({ path }) => ({ path, external: true }));
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const full = resolve(resolveDir, path);
        return isSource(full) ? { path: full, external: true } : undefined;
      });
    },
  };
  return new Map(
    await Promise.all(
      tests.map(async (test) => {
        const { metafile } = await build({
          entryPoints: [resolve(rootFolder, test)],
          bundle: true,
          write: false,
          metafile: true,
          platform: "node",
          format: "esm",
          packages: "external",
          logLevel: "silent",
          plugins: [leaveSourcesOut],
        });
        const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
        return [test, [...new Set(imports.map(({ path }) => path))]];
      }),
    ),
  );
}
