import * as v from "valibot";
import { quoted } from "../language/message-text.ts";
import { type CreateBody, createBodySchema } from "../layer-api/wire.ts";
import { type Refusal, refused } from "./refusal.ts";

export interface BodyLimits {
  readonly longestBody: number;
  readonly bodyTimeout: number;
}

/** A request's body as text, or why it is not waited for any longer. */
export async function receivedBody(request: Request, limits: BodyLimits): Promise<string | Refusal> {
  const { longestBody, bodyTimeout } = limits;
  const tooLarge = refused(413, `The body is larger than ${longestBody} bytes.`);
  if (request.body === null) return "";
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  const decoder = new TextDecoder();
  let refusal: Refusal | undefined;
  const stop = (reason: Refusal) => {
    refusal = reason;
    // Of a body that has broken off there is nothing to cancel.
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
 * What a run is to be created from: nothing, JSON or, where they are taken, a form. A page of another origin can have a browser
 * send a form, or JSON that says it is one, without asking first.
 */
export function readBody(text: string, contentType: string, takesForms: boolean): CreateBody | Refusal {
  if (text.trim() === "") return {};
  const kind = contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (kind === "application/json") return readJson(text);
  if (!takesForms) return refused(415, "The body must be JSON, with the content type application/json.");
  if (kind !== "application/x-www-form-urlencoded" && kind !== "") {
    return refused(415, "The body must be JSON or form-encoded.");
  }
  // curl and Faraday call whatever they send a form, JSON too; no form of ours begins with a brace.
  return text.trimStart().startsWith("{") ? readJson(text) : readForm(text);
}

function readJson(text: string): CreateBody | Refusal {
  try {
    // The service's documentation has a shell's line continuations where a shell leaves them in. JSON has no other use for them.
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
