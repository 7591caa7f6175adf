import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { leanerChevrotain } from "../scripts/leaner-chevrotain.mjs";
import { benchFolder, projectFolder } from "./library.mjs";

/** One minified ES module of everything that a source text exports, as a bundler for browsers makes it. */
export async function bundled(source, { folder = benchFolder, platform = "browser", plugins = [] } = {}) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder, sourcefile: "entry.js" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform,
    target: "es2022",
    logLevel: "silent",
    plugins,
  });
  return outputFiles[0].text;
}

export function gzipped(text) {
  return gzipSync(text, { level: 9 }).length;
}

const usedOfChevrotain = `export { createToken, EmbeddedActionsParser, Lexer } from "chevrotain";`;

/** The part of Chevrotain that the library uses, as a bundler sees it: nearly all of it. */
export function bundledChevrotain() {
  return bundled(usedOfChevrotain, { folder: projectFolder });
}

/** The part of Chevrotain in our build. */
export function builtChevrotain() {
  return bundled(usedOfChevrotain, { folder: projectFolder, plugins: [leanerChevrotain] });
}
