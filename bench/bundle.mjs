import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { benchFolder, projectFolder } from "./library.mjs";

/** One minified ES module of everything that a source text exports, as a bundler for browsers makes it. */
export async function bundled(source, { folder = benchFolder, platform = "browser" } = {}) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder, sourcefile: "entry.js" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform,
    target: "es2022",
    logLevel: "silent",
  });
  return outputFiles[0].text;
}

export function gzipped(text) {
  return gzipSync(text, { level: 9 }).length;
}

/** The parts of Chevrotain that the library uses, which is nearly all of it: it cannot be shaken. */
export function bundledChevrotain() {
  return bundled(`export { createToken, EmbeddedActionsParser, Lexer } from "chevrotain";`, { folder: projectFolder });
}
