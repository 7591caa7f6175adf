import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import { stringify } from "lossless-json";
import { isQuerybarError } from "../language/error.ts";
import { repositoryPath } from "../layer/addresses.ts";
import { writeTimestamp } from "../layer-api/timestamp.ts";
import { type CreateBody, noRunsMessage, type WireJob } from "../layer-api/wire.ts";
import { parse } from "../query/parse.ts";
import { accessRules } from "./access.ts";
import { readBody, receivedBody } from "./body.ts";
import { budgetOf } from "./budget.ts";
import { type Failure, failureOf, onConsole } from "./failure.ts";
import { openApiDocument } from "./openapi.ts";
import { checkedBase, type HandlerOptions } from "./options.ts";
import { refusedParameters } from "./parameters.ts";
import { isRepository } from "./record.ts";
import { type Refusal, refused } from "./refusal.ts";
import { tokenCheck } from "./tokens.ts";

/** Answers any request; never throws. */
export type Handler = (request: Request) => Promise<Response>;

/**
 * A handler for the two documented endpoints, for any server that uses web standards.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for an empty token or a host that is not one, `invalid-address` for a wrong base.
 * @example
 * ```ts
 * const handler = createHandler({ store: openStore(), tokens: ["secret"] });
 * const response = await handler(new Request("http://localhost/api/v1/run/api/search?search=failed&layertoken=secret"));
 * ```
 */
export function createHandler(options: HandlerOptions): Handler {
  const {
    store,
    tokens = [],
    organization = "local",
    prefix = "",
    allowHosts = [],
    forms = tokens.length > 0,
  } = options;
  const { timeBudget = 2_000, mostTerms = 1_000, longestQuery = 10_000 } = options;
  const { longestBody = 65_536, bodyTimeout = 10_000 } = options;
  const { onError = onConsole } = options;
  const base = checkedBase(options.base ?? "");
  const refusedAccess = accessRules({ base, allowHosts, cors: options.cors ?? [] });
  const isToken = tokenCheck(tokens);

  const everywhere = new Hono();
  everywhere.use(async (context, next) => {
    await next();
    context.header("cache-control", "no-store");
    context.header("x-content-type-options", "nosniff");
  });
  everywhere.use(async (context, next) => {
    const refusal = refusedAccess(context.req.raw);
    return refusal === undefined ? next() : refuse(context, refusal);
  });
  if (options.cors !== undefined) {
    const origin = typeof options.cors === "string" ? options.cors : [...options.cors];
    everywhere.use(cors({ origin, allowMethods: ["GET", "POST"] }));
  }

  const app = everywhere.basePath(prefix);
  app.get("/api/v1/openapi.json", (context) => context.json(openApiDocument(prefix, tokens.length > 0, forms)));

  const withToken = async (context: Context, next: () => Promise<void>) => {
    const given = context.req.query("layertoken") ?? context.req.query("token") ?? "";
    return (await isToken(given)) ? next() : refuse(context, refused(401, "The token is missing or wrong."));
  };
  app.use("/api/v1/run/*", withToken);
  app.use("/jobs/*", withToken);

  /** Answers with the result of the work, unless it takes too long. */
  const inTime = async (
    context: Context,
    { name, advice }: { readonly name: string; readonly advice: string },
    work: (signal: AbortSignal) => Promise<Response>,
  ): Promise<Response> => {
    const budget = budgetOf(context.req.raw, timeBudget);
    try {
      budget.signal.throwIfAborted();
      return await work(budget.signal);
    } catch (error) {
      const code = isQuerybarError(error) ? error.code : undefined;
      const isUnreachable = code === "database-unreachable";
      const isUnknown = code === "outcome-unknown";
      if (!budget.isSpent() && !isUnreachable && !isUnknown) return fail(context, error, 500, failed);
      // Who creates a run again may have two.
      if (!isUnknown) context.header("retry-after", "1");
      const reason = budget.isSpent() ? `The ${name} took longer than ${timeBudget} milliseconds.` : noDatabase;
      return fail(context, error, 503, `${reason} ${isUnknown ? unknown : budget.isSpent() ? advice : ""}`.trim());
    } finally {
      budget.end();
    }
  };

  const answerFound = (context: Context, repository: string, text: string) =>
    inTime(context, theSearch, async (signal) => {
      if (text.length > longestQuery) {
        return refuse(context, refused(414, `The query is longer than ${longestQuery} characters.`));
      }
      const query = parse(text);
      if (query.root.terms.length > mostTerms) {
        return refuse(context, refused(400, `The query has more than ${mostTerms} terms.`));
      }
      const job = await store.search(repository, query, signal);
      if (job !== undefined) return answer(context, 200, { status: "ok", job });
      const full = fullName(repository, organization);
      return refuse(context, refused(404, `${noRunsMessage} ${full} matching the given filters.`));
    });

  const search = async (context: Context) => {
    const repository = repositoryOf(context, organization);
    if (repository === undefined) return refuse(context, noRepository);
    const refusal = refusedParameters(context.req.url, ["search"], "a query is given as “search”");
    if (refusal !== undefined) return refuse(context, refusal);
    return answerFound(context, repository, context.req.query("search") ?? "");
  };

  /** At the address that a created run is said to have. */
  const show = async (context: Context) => {
    const repository = repositoryOf(context, organization);
    if (repository === undefined) return refuse(context, noRepository);
    return answerFound(context, repository, `id:${context.req.param("id")}`);
  };

  const create = async (context: Context) => {
    const repository = repositoryOf(context, organization);
    if (repository === undefined) return refuse(context, noRepository);
    const refusal = refusedParameters(context.req.url, [], "what a run is created from is given in the body");
    if (refusal !== undefined) return refuse(context, refusal);
    const text = await receivedBody(context.req.raw, { longestBody, bodyTimeout });
    if (typeof text !== "string") return refuse(context, text);
    const body = readBody(text, context.req.header("content-type") ?? "", forms);
    if ("refusal" in body) return refuse(context, body);
    return inTime(context, theCreation, async (signal) => {
      const job = await store.create(repository, newJob(repository, body), body, signal);
      const path = repositoryPath(fullName(repository, organization));
      const url = `${base}${prefix}/jobs/github/${path}/${job.id}`;
      context.header("location", url);
      return answer(context, 201, { status: "ok", job, url });
    });
  };

  const only =
    (...methods: readonly string[]) =>
    (context: Context) => {
      context.header("allow", methods.join(", "));
      return refuse(context, refused(405, `This address answers ${methods.join(" and ")} only.`));
    };
  const ofName = "/api/v1/run/:repository";
  const ofOwner = "/api/v1/run/:owner/:repository";
  app.get(`${ofName}/search`, search).get(`${ofOwner}/search`, search);
  app.post(ofName, create).post(ofOwner, create);
  app.get("/jobs/github/:owner/:repository/:id{[0-9]+}", show);
  // What is posted to `/api/v1/run/api/search` creates a run of the repository `api/search`.
  app.all(`${ofName}/search`, only("GET", "POST")).all(`${ofOwner}/search`, only("GET"));
  app.all(ofName, only("POST")).all(ofOwner, only("POST"));

  const fail = (context: Context, error: unknown, status: Failure["status"], message: string): Response => {
    const failure = failureOf(context.req.raw, status);
    try {
      // A client that has disconnected is not a failure.
      if (!context.req.raw.signal.aborted) onError(error, failure);
    } catch {
      // A failure to report a failure must not cost the answer.
    }
    const { reference } = failure;
    return answer(context, status, { status: "error", error: `${message} Reference: ${reference}.`, reference });
  };

  app.notFound((context) => refuse(context, refused(404, "There is nothing at this address.")));
  app.onError((error, context) => fail(context, error, 500, failed));
  return async (request) => app.fetch(request);
}

