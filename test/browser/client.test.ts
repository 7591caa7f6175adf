// The client with a browser's own fetch, which hides the target of a redirect and must be called as a function.
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { rootFolder } from "../../scripts/entries.mjs";
import { job } from "../layer-api/misbehaving.ts";
import { inBrowser } from "./browser.ts";

declare global {
  var ask: (options: object) => Promise<object>;
}

/** Gives a page a function that asks its own server, and says what came of it. */
const script = `
  import { createClient, isQuerybarError } from "querybar/layer-api";
  globalThis.ask = ({ method, ...options }) =>
    createClient({ token: "secret", base: location.origin, ...options })[method]("api", method === "search" ? "fix" : {})
      .then(({ id }) => ({ id }), (error) => ({ isKnown: isQuerybarError(error), code: error.code, message: error.message }));
`;

inBrowser("the client in a browser", (open) => {
  let answer: RequestListener;
  let asked: string[] = [];
  let page: Page;
  const server = createServer((request, response) => {
    if (request.url === "/")
      return response.writeHead(200, { "content-type": "text/html" }).end("<title>A client</title>");
    if (request.url === "/favicon.ico") return response.writeHead(204).end();
    asked.push(request.url ?? "");
    return answer(request, response);
  });

  beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(async () => {
    const { outputFiles } = await build({
      stdin: { contents: script, resolveDir: rootFolder },
      bundle: true,
      format: "iife",
      platform: "browser",
      write: false,
    });
    page = await open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
    asked = [];
  });
  const ask = (options: object) => page.evaluate((given) => globalThis.ask(given), options);

  it("searches", async () => {
    answer = (_, response) => response.end(JSON.stringify({ status: "ok", job }));
    expect(await ask({ method: "search" })).toEqual({ id: 10 });
  });

  it("follows no redirect", async () => {
    answer = (_, response) => response.writeHead(307, { location: "/elsewhere" }).end();
    for (const method of ["search", "create"]) {
      const message = "The service redirects, which is not followed.";
      expect(await ask({ method })).toEqual({ isKnown: true, code: "unexpected-answer", message });
    }
    expect(asked).toEqual(["/api/v1/run/api/search?search=fix&layertoken=secret", "/api/v1/run/api?layertoken=secret"]);
  });

  it("leaves a service that is silent, stops, or never ends", async () => {
    answer = () => {};
    expect(await ask({ method: "search", timeout: 100 })).toMatchObject({ isKnown: true, code: "request-timeout" });
    answer = (_, response) => void response.writeHead(200).write("{");
    expect(await ask({ method: "create", timeout: 100 })).toMatchObject({ isKnown: true, code: "request-timeout" });
    answer = (_, response) => {
      const more = () => response.write(" ".repeat(100_000), (error) => error ?? more());
      more();
    };
    const message = "The service's answer is longer than maxResponseSize.";
    expect(await ask({ method: "search" })).toEqual({ isKnown: true, code: "unexpected-answer", message });
  });
});
