import type { Plugin } from "esbuild";
import { defineConfig, type Options } from "tsup";
import { entries, manifest, terminal } from "./scripts/entries.mjs";
import { leanerChevrotain } from "./scripts/leaner-chevrotain.mjs";

const libraryEntries = Object.fromEntries(entries.map(({ name, source }) => [name, source]));

/**
 * The command-line parser is CommonJS and requires modules of Node, which an ES module cannot: it is given their imports.
 */
const requiredBuiltins: Plugin = {
  name: "required-builtins",
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === "require-call" ? { path, namespace: "required" } : { path, external: true },
    );
    build.onResolve({ filter: /^imported$/, namespace: "required" }, ({ importer }) => ({
      path: importer,
      namespace: "imported",
    }));
    build.onLoad({ filter: /./, namespace: "required" }, () => ({
      contents: 'module.exports = require("imported").default;',
    }));
    build.onLoad({ filter: /./, namespace: "imported" }, ({ path }) => ({
      contents: `export { default } from ${JSON.stringify(path)};`,
    }));
  },
};

const peers = Object.keys(manifest.peerDependencies);

const shared = {
  outDir: "dist",
  platform: "neutral",
  target: ["node20", "es2022"],
  splitting: true,
  treeshake: false,
  // Says what is in the build; NOTICE is made from it.
  metafile: true,
  // What the package is made of comes with it: whoever installs it installs nothing else, but for a peer that they wish for.
  noExternal: [new RegExp(`^(?!node:|(?:${peers.join("|")})(?:/|$))`)],
  removeNodeProtocol: false,
  esbuildPlugins: [requiredBuiltins, leanerChevrotain],
  esbuildOptions(options) {
    options.mainFields = ["module", "main"];
    options.chunkNames = "chunks/[name]-[hash]";
  },
} satisfies Options;

// The tool is in the ESM build with the library, so that both share their chunks; it has no CommonJS build and no types.
const javascript: Options[] = [
  { ...shared, format: "esm", entry: { ...libraryEntries, [terminal.name]: terminal.source } },
  { ...shared, format: "cjs", entry: libraryEntries },
];
const declarations: Options = { ...shared, format: ["esm", "cjs"], entry: libraryEntries };

// The declarations take many times as long as the rest: `--dts-only` makes them, and nothing else does.
export default defineConfig(({ dts }) => (dts ? declarations : javascript));
