import { once } from "node:events";
import type { Tool } from "../terminal/tool.ts";

/** `querybar serve` as a process of its own. */
export interface ServingTool {
  /** `http://localhost:8080` */
  readonly base: string;
  readonly greeting: string;
  /** What it has written to its errors. */
  readonly errors: () => string;
  /** Ends it as an operator does. */
  readonly end: () => Promise<unknown>;
  /** Ends it so that it can do nothing about it. */
  readonly kill: () => Promise<unknown>;
}

/** Starts `querybar serve` on a free port, and waits until it listens. */
export async function servingTool(
  tool: Tool,
  words: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<ServingTool> {
  const child = tool.start(["serve", "--port", "0", ...words], { env });
  const ended = once(child, "close");
  let errors = "";
  child.stderr?.on("data", (chunk) => {
    errors += chunk;
  });
  const greeting = await Promise.race([
    once(child.stdout as NodeJS.ReadableStream, "data").then(([chunk]) => String(chunk)),
    ended.then(([code]) => Promise.reject(new Error(`The tool ended with ${code}: ${errors}`))),
  ]);
  return {
    base: /^Serving at (\S+)\/api\/v1,/.exec(greeting)?.[1] ?? "",
    greeting,
    errors: () => errors,
    end() {
      child.kill("SIGTERM");
      return ended;
    },
    kill() {
      child.kill("SIGKILL");
      return ended;
    },
  };
}
