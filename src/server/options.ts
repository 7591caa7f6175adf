import { querybarError } from "../language/error.ts";
import type { OnError } from "./failure.ts";
import type { Store } from "./store.ts";

export interface HandlerOptions {
  readonly store: Store;
  /** The accepted tokens; without any, every request is accepted. */
  readonly tokens?: readonly string[];
  /** The owner of repositories without one, in paths and messages. Default `local`. */
  readonly organization?: string;
  /**
   * The server's public address, such as `https://ci.example`, for the addresses in answers; its host is accepted in requests.
   * Without it they are paths: a request's own `Host` is not trusted.
   */
  readonly base?: string;
  /** The hosts, besides `localhost` and that of `base`, that are accepted in requests; `*` is any. */
  readonly allowHosts?: readonly string[];
  /** The origins of pages that may send requests; `*` is any. Default: only the server's own. */
  readonly cors?: string | readonly string[];
  /** Whether bodies may be forms, which browsers send for any page. Default: only if there are tokens. */
  readonly forms?: boolean;
  /** How long a search or a creation may take, in milliseconds. Default 2,000. */
  readonly timeBudget?: number;
  /** How many terms a query may have. Default 1,000. */
  readonly mostTerms?: number;
  /** In UTF-16 units. Default 10,000. */
  readonly longestQuery?: number;
  /** In bytes. Default 65,536. */
  readonly longestBody?: number;
  /** How long a body may take to arrive, in milliseconds. Default 10,000. */
  readonly bodyTimeout?: number;
  /** The prefix of all paths, such as `/ci`, if the handler is not mounted at the root. */
  readonly prefix?: string;
  /** Called for each answer with 500 or 503. Default: writes a line to the console. */
  readonly onError?: OnError;
}

/** The address without a slash at its end. @throws a `QuerybarError` with the code `invalid-address`. */
export function checkedBase(base: string): string {
  const url = URL.canParse(base) ? new URL(base) : undefined;
  if (base === "" || (url !== undefined && /^https?:$/.test(url.protocol) && url.href === url.origin + url.pathname)) {
    return (url?.href ?? "").replace(/\/+$/, "");
  }
  throw querybarError(
    "invalid-address",
    "The base must be an http or https URL without credentials, query or fragment.",
  );
}
