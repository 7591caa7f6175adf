import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Between a program and a PostgreSQL server: it cuts connections at the worst moments, and may lead elsewhere. */
export interface CuttingProxy {
  readonly port: number;
  /** Cuts all connections that are open. */
  readonly cutAll: () => void;
  /** Cuts the next connection on which a statement with this text is asked: before the server gets it, or when it has answered. */
  readonly cutOnce: (sql: string, when: "asked" | "answered", staysShut?: boolean) => void;
  /** Whether what was to be cut has been. */
  readonly isCut: () => boolean;
  /** Refuses connections until it is opened again. */
  readonly shut: () => void;
  readonly open: () => void;
  /** New connections lead to another port. */
  readonly leadTo: (port: number) => void;
  readonly close: () => Promise<void>;
}

export async function startedProxy(target: number): Promise<CuttingProxy> {
  const clients = new Set<Socket>();
  let port = target;
  let isShut = false;
  let next: { readonly sql: string; readonly when: "asked" | "answered"; readonly staysShut: boolean } | undefined;
  const server = createServer((client) => {
    if (isShut) {
      client.destroy();
      return;
    }
    const upstream = connect(port, "127.0.0.1");
    clients.add(client);
    let isSilent = false;
    const end = () => {
      clients.delete(client);
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on("error", end).on("close", end);
    client.on("data", (chunk) => {
      const cut = next;
      if (cut === undefined || !chunk.includes(cut.sql)) {
        upstream.write(chunk);
        return;
      }
      next = undefined;
      isShut = cut.staysShut;
      if (cut.when === "asked") {
        end();
        return;
      }
      isSilent = true;
      upstream.write(chunk);
    });
    upstream.on("data", (chunk) => {
      if (isSilent) end();
      else client.write(chunk);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cutAll = () => {
    for (const client of clients) client.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cutAll,
    cutOnce(sql, when, staysShut = false) {
      next = { sql, when, staysShut };
    },
    isCut: () => next === undefined,
    shut() {
      isShut = true;
      cutAll();
    },
    open() {
      isShut = false;
    },
    leadTo(other) {
      port = other;
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      cutAll();
      await closed;
    },
  };
}
