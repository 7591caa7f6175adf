import { querybarError } from "../../language/error.ts";

const isPostgres = /^postgres(?:ql)?:\/\//i;

/** Whether a text is meant to be a database's address, and not a file. */
export function isAddress(text: string): boolean {
  return isPostgres.test(text);
}

/** @throws a `QuerybarError` with the code `invalid-argument`, which does not show the address: it may hold a password. */
export function checkedAddress(address: string): string {
  if (isPostgres.test(address) && isDecodable(address)) return address;
  throw querybarError(
    "invalid-argument",
    "The database's address is not one such as postgres://user@host:5432/name. Special characters in it are percent-encoded.",
  );
}

/** The address without its password and its parameters. */
export function shownAddress(address: string): string {
  if (!isPostgres.test(address) || !URL.canParse(address)) return "the database";
  const url = new URL(address);
  url.password = "";
  url.search = "";
  url.hash = "";
  return url.href;
}

function isDecodable(address: string): boolean {
  return URL.canParse(address) && !/%(?![0-9a-f]{2})/i.test(address) && new URL(address).hash === "";
}
