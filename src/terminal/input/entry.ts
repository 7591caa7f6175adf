import type { AnyLanguage } from "../../language/language.ts";
import type { AnyRecord } from "../../language/record-value.ts";
import { memberText } from "./member.ts";

/** What one JSON text of the input turned out to be. */
export type Entry =
  | { readonly type: "record"; readonly record: AnyRecord; readonly text: string | undefined }
  /** The endpoint found no run. */
  | { readonly type: "none"; readonly message: string }
  | { readonly type: "trouble"; readonly message: string };

/** Reads a record, or the endpoint's answer around one: then `text` is the record's own part of it. */
export function readEntry(text: string, language: AnyLanguage): Entry {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { type: "trouble", message: `not JSON (${reason(error)})` };
  }
  if (!isObject(value)) return { type: "trouble", message: `${kindOf(value)}, where a record was expected` };
  if (value["status"] === "ok" && isObject(value["job"])) {
    const job = memberText(text, "job") ?? "{}";
    return { type: "record", record: withExactNumbers(value["job"], job, language), text: job };
  }
  if (value["status"] === "error" && typeof value["error"] === "string" && !("id" in value)) {
    const message = `the endpoint answered: ${value["error"]}`;
    return { type: /^There are no runs\b/.test(value["error"]) ? "none" : "trouble", message };
  }
  return { type: "record", record: withExactNumbers(value, text, language), text: undefined };
}

/**
 * Whether one JSON text, its bytes read as Latin-1 from `from` to `to`, is by all appearances a record. Of any other something
 * is to be said: that it is broken, or that the endpoint had an error to tell.
 */
export function looksLikeRecord(written: string, from: number, to: number): boolean {
  const last = written[to - 1] === "\r" ? to - 2 : to - 1;
  return written[from] === "{" && written[last] === "}" && !mayBeError(written, from, to);
}

const ownId = /\{(?:"[^"\\]*":"[^"\\]*",)*"id":/y;

/** What the endpoint has to tell instead of a run has no id of its own. Most runs have theirs behind a text or two, which is soon seen. */
function mayBeError(written: string, from: number, to: number): boolean {
  ownId.lastIndex = from;
  return !ownId.test(written) && written.slice(from, to).includes('"error"');
}

/** Whole numbers that a JavaScript number would round, as bigints. */
function withExactNumbers(record: AnyRecord, text: string, language: AnyLanguage): AnyRecord {
  let exact = record;
  for (const field of Object.values(language.fields)) {
    if (field.kind !== "whole-number") continue;
    const value = record[field.key];
    if (typeof value !== "number" || Number.isSafeInteger(value)) continue;
    const digits = memberText(text, field.key);
    if (digits !== undefined && /^-?[0-9]+$/.test(digits)) exact = { ...exact, [field.key]: BigInt(digits) };
  }
  return exact;
}

function isObject(value: unknown): value is AnyRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "boolean" ? "a truth value" : `a ${typeof value}`;
}

/** The engine's reason without the piece of the input that it may quote, which is of any length. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const found = /^(.*?)(?:, (?:\.\.\.)?".*|(?: in JSON)? at position (\d+).*)$/s.exec(message);
  if (found === null) return message;
  return found[2] === undefined ? `${found[1]}` : `${found[1]} at character ${Number(found[2]) + 1}`;
}
