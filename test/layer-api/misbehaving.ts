import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";

export type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

/** A server that does what a test plans, one behaviour per request; the last one repeats. */
export function misbehavingServer() {
  let plan: readonly Behaviour[] = [];
  let seen: string[] = [];
  let times: number[] = [];
  const server: Server = createServer((request, response) => {
    const behaviour = plan[Math.min(seen.length, plan.length - 1)];
    seen.push(`${request.method} ${request.url}`);
    times.push(performance.now());
    behaviour?.(response, request);
  });
  // On a busy machine a connection may be closed just when it is used again.
  server.keepAliveTimeout = 0;
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    base: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    does(...behaviours: Behaviour[]) {
      plan = behaviours;
      seen = [];
      times = [];
    },
    requests: (): readonly string[] => seen,
    /** The milliseconds between one request and the next. */
    waits: (): readonly number[] => times.slice(1).map((time, at) => time - (times[at] ?? 0)),
  };
}

export const job = {
  repository_name: "api",
  id: 10,
  status: "SEE_RUNNERS",
  status_change_time: "2000-01-01 01:23:45.123456 +0000 UTC",
  calculated_status: "SUCCEEDED",
  commit_sha: "5c37a769f54cf20bd0ed69a0f25873c7089dfe2a",
  branch: "main",
  merge_branch: null,
  run_start_reason: "push",
  run_start_reason_url: "https://example.com/",
};

export const found: Behaviour = answers({ status: "ok", job });

export function answers(body: unknown, status = 200): Behaviour {
  return says(JSON.stringify(body), status, { "content-type": "application/json" });
}

export function says(text: string, status = 200, headers: Record<string, string> = {}): Behaviour {
  return (response) => response.writeHead(status, headers).end(text);
}
