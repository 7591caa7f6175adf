import * as v from "valibot";
import { quoted } from "../language/text/shown-text.ts";
import { type CreateBody, createBodySchema } from "../layer-api/wire.ts";
import { type Refusal, refused } from "./refusal.ts";

export interface BodyLimits {
  readonly longestBody: number;
  readonly bodyTimeout: number;
}

/** A request's body as text, or why it is refused. */
export async function receivedBody(request: Request, limits: BodyLimits): Promise<string | Refusal> {
  const { longestBody, bodyTimeout } = limits;
  const tooLarge = refused(413, `The body is larger than ${longestBody} bytes.`);
  if (request.body === null) return "";
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  const decoder = new TextDecoder();
  let refusal: Refusal | undefined;
  const stop = (reason: Refusal) => {
    refusal = reason;
    // A body that has broken off cannot be cancelled.
    return reader.cancel().catch(() => {});
  };
  const late = refused(408, `The body did not come within ${bodyTimeout} milliseconds.`);
  const timer = setTimeout(() => stop(late), bodyTimeout);
  let text = "";
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return refusal ?? text + decoder.decode();
      size += value.byteLength;
      if (size > longestBody) await stop(tooLarge);
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return refused(400, "The body broke off.");
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The details of a run to create: nothing, JSON or, if forms are accepted, a form. A browser lets a page of another origin send
 * a form, or JSON labelled as one, without asking the server first.
 */
export function readBody(text: string, contentType: string, takesForms: boolean): CreateBody | Refusal {
  if (text.trim() === "") return {};
  const kind = contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (kind === "application/json") return readJson(text);
  if (!takesForms) return refused(415, "The body must be JSON, with the content type application/json.");
  if (kind !== "application/x-www-form-urlencoded" && kind !== "") {
    return refused(415, "The body must be JSON or form-encoded.");
  }
  // curl and Faraday label whatever they send as a form, JSON too. No valid form here begins with a brace.
  return text.trimStart().startsWith("{") ? readJson(text) : readForm(text);
}

function readJson(text: string): CreateBody | Refusal {
  try {
    // The service's documentation has line continuations where a shell keeps them. No valid JSON contains them.
    return validated(JSON.parse(text.replaceAll(/\\\r?\n/g, "\n")));
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
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return refused(400, "The body must be an object.");
  }
  const known = Object.keys(createBodySchema.entries);
  const unknown = Object.keys(body).find((property) => !known.includes(property));
  if (unknown !== undefined) {
    return refused(400, `The body's property ${quoted(unknown)} is unknown; known are ${known.join(", ")}.`);
  }
  const read = v.safeParse(createBodySchema, body);
  if (read.success) return read.output;
  return refused(400, `The body's property ${quoted(v.getDotPath(read.issues[0]) ?? "")} has a wrong value.`);
}
