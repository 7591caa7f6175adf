import type { QueryOrNode } from "../language/resolve-tree.ts";
import { runAddress, type Service, toSearchUrl } from "../layer/addresses.ts";
import type { Layer } from "../layer/language.ts";

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

export function searchAddress(query: QueryOrNode<Layer>, options: AddressOptions, token: string): Address {
  const shown = toSearchUrl(query, options);
  return { shown, secret: token === "" ? shown : toSearchUrl(query, { ...options, token }) };
}

/** Runs are created at the address of their repository. */
export function createAddress(options: AddressOptions, token: string): Address {
  const { address, token: parameter } = runAddress(token === "" ? options : { ...options, token });
  return { shown: address, secret: parameter === "" ? address : `${address}?${parameter}` };
}
