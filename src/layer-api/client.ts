import { querybarError } from "../language/error.ts";
import type { AnyLanguage } from "../language/language.ts";
import { type BuiltNode, resolveTree } from "../language/resolve-tree.ts";
import type { Service } from "../layer/addresses.ts";
import type { Layer } from "../layer/language.ts";
import type { LayerExtended } from "../layer/language-extended.ts";
import { parse } from "../query/parse.ts";
import type { AnyQuery, Query } from "../query/query.ts";
import { print } from "../syntax/print.ts";
import { type Address, createAddress, searchAddresses } from "./addresses.ts";
import { type ApiJob, jobOf, readAnswer } from "./answer.ts";
import { concealer } from "./conceal.ts";
import { type ApiError, apiError, type Fail, failing } from "./failure.ts";
import { type Answer, send } from "./transport.ts";
import { type CreateBody, createAnswerSchema, noRunsMessage, searchAnswerSchema } from "./wire.ts";

export interface ClientOptions {
  /** Sent with every request, and shown nowhere; an empty one is not sent. */
  readonly token: string;
  /** Another address of the service, such as `http://localhost:8080`. */
  readonly base?: string;
  /** Default `layerci.com`. */
  readonly service?: Service;
  /** The name of the token's parameter, if it is not the service's own. */
  readonly tokenParameter?: string;
  /** Default: the platform's own. */
  readonly fetch?: typeof fetch;
  /** The longest time of a call, including further tries, in milliseconds. Default 30,000. */
  readonly timeout?: number;
  /** The longest answer that is read, in bytes after decompression. Default 10,000,000. */
  readonly maxResponseSize?: number;
}

export interface RequestOptions {
  /** Ends the call, which then throws an `ApiError` with the code `request-aborted` and the signal's reason as its `cause`. */
  readonly signal?: AbortSignal;
}

export interface SearchOptions extends RequestOptions {
  /** The most requests that a query with alternatives may take, from 1 to 64. Default 8. */
  readonly limit?: number;
}

export interface CreateOptions extends RequestOptions {
  /** Default, at the service: `master`. */
  readonly branch?: string;
  /** A commit. Default, at the service: `origin/master`. */
  readonly ref?: string;
  /** Presses the buttons that the run would wait for. */
  readonly acceptButtons?: boolean;
  /** The name of the checkpoint after which nothing is skipped. */
  readonly skipNoFurtherThan?: string;
  /** Only the newer service knows it. */
  readonly extra?: string;
}

export interface Created {
  readonly job: ApiJob;
  /** The page of the run. */
  readonly url: string;
}

/** The two documented endpoints. */
export interface Client {
  /**
   * The most recent run of a repository that matches, or `null` if none does.
   * The repository is a name, or `owner/name`; the query is a text, a parsed query or a tree that the builder made. A query of
   * `layerExtended` with alternatives takes several requests, which are sent at once: if one fails, the call fails. Throws a
   * `QuerybarError` with the code `not-expressible` for one that the service cannot answer.
   */
  readonly search: (
    repository: string,
    query: string | Query<Layer | LayerExtended> | BuiltNode<Layer> | BuiltNode<LayerExtended>,
    options?: SearchOptions,
  ) => Promise<ApiJob | null>;
  /** Creates a run. It is requested only once: a request whose answer was lost may well have been carried out. */
  readonly create: (repository: string, options?: CreateOptions) => Promise<Created>;
}

const defaultTimeout = 30_000;
/** The longest time of a timer. */
const longestTimeout = 2 ** 31 - 1;
const defaultMaxResponseSize = 10_000_000;

/**
 * A client for the Layer CI API, for browsers, workers and every runtime that has `fetch`.
 *
 * A search is tried up to three times, with growing waits, when the network fails or the service answers 429 or 5xx. A `Retry-After`
 * is followed. If the timeout leaves no time for another try, the call ends at once. Redirects are not followed.
 *
 * Calls throw an `ApiError` with the code `invalid-query`, `invalid-repository`, `request-failed`, `request-timeout`,
 * `request-aborted`, `request-refused` or `unexpected-answer`. Neither it nor the client shows the token.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for options that make no sense.
 * @example
 * ```ts compiled
 * const client = createClient({ token: "secret", base: "http://localhost:8080" });
 * const job = await client.search("api", "failed branch:main");
 * ```
 */
