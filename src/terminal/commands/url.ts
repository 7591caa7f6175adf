import { toSearchUrl } from "../../layer/addresses.ts";
import { parse } from "../../syntax/parse.ts";
import type { ExitCode, UrlRequest } from "../command-line.ts";
import { showQueryErrors } from "../diagnostics.ts";
import { CliError } from "../errors.ts";
import { outputTo } from "../output.ts";

/** `querybar url`: the service's address for a query. */
export async function url(request: UrlRequest): Promise<ExitCode> {
  const query = parse(request.query);
  const { repository, service, base } = request;
  const token = request.withToken ? (process.env["QUERYBAR_TOKEN"] ?? "") : undefined;
  if (token === "") {
    throw new CliError("--with-token takes the token from the environment variable QUERYBAR_TOKEN, which is not set.");
  }
  const address = toSearchUrl(query, {
    repository,
    service,
    ...(base === undefined ? {} : { base }),
    ...(token === undefined ? {} : { token }),
  });
  const hasErrors = showQueryErrors(query, process.stderr, request.color);
  const output = outputTo(process.stdout);
  output.write(`${address}\n`);
  await output.end();
  return hasErrors ? 2 : 0;
}
