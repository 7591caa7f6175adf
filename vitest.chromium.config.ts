// The part of the suite that needs no Node, on the package as it is published, in Chromium.
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { fromPackage } from "./scripts/packed.mjs";
import { seeded } from "./scripts/seed.mjs";
import { pureTests } from "./vitest.package.config.ts";

const { VITEST_JSON_REPORT: report, CHROMIUM: executablePath = "/usr/bin/chromium" } = process.env;
// Chromium's sandbox does not run as root.
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

export default defineConfig({
  plugins: [fromPackage],
  optimizeDeps: {
    include: [
      "fast-check",
      "fast-check-3",
      "hono",
      "@hono/standard-validator",
      "@tanstack/form-core",
      "@tanstack/history",
      "@tanstack/router-core",
    ],
  },
  test: {
    ...seeded,
    include: pureTests,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath, args } }),
      instances: [{ browser: "chromium" }],
    },
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
  },
});
