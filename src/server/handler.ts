import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { timingSafeEqual } from "hono/utils/buffer";
import { stringify } from "lossless-json";
import { querybarError } from "../language/error.ts";
import { createAddress, searchAddress } from "../layer-api/addresses.ts";
import { writeTimestamp } from "../layer-api/timestamp.ts";
import { type CreateBody, noRunsMessage, type WireJob } from "../layer-api/wire.ts";
import { parse } from "../syntax/parse.ts";
import { readBody } from "./body.ts";
import { openApiDocument } from "./openapi.ts";
import { isRepository } from "./record.ts";
import { type Refusal, refused } from "./refusal.ts";
import type { Store } from "./store.ts";

export interface HandlerOptions {
  readonly store: Store;
  /** The tokens that open the endpoints; without any, everybody may ask. */
  readonly tokens?: readonly string[];
  /** Whose repositories those without an owner are, in paths and messages. Default `local`. */
  readonly organization?: string;
  /** Pages of these origins, or of any with `*`, may ask. Default: none but the server's own. */
  readonly cors?: string | readonly string[];
  /** Default 65,536 bytes. */
  readonly longestBody?: number;
  /** Default 10,000 UTF-16 units. */
  readonly longestQuery?: number;
  /** What paths begin with where the handler is mounted below the root, such as `/ci`. */
  readonly prefix?: string;
}

/** Answers a request, whatever it is; never throws. */
export type Handler = (request: Request) => Promise<Response>;

/**
 * A handler of the two documented endpoints, for any server that speaks in web standards.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for an empty token.
 * @example
 * ```ts
 * const handler = createHandler({ store: openStore(), tokens: ["secret"] });
 * const response = await handler(new Request("http://localhost/api/v1/run/api/search?search=failed&layertoken=secret"));
 * ```
 */
export function createHandler(options: HandlerOptions): Handler {
  const { store, tokens = [], organization = "local", longestBody = 65_536, longestQuery = 10_000 } = options;
  const { prefix = "" } = options;
  if (tokens.includes(""))
    throw querybarError("invalid-argument", "An empty token would open the server to everybody.");
  const app = new Hono().basePath(prefix);

  app.use(async (context, next) => {
    await next();
    context.header("cache-control", "no-store");
    context.header("x-content-type-options", "nosniff");
  });
  if (options.cors !== undefined) {
    const origin = typeof options.cors === "string" ? options.cors : [...options.cors];
    app.use(cors({ origin, allowMethods: ["GET", "POST"] }));
  }

  app.get("/api/v1/openapi.json", (context) => context.json(openApiDocument(prefix, tokens.length > 0)));

  app.use("/api/v1/run/*", async (context, next) => {
    const given = context.req.query("layertoken") ?? context.req.query("token") ?? "";
    return (await isAllowed(given, tokens)) ? next() : refuse(context, refused(401, "The token is missing or wrong."));
  });

  const search = async (context: Context) => {
    const repository = repositoryOf(context, organization);
    if (repository === undefined) return refuse(context, noRepository);
    const text = context.req.query("search") ?? "";
    if (text.length > longestQuery) {
      return refuse(context, refused(414, `The query is longer than ${longestQuery} characters.`));
    }
    const job = await store.search(repository, parse(text), context.req.raw.signal);
    if (job !== undefined) return answer(context, 200, { status: "ok", job });
    const full = repository.includes("/") ? repository : `${organization}/${repository}`;
    return refuse(context, refused(404, `${noRunsMessage} ${full} matching the given filters.`));
  };

  const create = async (context: Context) => {
    const repository = repositoryOf(context, organization);
    if (repository === undefined) return refuse(context, noRepository);
    const body = readBody(await context.req.text(), context.req.header("content-type") ?? "");
    if ("refusal" in body) return refuse(context, body);
    const base = `${new URL(context.req.url).origin}${prefix}`;
    const job = await store.create(repository, newJob(repository, base, body), body);
    const url = runAddress(repository, base, job.id);
    context.header("location", url);
    return answer(context, 201, { status: "ok", job, url });
  };

  const limited = bodyLimit({
    maxSize: longestBody,
    onError: (context) => refuse(context, refused(413, `The body is larger than ${longestBody} bytes.`)),
  });
  const only =
    (...methods: readonly string[]) =>
    (context: Context) => {
      context.header("allow", methods.join(", "));
      return refuse(context, refused(405, `This address answers ${methods.join(" and ")} only.`));
    };
  const ofName = "/api/v1/run/:repository";
  const ofOwner = "/api/v1/run/:owner/:repository";
  app.get(`${ofName}/search`, search).get(`${ofOwner}/search`, search);
  app.post(ofName, limited, create).post(ofOwner, limited, create);
  // What is posted to `/api/v1/run/api/search` creates a run of the repository `api/search`.
  app.all(`${ofName}/search`, only("GET", "POST")).all(`${ofOwner}/search`, only("GET"));
  app.all(ofName, only("POST")).all(ofOwner, only("POST"));

  app.notFound((context) => refuse(context, refused(404, "There is nothing at this address.")));
  app.onError((_, context) => refuse(context, refused(500, "The server failed.")));
  return async (request) => app.fetch(request);
}

const noRepository = refused(400, "The repository must be a name, or an owner and a name.");

function refuse(context: Context, { refusal, status }: Refusal): Response {
  return answer(context, status, { status: "error", error: refusal });
}

/** Ids may be larger than JSON's usual writers know. */
function answer(context: Context, status: Refusal["status"] | 200 | 201, body: object): Response {
  return context.body(stringify(body) ?? "", status, { "content-type": "application/json" });
}

/** Takes as long for a wrong token as for a right one, and as long for the first as for the last. */
async function isAllowed(given: string, tokens: readonly string[]): Promise<boolean> {
  const results = await Promise.all(tokens.map((token) => timingSafeEqual(given, token)));
  return tokens.length === 0 || results.includes(true);
}

/** `api`, for `/run/api` as for `/run/local/api`; or `acme/api`. */
function repositoryOf(context: Context, organization: string): string | undefined {
  const owner = context.req.param("owner");
  const name = context.req.param("repository") ?? "";
  const repository = owner === undefined || owner === organization ? name : `${owner}/${name}`;
  return isRepository(repository) ? repository : undefined;
}

function newJob(repository: string, base: string, { branch = "master", ref = "origin/master" }: CreateBody) {
  return (id: bigint): WireJob => ({
    repository_name: repository,
    id,
    status: "NEW",
    status_change_time: writeTimestamp(new Date()),
    calculated_status: "NEW",
    commit_sha: ref,
    branch,
    merge_branch: null,
    run_start_reason: "api",
    run_start_reason_url: createAddress({ repository, base }, "").shown,
    uuid: crypto.randomUUID(),
  });
}

/** Where exactly this run is found. */
function runAddress(repository: string, base: string, id: number | bigint): string {
  return searchAddress(parse(`id:${id}`), { repository, base }, "").shown;
}
