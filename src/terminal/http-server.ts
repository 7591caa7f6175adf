import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { CliError, systemCode, systemMessage } from "./errors.ts";

/** In milliseconds. */
const limits = {
  /** A connection whose headers have not arrived by then is closed at the next check. The handler limits bodies. */
  headersTimeout: 5_000,
  connectionsCheckingInterval: 500,
  /** Longer than most load balancers and clients keep an idle connection, 60 seconds: otherwise they might send a request as it is closed. */
  keepAliveTimeout: 65_000,
};

export interface Listening {
  readonly server: Server;
  /** `http://localhost:8080` */
  readonly base: string;
  /** The addresses that it listens on, as a URL holds them. */
  readonly addresses: readonly string[];
}

/** A server that listens and cuts off slow clients. It does not answer requests yet. */
export async function listen(host: string, port: number): Promise<Listening> {
  const server = createServer(limits);
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    if (systemCode(error) === "EADDRINUSE") {
      throw new CliError(`Port ${port} is in use; choose another with --port, or any free one with --port 0.`);
    }
    throw new CliError(`cannot listen on ${host}, port ${port}: ${systemMessage(error)}`);
  }
  const { address, port: given } = server.address() as AddressInfo;
  const isAny = address === "0.0.0.0" || address === "::";
  const own = isAny
    ? Object.values(networkInterfaces()).flatMap((list = []) => list.map((entry) => entry.address))
    : [];
  return {
    server,
    base: `http://${inUrl(host)}:${given}`,
    addresses: [address, ...own].map(inUrl),
  };
}

function inUrl(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}
