import { querybarError } from "../language/error.ts";
import type { AnyLanguage } from "../language/language.ts";
import type { Layer } from "../layer/language.ts";
import { type LanguageOptions, languageFrom, parse } from "./parse.ts";
import type { AnyQuery, Query } from "./query.ts";

/**
 * The query in the `search` parameter of an address, whether it was made by `toSearchUrl`, by `toQueryString`, or by a page or
 * form of your own (`+` is a space). Without the parameter it is the empty query; of several, the first counts.
 *
 * @param address an absolute or relative address, only its query string, such as `location.search`, or a parsed form of these.
 * @throws a `QuerybarError` with the code `invalid-address` for what is not a URL. It does not repeat the address, which may hold a
 * token.
 * @example
 * ```ts
 * fromSearchUrl("/runs?search=fix%20-wip").text; // "fix -wip"
 * fromSearchUrl("search=fix%20-wip").text; // "fix -wip"
 * ```
 */
export function fromSearchUrl(address: string | URL | URLSearchParams): Query<Layer>;
export function fromSearchUrl<L extends AnyLanguage>(
  address: string | URL | URLSearchParams,
  options: LanguageOptions<L>,
): Query<L>;
export function fromSearchUrl(
  address: string | URL | URLSearchParams,
  options?: LanguageOptions<AnyLanguage>,
): AnyQuery {
  return parse(parametersOf(address).get("search") ?? "", { language: languageFrom(options) });
}

function parametersOf(address: string | URL | URLSearchParams): URLSearchParams {
  if (address instanceof URLSearchParams) return address;
  const text = String(address);
  // A query string alone: it has its first “=” before anything that only a path has.
  if (/^[^/?#:=]*=/.test(text)) return new URLSearchParams(text);
  const base = "http://localhost/";
  if (!URL.canParse(text, base))
    throw querybarError("invalid-address", "The address to read a search from is not a URL.");
  return new URL(text, base).searchParams;
}
