import { querybarError } from "../language/error.ts";
import type { AnyLanguage } from "../language/language.ts";
import { type QueryOrNode, resolveTree } from "../language/resolve-tree.ts";
import { quoted } from "../language/text/shown-text.ts";
import { dialectOf } from "../syntax/dialect.ts";
import { documentedTexts } from "../syntax/extended/documented-texts.ts";
import { print, printNode } from "../syntax/print.ts";

/** The hosts that answer searches, each with the name it gives the token's parameter. */
const services = {
  "layerci.com": { base: "https://layerci.com", tokenParameter: "layertoken" },
  "webapp.io": { base: "https://webapp.io", tokenParameter: "token" },
} as const;

/** A host by its name: `layerci.com` is the documented one, `webapp.io` the one the service has since moved to. */
export type Service = keyof typeof services;

/** Where a search is sent. */
export interface SearchUrlOptions {
  /** The repository's name, or its owner and name as `owner/name`. */
  readonly repository: string;
  /** Put into the URL if it is given. Keep such URLs out of logs. */
  readonly token?: string;
  /** Default `layerci.com`. */
  readonly service?: Service;
  /** Another address of the service, such as `http://localhost:8080`; an `http` or `https` URL without query and fragment. */
  readonly base?: string;
  /** The name of the token's parameter, if it is not the service's own. */
  readonly tokenParameter?: string;
}

/**
 * A query as the `search` parameter that the endpoint takes, percent-encoded; half a surrogate pair is sent as U+FFFD.
 *
 * @throws a `QuerybarError` with the code `not-expressible`, as `print` does.
 * @example
 * ```ts
 * toQueryString(parse("status:succeeded")); // "search=status%3Asucceeded"
 * ```
 */
export function toQueryString<L extends AnyLanguage>(query: QueryOrNode<L>): string {
  return `search=${encode(print(query))}`;
}

/**
 * The URL that asks the service for the most recent run that matches. The service reads the documented dialect: a query of the
 * extended one must mean the same as one of its queries.
 *
 * @throws a `QuerybarError` with the code `invalid-repository`, `invalid-address` or `not-expressible`. No message holds the token.
 * @example
 * ```ts
 * toSearchUrl(parse("fix -wip"), { repository: "api" }); // "https://layerci.com/api/v1/run/api/search?search=fix%20-wip"
 * ```
 */
export function toSearchUrl<L extends AnyLanguage>(query: QueryOrNode<L>, options: SearchUrlOptions): string {
  const { root, language } = resolveTree(query);
  const { documentedText = printNode } = dialectOf(language);
  return searchUrl(documentedText(root, language), options);
}

/** Where a search is sent, and how many addresses it may need. */
export interface SearchUrlsOptions extends SearchUrlOptions {
  /** The most addresses, from 1 to 64. Default 8. */
  readonly limit?: number;
}

/**
 * The URLs that together ask the service for the runs that match, for queries with alternatives: the most recent run that matches is
 * the one with the greatest id among the answers. None where no run can match.
 *
 * @throws a `QuerybarError` as `toSearchUrl` does; `not-expressible` has the `range` of the term that the service cannot read, or of the
 * alternatives that need more addresses than the limit.
 * @example
 * ```ts
 * toSearchUrls(parse("(fix OR wip) branch:main", { language: layerExtended }), { repository: "api" });
 * // [
 * //   "https://layerci.com/api/v1/run/api/search?search=fix%20branch%3Amain",
 * //   "https://layerci.com/api/v1/run/api/search?search=wip%20branch%3Amain",
 * // ]
 * ```
 */
export function toSearchUrls<L extends AnyLanguage>(
  query: QueryOrNode<L>,
  { limit, ...options }: SearchUrlsOptions,
): readonly string[] {
  return toSearchTexts(query, limit).map((text) => searchUrl(text, options));
}

/** The texts of the documented dialect that together mean a query. */
export function toSearchTexts<L extends AnyLanguage>(query: QueryOrNode<L>, limit = 8): readonly string[] {
  const { root, language } = resolveTree(query);
  return documentedTexts(root, language, limit);
}

/** The URL that asks for the most recent run that a text of the documented dialect selects. */
export function searchUrl(text: string, options: SearchUrlOptions): string {
  const { address, token } = runAddress(options);
  return `${address}/search?search=${encode(text)}${token === "" ? "" : `&${token}`}`;
}

/**
 * Where a repository's runs are created, and, one segment further, searched; and the parameter with the token, or an empty text.
 *
 * @throws a `QuerybarError` with the code `invalid-repository` or `invalid-address`.
 */
export function runAddress(options: SearchUrlOptions): { readonly address: string; readonly token: string } {
  const service = serviceNamed(options.service ?? "layerci.com");
  const parameter = encode(options.tokenParameter ?? service.tokenParameter);
  return {
    address: `${baseOf(options.base ?? service.base)}/api/v1/run/${repositoryPath(options.repository)}`,
    token: options.token === undefined ? "" : `${parameter}=${encode(options.token)}`,
  };
}

function serviceNamed(name: string): { readonly base: string; readonly tokenParameter: string } {
  if (Object.hasOwn(services, name)) return services[name as Service];
  throw querybarError("invalid-address", `${quoted(name)} is not a known service: use layerci.com or webapp.io.`);
}

/** The service's address without a slash at its end. */
function baseOf(base: string): string {
  const url = URL.canParse(base) ? new URL(base) : undefined;
  if (!/^https?:$/.test(url?.protocol ?? "") || url?.search || url?.hash || url?.username || url?.password)
    throw querybarError(
      "invalid-address",
      "The service's base must be an http or https URL without credentials, query or fragment.",
    );
  return (url as URL).href.replace(/[?#]*$/, "").replace(/\/+$/, "");
}

/**
 * One path segment, or owner and name as two. A segment `.`, `..` or none at all would change which path is asked for,
 * and no encoding helps: URL parsers take `%2e` for a dot. So these are refused.
 */
export function repositoryPath(repository: string): string {
  const segments = typeof repository === "string" ? repository.split("/") : [];
  if (segments.length < 1 || segments.length > 2 || segments.some((segment) => /^\.{0,2}$/.test(segment))) {
    const given = typeof repository === "string" ? ` ${quoted(repository)}` : "";
    throw querybarError(
      "invalid-repository",
      `The repository${given} must be a name, or an owner and a name with a slash between; neither may be empty, “.” or “..”.`,
    );
  }
  return segments.map(encode).join("/");
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
