import { build } from "vite";
import { rootFolder } from "../../scripts/entries.mjs";

/** Builds the playground into a folder. */
export async function buildPlayground(outDir: string): Promise<void> {
  await build({
    configFile: `${rootFolder}playground/vite.config.ts`,
    logLevel: "warn",
    build: { outDir, emptyOutDir: true },
  });
}
