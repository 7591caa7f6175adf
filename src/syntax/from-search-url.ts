import { querybarError } from "../language/error.ts";
import type { AnyLanguage } from "../language/language.ts";
import { layer } from "../language/layer.ts";
import { parse } from "./parse.ts";
import type { Query } from "./tree.ts";

/**
 * The query that an address holds in its `search` parameter, whether it was made by `toSearchUrl` or by a page or form of
 * one's own (`+` is a space). Without the parameter it is the empty query; of several, the first counts.
 *
 * @param url an absolute or relative address, or only its query string, such as `location.search`.
 * @throws a `QuerybarError` with the code `invalid-address` for what is no URL; it does not repeat the address, which may hold a token.
 * @example
 * ```ts
 * fromSearchUrl("/runs?search=fix%20-wip").text; // "fix -wip"
 * ```
 */
export function fromSearchUrl<L extends AnyLanguage = typeof layer>(url: string | URL, language?: L): Query<L>;
export function fromSearchUrl(url: string | URL, language: AnyLanguage = layer): Query<AnyLanguage> {
  const base = "http://localhost/";
  if (!URL.canParse(String(url), base))
    throw querybarError("invalid-address", "The address to read a search from is no URL.");
  return parse(new URL(url, base).searchParams.get("search") ?? "", language);
}
