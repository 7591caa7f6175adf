import type { AnyLanguage } from "../language/language.ts";
import { type QueryOrNode, resolveTree } from "../language/resolve-tree.ts";
import { runAddress, type Service, searchUrl, toSearchTexts } from "../layer/addresses.ts";
import { hasOperators } from "../syntax/dialect.ts";
import { print } from "../syntax/print.ts";

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

/** The addresses to ask at. A query of a dialect without operators is sent as it is; others may need several addresses, or none. */
export function searchAddresses<L extends AnyLanguage>(
  query: QueryOrNode<L>,
  { limit, ...options }: AddressOptions & { readonly limit?: number },
  token: string,
): readonly Address[] {
  const texts = hasOperators(resolveTree(query).language) ? toSearchTexts(query, limit) : [print(query)];
  return texts.map((text) => {
    const shown = searchUrl(text, options);
    return { shown, secret: token === "" ? shown : searchUrl(text, { ...options, token }) };
  });
}

/** Runs are created at the address of their repository. */
export function createAddress(options: AddressOptions, token: string): Address {
  const { address, token: parameter } = runAddress(token === "" ? options : { ...options, token });
  return { shown: address, secret: parameter === "" ? address : `${address}?${parameter}` };
}