const theSearch = { name: "search", advice: "With a branch, a status or an id in the query it is shorter." };
const theCreation = { name: "creation", advice: "Nothing was created." };
const failed = "The server failed.";
const noDatabase = "The server does not reach its database.";
const unknown = "It is not known whether the run was created: search for it.";
const noRepository = refused(400, "The repository must be a name, or an owner and a name, of at most 200 characters.");

function refuse(context: Context, { refusal, status }: Refusal): Response {
  // The rest of a body is not read.
  if (status === 408) context.header("connection", "close");
  return answer(context, status, { status: "error", error: refusal });
}

/** Ids may be larger than `JSON.stringify` can write. */
function answer(context: Context, status: Refusal["status"] | 200 | 201 | 500 | 503, body: object): Response {
  return context.body(stringify(body) ?? "", status, { "content-type": "application/json" });
}

/** `api`, for `/run/api` as for `/run/local/api` and `/run/local%2Fapi`; or `acme/api`. */
function repositoryOf(context: Context, organization: string): string | undefined {
  const owner = context.req.param("owner");
  const name = context.req.param("repository") ?? "";
  const full = owner === undefined ? name : `${owner}/${name}`;
  if (!isRepository(full)) return undefined;
  const own = `${organization}/`;
  return full.startsWith(own) ? full.slice(own.length) : full;
}

function fullName(repository: string, organization: string): string {
  return repository.includes("/") ? repository : `${organization}/${repository}`;
}

function newJob(repository: string, { branch = "master", ref = "origin/master" }: CreateBody) {
  return (id: bigint): WireJob => ({
    repository_name: repository,
    id,
    status: "NEW",
    status_change_time: writeTimestamp(new Date()),
    calculated_status: "NEW",
    commit_sha: ref,
    branch,
    merge_branch: branch,
    run_start_reason: "Manual run created by API",
    run_start_reason_url: "",
    uuid: crypto.randomUUID(),
  });
}
