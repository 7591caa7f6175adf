import type { AnyLanguage } from "../language/language.ts";
import type { QueryOrNode } from "../language/resolve-tree.ts";
import { runAddress, type Service, searchUrl, toSearchTexts } from "../layer/addresses.ts";

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
  { limit, ...options }: AddressOptions & { readonly limit?: number },
  token: string,
): readonly Address[] {
  return toSearchTexts(query, limit).map((text) => {
    const shown = searchUrl(text, options);
    return { shown, secret: token === "" ? shown : searchUrl(text, { ...options, token }) };
  });
}

/** Runs are created at the address of their repository. */
export function createAddress(options: AddressOptions, token: string): Address {
  const { address, token: parameter } = runAddress(token === "" ? options : { ...options, token });
  return { shown: address, secret: parameter === "" ? address : `${address}?${parameter}` };
}
