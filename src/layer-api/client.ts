import type { Service } from "../compile/url.ts";
import { querybarError } from "../language/error.ts";
import type { layer } from "../language/layer.ts";
import { parse } from "../syntax/parse.ts";
import { print } from "../syntax/print.ts";
import type { Node, Query } from "../syntax/tree.ts";
import { type Address, createAddress, searchAddress } from "./addresses.ts";
import { type ApiJob, jobOf, readAnswer, refusal } from "./answer.ts";
import { type ApiError, apiError } from "./failure.ts";
import { type Answer, send } from "./transport.ts";
import { type CreateBody, createAnswerSchema, noRunsMessage, searchAnswerSchema } from "./wire.ts";

export interface ClientOptions {
  /** Sent with every request, and shown nowhere; an empty one is not sent. */
  readonly token: string;
  /** Another address of the service, such as `http://localhost:8080`. */
  readonly base?: string;
  /** Default `layerci.com`. */
  readonly service?: Service;
  /** The name of the token's parameter, where it is not the service's own. */
  readonly tokenParameter?: string;
  /** Default the platform's own. */
  readonly fetch?: typeof fetch;
  /** How long a call may take in all, further tries included, in milliseconds. Default 30,000. */
  readonly timeout?: number;
}

export interface RequestOptions {
  /** Ends the call, which then throws the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface CreateOptions extends RequestOptions {
  /** Default, at the service: `master`. */
  readonly branch?: string;
  /** A commit. Default, at the service: `origin/master`. */
  readonly ref?: string;
  /** Presses the buttons that the run would wait for. */
  readonly acceptButtons?: boolean;
  /** The name of the checkpoint behind which nothing is skipped. */
  readonly skipNoFurtherThan?: string;
  /** Only the newer service knows it. */
  readonly extra?: string;
}

export interface Created {
  readonly job: ApiJob;
  /** Where the run can be looked at. */
  readonly url: string;
}

/** The two documented endpoints. */
export interface Client {
  /**
   * The most recent run of a repository that matches, or `null` where none does.
   * The repository is a name, or `owner/name`; the query is a text, a parsed query or a tree that the builder made.
   */
  readonly search: (
    repository: string,
    query: string | Query<typeof layer> | Node<typeof layer>,
    options?: RequestOptions,
  ) => Promise<ApiJob | null>;
  /** Creates a run. It is asked for once only: a request whose answer was lost may well have been carried out. */
  readonly create: (repository: string, options?: CreateOptions) => Promise<Created>;
}

const usualTimeout = 30_000;
const longestTimeout = 2 ** 31 - 1;

/**
 * A client of the Layer CI API, for browsers, workers and every runtime that has `fetch`.
 *
 * A search is tried up to three times, with growing waits, when the network fails or the service answers 429 or 5xx; a `Retry-After`
 * is honoured. What is thrown is an `ApiError`, with the code `invalid-query`, `invalid-repository`, `request-failed`,
 * `request-timeout`, `request-refused` or `unexpected-answer`. Neither it nor the client shows the token.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for options that make no sense.
 * @example
 * ```ts compiled
 * const client = createClient({ token: "secret", base: "http://localhost:8080" });
 * const job = await client.search("api", "failed branch:main");
 * ```
 */
export function createClient(options: ClientOptions): Client {
  const { token, fetch = globalThis.fetch, timeout = usualTimeout } = options;
  if (typeof token !== "string")
    throw querybarError("invalid-argument", "The client needs a token, which is a string.");
  if (!(timeout > 0 && timeout <= longestTimeout)) {
    throw querybarError("invalid-argument", `The timeout is a number of milliseconds, at most ${longestTimeout}.`);
  }
  const { base, service, tokenParameter } = options;
  const where = {
    ...(base === undefined ? {} : { base }),
    ...(service === undefined ? {} : { service }),
    ...(tokenParameter === undefined ? {} : { tokenParameter }),
  };
  const hide = concealer(token);

  /** One call: all of its tries together have the timeout. */
  async function ask(
    address: Address,
    method: "get" | "post",
    signal?: AbortSignal,
    json?: CreateBody,
  ): Promise<Answer> {
    signal?.throwIfAborted();
    const deadline = AbortSignal.timeout(Math.ceil(timeout));
    try {
      return await send({
        address: address.secret,
        method,
        ...(json === undefined ? {} : { json }),
        signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
        // Called as a function of its own: the platform's must not be called as another object's method.
        fetch: (input, init) => fetch(input, init),
        longestWait: timeout,
      });
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw failure(error, deadline.aborted, timeout, address);
    }
  }

  return {
    async search(repository, query, { signal } = {}) {
      const address = searchAddress(sendable(query), { ...where, repository }, token);
      const answer = await ask(address, "get", signal);
      const read = readAnswer(answer, searchAnswerSchema, address);
      if (read.status === "ok") return jobOf(read.job);
      if (read.error.startsWith(noRunsMessage)) return null;
      throw refusal(hide(read.error), answer, address);
    },
    async create(repository, { signal, ...wanted } = {}) {
      const address = createAddress({ ...where, repository }, token);
      const answer = await ask(address, "post", signal, bodyOf(wanted));
      const read = readAnswer(answer, createAnswerSchema, address);
      if (read.status === "ok") return { job: jobOf(read.job), url: read.url };
      throw refusal(hide(read.error), answer, address);
    },
  };
}

/** The query to send. A mistake in it would find nothing, and nobody would know why. */
function sendable(query: string | Query<typeof layer> | Node<typeof layer>): Query<typeof layer> {
  const parsed = typeof query === "string" ? parse(query) : "root" in query ? query : parse(print(query));
  const errors = parsed.diagnostics.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (first === undefined) return parsed;
  const message = `The query has ${errors.length === 1 ? "a mistake" : "mistakes"}: ${first.message}`;
  throw apiError("invalid-query", message, { diagnostics: parsed.diagnostics });
}

function bodyOf(wanted: Omit<CreateOptions, "signal">): CreateBody {
  const { branch, ref, acceptButtons, skipNoFurtherThan, extra } = wanted;
  return {
    ...(branch === undefined ? {} : { branch }),
    ...(ref === undefined ? {} : { ref }),
    ...(acceptButtons === true ? { accept_buttons: "true" as const } : {}),
    ...(skipNoFurtherThan === undefined ? {} : { skip_no_further_than: skipNoFurtherThan }),
    ...(extra === undefined ? {} : { extra }),
  };
}

/** What the platform threw is left behind: it may speak of the address, and that holds the token. */
function failure(error: unknown, timedOut: boolean, timeout: number, { shown }: Address): ApiError {
  if (timedOut) return apiError("request-timeout", `The service did not answer within ${timeout} ms.`, { url: shown });
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const why = /^[A-Z_]{1,40}$/.test(code) ? ` (${code})` : "";
  return apiError("request-failed", `The service could not be reached, or broke off its answer${why}.`, { url: shown });
}

/** A service may repeat what it was sent; before its words become a message, the token is taken out of them. */
function concealer(token: string): (text: string) => string {
  const encoded = new URLSearchParams([["", token]]).toString().slice(1);
  const forms = [token, encoded, encoded.replaceAll("+", "%20")].filter((form) => form !== "");
  return (text) => forms.reduce((hidden, form) => hidden.replaceAll(form, "…"), text);
}
