import { querybarError } from "../language/error.ts";
import { quoted } from "../language/text/shown-text.ts";
import { type Refusal, refused } from "./refusal.ts";

export interface AccessOptions {
  readonly base: string;
  readonly allowHosts: readonly string[];
  readonly cors: string | readonly string[];
}

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Which requests are accepted. A web page can make its visitor's browser send requests to servers on the visitor's machine,
 * and, if the page's own name resolves to that machine (DNS rebinding), even as a page of the server. It is recognized by the
 * host that it asks for, by its origin, and by what browsers say about requests without an origin.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for a host that is not one.
 */
export function accessRules({ base, allowHosts, cors }: AccessOptions): (request: Request) => Refusal | undefined {
  const hosts = new Set([
    ...loopback,
    ...(base === "" ? [] : [new URL(base).hostname]),
    ...allowHosts.map(allowedHost),
  ]);
  const origins = new Set(typeof cors === "string" ? [cors] : cors);
  return (request) => {
    const { host, hostname } = new URL(request.url);
    const asked = addressOf(request.headers.get("host") ?? host);
    if (!hosts.has("*") && !(hosts.has(hostname) && hosts.has(asked?.hostname ?? ""))) {
      return refused(403, `The host ${quoted(asked?.hostname ?? "")} is not one that this server answers to.`);
    }
    const origin = request.headers.get("origin");
    if (origin === null ? !isOfForeignPage(request) : isAllowed(origin, origins, asked?.host)) return undefined;
    return refused(403, `Pages of ${quoted(origin ?? "another origin")} may not ask this server.`);
  };
}

function isAllowed(origin: string, origins: ReadonlySet<string>, host: string | undefined): boolean {
  if (origins.has("*") || origins.has(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Requests for embedded resources have no origin. Following a link is allowed from anywhere. */
function isOfForeignPage({ headers }: Request): boolean {
  const site = headers.get("sec-fetch-site") ?? "none";
  return site !== "none" && site !== "same-origin" && headers.get("sec-fetch-mode") !== "navigate";
}

/** A host as a request names it, perhaps with a port. */
function addressOf(host: string): URL | undefined {
  const address = `http://${host}/`;
  return URL.canParse(address) ? new URL(address) : undefined;
}

function allowedHost(name: string): string {
  if (name === "*") return name;
  const address = addressOf(name.includes(":") && !name.startsWith("[") ? `[${name}]` : name);
  if (address !== undefined && address.port === "" && address.href === `http://${address.hostname}/`)
    return address.hostname;
  throw querybarError("invalid-argument", `${quoted(name)} is not a host: it is a name or an address without a port.`);
}
