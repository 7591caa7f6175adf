import { defineConfig, type Plugin } from "vite";
import { entries, rootFolder } from "../scripts/entries.mjs";

/** A page that is opened from a disk cannot load modules, so its script is an ordinary one. */
const fromDisk: Plugin = {
  name: "from-disk",
  transformIndexHtml: {
    order: "post",
    handler: (html) =>
      html.replace('type="module" crossorigin', "defer").replace('rel="stylesheet" crossorigin', 'rel="stylesheet"'),
  },
};

export default defineConfig({
  root: import.meta.dirname,
  // The page works at any path.
  base: "./",
  // The package is imported by its name; here that is the source.
  resolve: {
    alias: entries.map(({ specifier, source }) => ({
      find: new RegExp(`^${specifier}$`),
      replacement: `${rootFolder}${source}`,
    })),
  },
  build: {
    target: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: false,
    cssCodeSplit: false,
    // A strict content security policy forbids files in `data:` URLs.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { format: "iife" } },
  },
  plugins: [{ ...fromDisk, apply: "build" }],
});
