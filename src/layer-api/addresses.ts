import type { AnyLanguage } from "../language/language.ts";
import { type QueryOrNode, resolveTree } from "../language/resolve-tree.ts";
import { runAddress, type SearchUrlsOptions, type Service, toSearchUrl, toSearchUrls } from "../layer/addresses.ts";

export interface AddressOptions {
  readonly repository: string;
  readonly service?: Service;
  readonly base?: string;
  readonly tokenParameter?: string;
}

/** An address for a request, and the same without the token. */
export interface Address {
  readonly secret: string;
  readonly shown: string;
}

/** The addresses to ask at: one, unless the query has alternatives. */
export function searchAddresses<L extends AnyLanguage>(
  query: QueryOrNode<L>,
  options: AddressOptions & { readonly limit?: number },
  token: string,
): readonly Address[] {
  const { language } = resolveTree(query);
  const urls = (given: SearchUrlsOptions) =>
    language.dialect === "extended" ? toSearchUrls(query, given) : [toSearchUrl(query, given)];
  const shown = urls(options);
  const secret = token === "" ? shown : urls({ ...options, token });
  return shown.map((address, index) => ({ shown: address, secret: secret[index] as string }));
}

/** Runs are created at the address of their repository. */
export function createAddress(options: AddressOptions, token: string): Address {
  const { address, token: parameter } = runAddress(token === "" ? options : { ...options, token });
  return { shown: address, secret: parameter === "" ? address : `${address}?${parameter}` };
}
