// What an error shows of a service's own words: all that helps, and never the token.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concealer } from "../../src/layer-api/conceal.ts";
import { createClient } from "../../src/layer-api/index.ts";
import { tries } from "../tries.ts";
import { answers, misbehavingServer, says } from "./misbehaving.ts";
import { thrown, token } from "./thrown.ts";

const server = misbehavingServer();
const messageOf = async () => {
  const call = createClient({ token, base: server.base(), timeout: 30_000 }).create("api");
  return (await thrown(call)).message;
};

describe("the service's words are in the error", () => {
  it.each<[string, unknown, number]>([
    ["The service refused: “no such branch”.", { status: "error", error: "no such branch" }, 200],
    ["The service refused: “no such branch”.", { status: "error", error: "no such branch" }, 422],
    ["The service refused.", { status: "error", error: "" }, 200],
    ['The service answered with status 404: “{"message":"Not Found"}”.', { message: "Not Found" }, 404],
    ["The service answered with status 500: “null”.", null, 500],
  ])("%s", async (message, body, status) => {
    server.does(answers(body, status));
    expect(await messageOf()).toBe(message);
  });

  it.each([
    ["The service answered with status 503: “busy now”.", " busy\n\t now\n", 503],
    ["The service answered with status 999: “?”.", "?", 999],
    ["The service answered with status 502.", "", 502],
    ["The service answered with status 403: “U+001B[31mU+202Ered”.", "\u001b[31m\u202ered", 403],
    ["The service answered with status 200 and no JSON.", "<!doctype html>", 200],
    ["The service answered with status 204 and no JSON.", "", 204],
  ])("%s", async (message, text, status) => {
    server.does(says(text, status));
    expect(await messageOf()).toBe(message);
  });

  it("up to 500 characters", async () => {
    server.does(says("x".repeat(500), 500));
    expect(await messageOf()).toContain(`“${"x".repeat(500)}”`);
    server.does(says("x".repeat(501), 500));
    expect(await messageOf()).toContain(`“${"x".repeat(499)}…”`);
  });
});

/** Ways in which a service may repeat what it was sent. */
const spellings: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  "in other letters": (text) => text.toUpperCase(),
  "as the client sends it": encodeURIComponent,
  "as a form": (text) => new URLSearchParams([["", text]]).toString().slice(1),
  "with small digits": (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
  "with everything encoded": (text) =>
    Array.from(new TextEncoder().encode(text), (byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  "encoded twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  "as JSON": (text) => JSON.stringify(text).slice(1, -1),
  "as JSON with escaped slashes": (text) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/"),
  "as JSON in ASCII": (text) =>
    text.replace(/[^a-z]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  "as HTML": (text) =>
    text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&apos;"),
  "as HTML by numbers": (text) => text.replace(/[^a-z]/gu, (letter) => `&#${letter.codePointAt(0)};`),
  "as HTML by hexadecimal numbers": (text) =>
    text.replace(/[^a-z]/gu, (letter) => `&#x0${letter.codePointAt(0)?.toString(16)};`),
};

describe("the token is not", () => {
  it.each(Object.entries(spellings))("%s", async (_, spell) => {
    server.does(says(`<p>wrong token ${spell(token)}!`, 401));
    expect(await messageOf()).toBe("The service answered with status 401: “<p>wrong token …!”.");
    server.does(answers({ status: "error", error: `${spell(token)}${spell(token)}` }, 401));
    expect(await messageOf()).toBe("The service refused: “……”.");
  });

  it("where the words are cut", async () => {
    for (const length of [480, 490, 498, 499, 500]) {
      server.does(says("x".repeat(length) + token, 500));
      expect(await messageOf()).toContain("x".repeat(Math.min(length, 499)));
    }
  });

  it("whatever it holds, apart from control characters", () => {
    const anyToken = fc
      .oneof(
        fc.string({ unit: "binary", minLength: 1 }),
        fc.string({ unit: fc.constantFrom(...'%25 +&#;\\/u{}()[]*.^$|"<>é😀\ud800'), minLength: 1 }),
      )
      .filter((text) => !/\p{Cc}/u.test(text));
    fc.assert(
      fc.property(anyToken, fc.constantFrom(...Object.values(spellings)), (generated, spell) => {
        expect(concealer(generated)(spell(generated.toWellFormed()))).toMatch(/^…+$/);
      }),
      { ...tries(300), seed: 14 },
    );
  });
});

it("leaves the words alone if there is no token", async () => {
  server.does(says("who are you?", 401));
  const call = createClient({ token: "", base: server.base() }).create("api");
  expect((await thrown(call)).message).toContain("“who are you?”");
});
