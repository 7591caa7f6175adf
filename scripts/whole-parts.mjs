import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

/**
 * An esbuild plugin: whoever uses a part of a facade uses all of it, so that the facade is in one file.
 *
 * Reading files is most of what an import costs, about half a millisecond each. Left alone, esbuild makes a file for every
 * set of entries that share something: nine of them for `core`, and ever more with each new entry.
 *
 * @param facades their sources, each of which may rest on those before it
 * @returns {import("esbuild").Plugin}
 */
export function wholeParts(facades) {
  return {
    name: "whole-parts",
    async setup({ esbuild, onLoad }) {
      const facadeOf = new Map();
      for (const facade of facades) {
        for (const module of await modulesOf(esbuild, facade)) {
          if (!facadeOf.has(module)) facadeOf.set(module, resolve(facade));
        }
      }
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, "utf8");
        const used = new Set();
        for (const [, specifier] of text.matchAll(/^(?:import|export) (?!type\b)[^;]*?"(\.[^"]+)"/gm)) {
          const facade = facadeOf.get(resolve(path, "..", specifier));
          if (facade !== undefined && facade !== facadeOf.get(path)) used.add(facade);
        }
        const wholes = [...used]
          .filter((facade) => facade !== path)
          .map((facade) => `import ${JSON.stringify(facade)};`);
        return { contents: [text, ...wholes].join("\n"), loader: "ts" };
      });
    },
  };
}

/** The project's own modules that a module needs, itself included. */
async function modulesOf(esbuild, module) {
  const { metafile } = await esbuild.build({
    entryPoints: [module],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    packages: "external",
    outdir: "dist",
    logLevel: "silent",
  });
  return Object.keys(metafile.inputs).map((input) => resolve(input));
}
