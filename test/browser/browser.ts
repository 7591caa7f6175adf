// Tests in a real browser. Pages come from a real server, under a content security policy that a careful site would have.
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { build } from "esbuild";
import { Hono } from "hono";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { rootFolder } from "../../scripts/entries.mjs";
import { styleNonce } from "./style-nonce.ts";

const named = process.env["CHROMIUM"];
const candidates = named === undefined ? ["/usr/bin/chromium", "/usr/bin/google-chrome"] : [named];
const executablePath = candidates.find((path) => existsSync(path));

// What a page may do: load its own files. No script or style in the page itself, but for styles with the nonce; no text becomes
// code, and none becomes HTML.
const policy = [
  "default-src 'self'",
  `style-src 'self' 'nonce-${styleNonce}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const pagesFolder = `${rootFolder}test/browser/pages`;

/** Opens `test/browser/pages/PATH`, and its script `NAME.js`, which is `NAME.ts` or `.tsx` there, bundled with the build in `dist`. */
export type Open = (path: string, options?: BrowserContextOptions) => Promise<Page>;

/** Takes what pages have complained about until now, where a test expects it. */
export type Heard = () => readonly string[];

/**
 * A group of tests that open pages; skipped, and named so, without Chromium. A test fails if one of its pages has thrown
 * an error, or tried what the policy forbids.
 *
 * @param folder where the pages are, if not in `test/browser/pages`: for example a site that has been built.
 */
export function inBrowser(name: string, tests: (open: Open, heard: Heard) => void, folder = pagesFolder): void {
  const isThere = executablePath !== undefined;
  describe.skipIf(!isThere)(isThere ? name : `${name} (skipped: there is no Chromium; CHROMIUM can name one)`, () => {
    let browser: Browser;
    let server: Server;
    const complaints: string[] = [];
    const heard: Heard = () => complaints.splice(0);

    beforeAll(async () => {
      server = createServer(getRequestListener(siteOf(folder).fetch));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
      // Chromium's sandbox does not run as root.
      if (process.getuid?.() === 0) args.push("--no-sandbox");
      browser = await chromium.launch({ executablePath: executablePath ?? "", args });
    });

    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      expect(heard()).toEqual([]);
    });

    afterAll(async () => {
      await browser?.close();
      await new Promise((resolve) => server.close(resolve));
    });

    tests(async (path, options = {}) => {
      const { port } = server.address() as AddressInfo;
      const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}`, ...options });
      const page = await context.newPage();
      // A busy machine is slow.
      page.setDefaultTimeout(60_000);
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      await page.goto(path);
      return page;
    }, heard);
  });
}

function siteOf(folder: string): Hono {
  const site = new Hono();
  site.use(async (context, next) => {
    await next();
    context.header("Content-Security-Policy", policy);
  });
  site.get("/favicon.ico", (context) => context.body(null, 204));
  site.use(serveStatic({ root: folder }));
  site.get("/:script{[a-z-]+\\.js}", async (context) => {
    const entry = `${folder}/${context.req.param("script").replace(/js$/, "ts")}`;
    const found = existsSync(entry) ? entry : `${entry}x`;
    return context.body(await bundled(found), 200, { "Content-Type": "text/javascript" });
  });
  return site;
}

/** A page's script as a bundler makes it; the package is found by its name, so this is the build. */
async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
