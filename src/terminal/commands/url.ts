import type { AnyLanguage } from "../../language/language.ts";
import { toSearchUrl, toSearchUrls } from "../../layer/addresses.ts";
import { parse } from "../../query/parse.ts";
import { showQueryErrors } from "../diagnostics.ts";
import { CliError } from "../errors.ts";
import { languageFor } from "../language.ts";
import { outputTo } from "../output.ts";
import type { ExitCode, UrlRequest } from "../requests.ts";

/** `querybar url`: the service's address for a query, or several for one with alternatives. */
export async function url(request: UrlRequest): Promise<ExitCode> {
  const query = parse<AnyLanguage>(request.query, { language: await languageFor(request) });
  const { repository, service, base } = request;
  const token = request.withToken ? (process.env["QUERYBAR_TOKEN"] ?? "") : undefined;
  if (token === "") {
    throw new CliError("--with-token takes the token from the environment variable QUERYBAR_TOKEN, which is not set.");
  }
  const options = {
    repository,
    service,
    ...(base === undefined ? {} : { base }),
    ...(token === undefined ? {} : { token }),
  };
  const addresses = request.extended ? toSearchUrls(query, options) : [toSearchUrl(query, options)];
  const hasErrors = showQueryErrors(query, process.stderr, request.color);
  const output = outputTo(process.stdout);
  for (const address of addresses) output.write(`${address}\n`);
  await output.end();
  if (hasErrors) return 2;
  return addresses.length > 0 ? 0 : 1;
}
