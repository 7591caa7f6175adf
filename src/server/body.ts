import * as v from "valibot";
import { quoted } from "../language/message-text.ts";
import { type CreateBody, createBodySchema } from "../layer-api/wire.ts";
import { type Refusal, refused } from "./refusal.ts";

/** What a run is to be created from: nothing, JSON or a form. */
export function readBody(text: string, contentType: string): CreateBody | Refusal {
  if (text.trim() === "") return {};
  const kind = contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  // curl calls whatever it sends a form, JSON too; no form of ours begins with a brace.
  if (kind === "application/json" || text.trimStart().startsWith("{")) return readJson(text);
  if (kind === "application/x-www-form-urlencoded" || kind === "") return readForm(text);
  return refused(415, "The body must be JSON or form-encoded.");
}

function readJson(text: string): CreateBody | Refusal {
  try {
    return validated(JSON.parse(text));
  } catch {
    return refused(400, "The body is not valid JSON.");
  }
}

function readForm(text: string): CreateBody | Refusal {
  const entries = [...new URLSearchParams(text)];
  if (new Set(entries.map(([name]) => name)).size < entries.length) {
    return refused(400, "The body has a property twice.");
  }
  return validated(Object.fromEntries(entries));
}

function validated(body: unknown): CreateBody | Refusal {
  if (Array.isArray(body)) return refused(400, "The body must be an object.");
  const read = v.safeParse(createBodySchema, body);
  if (read.success) return read.output;
  const [issue] = read.issues;
  const property = v.getDotPath(issue);
  if (property === null) return refused(400, "The body must be an object.");
  const known = Object.keys(createBodySchema.entries);
  const problem = known.includes(property) ? `has a wrong value` : `is unknown; known are ${known.join(", ")}`;
  return refused(400, `The body's property ${quoted(property)} ${problem}.`);
}