export function createClient(options: ClientOptions): Client {
  const {
    token,
    fetch = globalThis.fetch,
    timeout = defaultTimeout,
    maxResponseSize = defaultMaxResponseSize,
  } = options;
  if (typeof token !== "string")
    throw querybarError("invalid-argument", "The client needs a token, which is a string.");
  if (!isPositive(timeout) || timeout > longestTimeout) {
    throw querybarError("invalid-argument", `The timeout is a number of milliseconds, at most ${longestTimeout}.`);
  }
  if (!isPositive(maxResponseSize)) {
    throw querybarError("invalid-argument", "maxResponseSize is a number of bytes, more than 0.");
  }
  const { base, service, tokenParameter } = options;
  const where = {
    ...(base === undefined ? {} : { base }),
    ...(service === undefined ? {} : { service }),
    ...(tokenParameter === undefined ? {} : { tokenParameter }),
  };
  const conceal = concealer(token);

  /** One call: all of its tries together have the timeout. */
  async function ask(
    address: Address,
    fail: Fail,
    method: "get" | "post",
    signal?: AbortSignal,
    json?: CreateBody,
  ): Promise<Answer> {
    const call = new AbortController();
    // Some replacements of `fetch` ignore signals, so the call does not wait for them either.
    const end = new Promise<never>((_, reject) => {
      call.signal.addEventListener("abort", () => reject(call.signal.reason));
    });
    const abort = () => call.abort();
    const timer = setTimeout(abort, timeout);
    signal?.addEventListener("abort", abort);
    try {
      signal?.throwIfAborted();
      const answer = send({
        address: address.secret,
        method,
        ...(json === undefined ? {} : { json }),
        signal: call.signal,
        // Called as a function of its own: the platform's must not be called as another object's method.
        fetch: (request) => fetch(request),
        deadline: performance.now() + timeout,
        maxResponseSize,
      });
      return await Promise.race([answer, end]);
    } catch (error) {
      if (signal?.aborted) throw fail("request-aborted", "The call was aborted", { cause: signal.reason });
      if (call.signal.aborted) throw fail("request-timeout", `The service did not answer within ${timeout} ms`);
      throw fail("request-failed", `The service could not be reached, or broke off its answer${reasonOf(error)}`);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    }
  }

  /** The most recent run that one address finds. */
  async function searchAt(address: Address, signal: AbortSignal): Promise<ApiJob | null> {
    const fail = failing(address.shown, conceal);
    const answer = await ask(address, fail, "get", signal);
    const read = readAnswer(answer, searchAnswerSchema, fail);
    if (read.status === "ok") return jobOf(read.job);
    if (read.error.startsWith(noRunsMessage)) return null;
    throw refusal(read.error, answer, fail);
  }

  return {
    async search(repository, query, { signal, limit } = {}) {
      const options = { ...where, repository, ...(limit === undefined ? {} : { limit }) };
      const addresses = searchAddresses(sendable(query), options, token);
      // One that fails ends the others: the most recent run might be there.
      const all = new AbortController();
      const end = signal === undefined ? all.signal : AbortSignal.any([signal, all.signal]);
      try {
        return mostRecent(await Promise.all(addresses.map((address) => searchAt(address, end))));
      } catch (error) {
        all.abort();
        throw error;
      }
    },
    async create(repository, { signal, ...wanted } = {}) {
      const address = createAddress({ ...where, repository }, token);
      const fail = failing(address.shown, conceal);
      const answer = await ask(address, fail, "post", signal, bodyOf(wanted));
      const read = readAnswer(answer, createAnswerSchema, fail);
      if (read.status === "ok") return { job: jobOf(read.job), url: read.url };
      throw refusal(read.error, answer, fail);
    },
  };
}

function mostRecent(jobs: readonly (ApiJob | null)[]): ApiJob | null {
  return jobs.reduce((best, job) => {
    if (best === null || job === null) return best ?? job;
    return BigInt(job.id) > BigInt(best.id) ? job : best;
  }, null);
}

function isPositive(value: number): boolean {
  return typeof value === "number" && value > 0;
}

/** The query to send. One with an error would find nothing, and the caller would not know why. */
function sendable(query: Parameters<Client["search"]>[1]): AnyQuery {
  const parsed = typeof query === "string" ? parse(query) : "root" in query ? query : parsedAgain(query);
  const errors = parsed.diagnostics.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (first === undefined) return parsed;
  const message = `The query has ${errors.length === 1 ? "a mistake" : "mistakes"}: ${first.message}`;
  throw apiError("invalid-query", message, { diagnostics: parsed.diagnostics });
}

function parsedAgain(built: BuiltNode<Layer> | BuiltNode<LayerExtended>): AnyQuery {
  const { language } = resolveTree(built);
  return parse(print(built as BuiltNode<AnyLanguage>), { language });
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

/** A system's name of an error, such as ECONNREFUSED. The rest of the platform's error may contain the address with the token. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return /^[A-Z_]{1,40}$/.test(code) ? ` (${code})` : "";
}

function refusal(words: string, { status }: Answer, fail: Fail): ApiError {
  return fail("request-refused", "The service refused", { status, words });
}
