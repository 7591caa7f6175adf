import { toSearchUrl } from "../../compile/url.ts";
import { parse } from "../../syntax/parse.ts";
import type { UrlRequest } from "../arguments.ts";
import { tellDiagnostics } from "../diagnostics.ts";
import type { ExitCode } from "../exit-code.ts";
import { outputTo } from "../output.ts";
import { trouble } from "../trouble.ts";

/** `querybar url`: where the service answers a query. */
export async function url(request: UrlRequest): Promise<ExitCode> {
  const query = parse(request.query);
  const { repository, service, base } = request;
  const token = request.withToken ? tokenFrom(process.env) : undefined;
  const address = toSearchUrl(query, {
    repository,
    service,
    ...(base === undefined ? {} : { base }),
    ...(token === undefined ? {} : { token }),
  });
  const hasErrors = tellDiagnostics(query, process.stderr, request.color);
  const output = outputTo(process.stdout);
  output.write(`${address}\n`);
  await output.end();
  return hasErrors ? 2 : 0;
}

function tokenFrom(environment: NodeJS.ProcessEnv): string {
  const token = environment["QUERYBAR_TOKEN"] ?? "";
  if (token === "")
    throw trouble("--with-token takes the token from the environment variable QUERYBAR_TOKEN, which is not set.");
  return token;
}
