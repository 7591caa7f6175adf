// `npm run fuzz -- [MINUTES] [SEED]`: tries as many inputs as the time allows on the laws in test/fuzz, and shows the smallest that breaks a law.
import { mkdtempSync, rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { rootFolder } from "./entries.mjs";

const [minutes = 1, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);
if (!(minutes > 0 && Number.isInteger(seed))) {
  console.error("usage: npm run fuzz -- [MINUTES] [SEED]");
  process.exit(2);
}

// Next to the packages that it needs.
const folder = mkdtempSync(`${rootFolder}node_modules/.fuzz-`);
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
const outfile = `${folder}/fuzz.mjs`;
await build({
  stdin: {
    contents: 'export { fuzz } from "./test/fuzz/fuzz.ts"; export { laws } from "./test/fuzz/laws.ts";',
    resolveDir: rootFolder,
  },
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  alias: { querybar: `${rootFolder}src/index.ts` },
});
const { fuzz, laws } = await import(pathToFileURL(outfile).href);

const start = performance.now();
const elapsed = () => (performance.now() - start) / 60_000;
let reported = 0;
console.log(`seed ${seed}, ${minutes} minutes, ${laws.length} laws`);

const { tried, failure } = await fuzz(laws, {
  seed,
  isOver(done) {
    if (elapsed() >= reported + 1) {
      reported = Math.floor(elapsed());
      console.log(`${reported} min: ${done} inputs`);
    }
    return elapsed() >= minutes;
  },
});

if (failure === undefined) console.log(`${tried} inputs in ${elapsed().toFixed(1)} minutes: every law holds`);
else {
  const { law, input, error } = failure;
  console.error(`After ${tried} inputs, this does not hold: ${law}\n`);
  for (const [key, value] of Object.entries(input)) console.error(`  ${key.padEnd(6)}${JSON.stringify(value)}`);
  console.error(`\n${error?.stack ?? error}\n\nagain: npm run fuzz -- ${minutes} ${seed}`);
  process.exitCode = 1;
}
