import { parse, toSearchUrl } from "../../src/index.ts";
import { type ServingTool, servingTool } from "../server/serving-tool.ts";
import type { Tool } from "../terminal/tool.ts";

// Several `querybar serve` and who creates runs at them.

/** A run that a server has said is created. */
export interface Acknowledged {
  readonly repository: string;
  readonly id: number;
  readonly uuid: string;
}

export function startedServers(tool: Tool, count: number, address: string): Promise<readonly ServingTool[]> {
  return Promise.all(Array.from({ length: count }, () => servingTool(tool, ["--database", address])));
}

export interface Load {
  readonly acknowledged: readonly Acknowledged[];
  /** The answers that were no acknowledgement, by status; 0 is a broken connection. */
  readonly refused: ReadonlyMap<number, number>;
  /** Lets every creator finish what it has begun. */
  readonly end: () => Promise<void>;
}

/** Creators that ask one server after the other, each for its next run when the last one was answered. */
export function startedLoad(bases: readonly string[], creators: number, repositories: readonly string[]): Load {
  const acknowledged: Acknowledged[] = [];
  const refused = new Map<number, number>();
  let isOver = false;
  const create = async (creator: number) => {
    const repository = repositories[creator % repositories.length] ?? "";
    let last = 0;
    for (let turn = creator; !isOver; turn++) {
      const status = await fetch(`${bases[turn % bases.length]}/api/v1/run/${repository}`, { method: "POST" }).then(
        async (response) => {
          const { job } = (await response.json()) as { readonly job?: { readonly id: number; readonly uuid: string } };
          if (job === undefined) return response.status;
          // The next run of a creator has the larger id, whichever server it asks.
          if (job.id <= last) throw new Error(`${job.id} came after ${last}.`);
          last = job.id;
          acknowledged.push({ repository, id: job.id, uuid: job.uuid });
          return response.status;
        },
        () => 0,
      );
      if (status === 201) continue;
      refused.set(status, (refused.get(status) ?? 0) + 1);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const running = Promise.all(Array.from({ length: creators }, (_, creator) => create(creator)));
  return {
    acknowledged,
    refused,
    async end() {
      isOver = true;
      await running;
    },
  };
}

/** The acknowledged runs that a server does not have, or has otherwise. */
export async function lostOf(acknowledged: readonly Acknowledged[], base: string): Promise<readonly Acknowledged[]> {
  const lost: Acknowledged[] = [];
  const rest = [...acknowledged];
  const check = async () => {
    for (let run = rest.pop(); run !== undefined; run = rest.pop()) {
      const url = toSearchUrl(parse(`id:${run.id}`), { repository: run.repository, base });
      const response = await fetch(url).catch((error) => {
        throw new Error(`${url}: ${error.cause}`, { cause: error });
      });
      const { job } = (await response.json()) as { readonly job?: { readonly uuid: string } };
      if (job?.uuid !== run.uuid) lost.push(run);
    }
  };
  await Promise.all(Array.from({ length: 16 }, check));
  return lost;
}

/** Waits until some more runs are acknowledged, and answers after how many milliseconds. */
export async function whenMore(load: Load, more: number): Promise<number> {
  const start = performance.now();
  const enough = load.acknowledged.length + more;
  while (load.acknowledged.length < enough) {
    if (performance.now() - start > 60_000) throw new Error(`No more runs: ${JSON.stringify([...load.refused])}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return performance.now() - start;
}
