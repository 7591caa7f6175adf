// Makes few files of the ES modules in `dist`, or in another folder, after tsup: a program waits half a millisecond for each
// file that it imports, and esbuild makes one for every set of imports that have something in common.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { transform } from "esbuild";
import { rollup } from "rollup";
import { entries, rootFolder, terminal } from "./entries.mjs";

const dist = resolve(process.argv[2] ?? `${rootFolder}dist`);

/** Everything that such an import reaches is one file, except for what the ones before it reach. */
const floors = ["core", "index", "assist"];

let floorOf;
const bundle = await rollup({
  input: Object.fromEntries([...entries, terminal].map(({ name }) => [name, `${dist}/${name}.js`])),
  external: /^[^./]/,
  treeshake: { moduleSideEffects: false },
  // Code that was left out of a package may have been the only use of an import of Node's.
  onLog: (level, log, handle) =>
    !["UNUSED_EXTERNAL_IMPORT", "MODULE_LEVEL_DIRECTIVE"].includes(log.code) && handle(level, log),
});
for (const file of readdirSync(`${dist}/chunks`)) if (file.endsWith(".js")) rmSync(`${dist}/chunks/${file}`);
await bundle.write({
  dir: dist,
  format: "es",
  hoistTransitiveImports: false,
  manualChunks: (module, { getModuleInfo }) => {
    floorOf ??= floorsOf(getModuleInfo);
    return floorOf.get(module);
  },
  chunkFileNames: "chunks/[name]-[hash].js",
  // Without comments, which are in the declarations, but with lines and names: what an uncaught error shows must be readable.
  plugins: [
    {
      name: "simplify",
      renderChunk: (code) => transform(code, { minifySyntax: true, format: "esm", target: "es2022" }),
    },
  ],
});
await bundle.close();

// Says that an import runs in pages. Both builds lose it, and it counts only at the very top.
const directive = '"use client";\n';
for (const { name, source } of entries)
  if (readFileSync(`${rootFolder}${source}`, "utf8").startsWith(directive))
    for (const file of [`${dist}/${name}.js`, `${dist}/${name}.cjs`].filter(existsSync))
      writeFileSync(file, directive + readFileSync(file, "utf8"));

/** The first of the imports that reaches a module. */
function floorsOf(getModuleInfo) {
  const floorOf = new Map();
  for (const floor of floors) {
    const visit = (module) => {
      if (floorOf.has(module)) return;
      floorOf.set(module, floor);
      getModuleInfo(module).importedIds.forEach(visit);
    };
    visit(`${dist}/${floor}.js`);
  }
  return floorOf;
}
