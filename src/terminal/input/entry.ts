import type { AnyLanguage } from "../../language/language.ts";
import { lookupOf } from "../../language/lookup.ts";
import { type AnyRecord, keysOf } from "../../language/path.ts";
import { isBuiltIn } from "../language.ts";
import { memberText } from "./json-text.ts";
import { isObject } from "./records-at.ts";

/** What one JSON text of the input turned out to be. */
export type Entry =
  | { readonly type: "record"; readonly record: AnyRecord; readonly text: string | undefined }
  /** The endpoint found no run. */
  | { readonly type: "none"; readonly message: string }
  | { readonly type: "error"; readonly message: string };

/** Reads a record with any of the keys, or the endpoint's answer around one: then `text` is the record's own part of it. */
export function readEntry(text: string, language: AnyLanguage, keys: readonly string[]): Entry {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return {
      type: "error",
      message: text.includes("\x1b[") ? "not JSON, but coloured text" : `not JSON (${reason(error)})`,
    };
  }
  if (!isObject(value)) return { type: "error", message: `${kindOf(value)}, where a record was expected` };
  const isFromService = isBuiltIn(language);
  if (isFromService && value["status"] === "ok" && isObject(value["job"])) {
    const job = memberText(text, "job") ?? "{}";
    return recordEntry(withExactNumbers(value["job"], job, language), job, keys);
  }
  if (isFromService && isAnswer(value)) {
    const message = `the endpoint answered: ${value["error"] ?? value["message"]}`;
    return { type: message.includes(": There are no runs ") ? "none" : "error", message };
  }
  return recordEntry(withExactNumbers(value, text, language), undefined, keys);
}

function recordEntry(record: AnyRecord, text: string | undefined, keys: readonly string[]): Entry {
  if (keys.some((key) => Object.hasOwn(record, key))) return { type: "record", record, text };
  const own = Object.keys(record)
    .slice(0, 6)
    .map((key) => (key.length > 40 ? `${key.slice(0, 40)}…` : key));
  if (own.length > 5) own[5] = "…";
  const found = own.length === 0 ? "" : `, only ${own.join(", ")}`;
  return {
    type: "error",
    message: `this object has none of the keys that are searched${found}; see --at, --github and --language`,
  };
}

/** Whether an object is the endpoint's answer, with a run or with an error, or an error of GitHub's. */
export function isAnswer(value: AnyRecord): boolean {
  if (value["status"] === "ok") return isObject(value["job"]);
  if (typeof value["message"] === "string" && typeof value["documentation_url"] === "string") return true;
  return value["status"] === "error" && typeof value["error"] === "string" && !Object.hasOwn(value, "id");
}

/** The record keys that a query can ask for. */
export function searchedKeys(language: AnyLanguage): readonly string[] {
  const paths = [...language.text, ...[...lookupOf(language).fields.values()].map(({ path }) => path)];
  return [...new Set(paths.map((path) => keysOf(path)[0] as string))];
}

/**
 * Whether one JSON text, its bytes read as Latin-1 from `from` to `to`, is by all appearances a record, and not a broken one
 * or an error of the endpoint, which are reported.
 */
export function looksLikeRecord(written: string, from: number, to: number): boolean {
  const last = written[to - 1] === "\r" ? to - 2 : to - 1;
  return written[from] === "{" && written[last] === "}" && !mayBeError(written, from, to);
}

const ownId = /\{(?:"[^"\\]*":"[^"\\]*",){0,9}"id":/y;

/** The endpoint's errors have no id. Most runs have theirs among the first members, which is quick to see. */
function mayBeError(written: string, from: number, to: number): boolean {
  ownId.lastIndex = from;
  return !ownId.test(written) && written.slice(from, to).includes('"error"');
}

/** Whole numbers that a JavaScript number would round, as digits. A bigint of millions of digits takes too long to make. */
function withExactNumbers(record: AnyRecord, text: string, language: AnyLanguage): AnyRecord {
  let exact = record;
  for (const { kind, path } of lookupOf(language).fields.values()) {
    const [key = ""] = keysOf(path);
    if (kind.stored?.as !== "number") continue;
    const value = record[key];
    if (typeof value !== "number" || Number.isSafeInteger(value)) continue;
    const digits = memberText(text, key);
    if (digits !== undefined && /^-?[0-9]+$/.test(digits)) exact = { ...exact, [key]: digits };
  }
  return exact;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : `a ${typeof value}`;
}

/** The engine's reason without the piece of the input that it may quote, which is of any length. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const found = /^(.*?)(?:, (?:\.\.\.)?".*|(?: in JSON)? at position (\d+).*)$/s.exec(message);
  if (found === null) return message;
  return found[2] === undefined ? `${found[1]}` : `${found[1]} at character ${Number(found[2]) + 1}`;
}
