import { type Service, toSearchUrl } from "../compile/url.ts";
import type { layer } from "../language/layer.ts";
import type { And } from "../syntax/tree.ts";
import type { QueryOrNode } from "../syntax/tree-of.ts";

export interface AddressOptions {
  readonly repository: string;
  readonly service?: Service;
  readonly base?: string;
  readonly tokenParameter?: string;
}

/** An address to ask, and the same for people to see. */
export interface Address {
  readonly secret: string;
  readonly shown: string;
}

export function searchAddress(query: QueryOrNode<typeof layer>, options: AddressOptions, token: string): Address {
  const shown = toSearchUrl(query, options);
  return { shown, secret: token === "" ? shown : toSearchUrl(query, { ...options, token }) };
}

const everything: And<typeof layer> = { type: "and", from: 0, to: 0, terms: [] };

/** Runs are created at the address of their search, less its last segment and its query. */
export function createAddress(options: AddressOptions, token: string): Address {
  const search = searchAddress(everything, options, token);
  return { shown: withoutSearch(search.shown), secret: withoutSearch(search.secret) };
}

function withoutSearch(address: string): string {
  const url = new URL(address);
  url.pathname = url.pathname.slice(0, -"/search".length);
  url.searchParams.delete("search");
  return url.href;
}
