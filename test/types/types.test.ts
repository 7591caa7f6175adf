import { readdirSync } from "node:fs";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";

const folder = new URL("./", import.meta.url).pathname;
const assertions = readdirSync(folder).filter((name) => name.endsWith(".test-d.ts"));

const preamble = `
import { builder, defineLanguage, exactText, layer, oneOf, parse, toPredicate, wholeNumber } from "querybar";
interface Ticket { title: string; state: "OPEN" | "CLOSED"; number: number }
const { field, keyword } = builder(layer);
const matches = toPredicate(parse(""));
const fields = { state: oneOf("state", ["OPEN", "CLOSED"]), number: wholeNumber("number") };
`;

/** Mistakes, and what the compiler's message must name: what was written, and what could have been. */
const mistakes: readonly (readonly [source: string, ...named: string[]])[] = [
  ['field("status", "FALURE");', '"FALURE"', '"FAILURE"'],
  ['field("nope", "x");', '"nope"', '"branch"', '"status"'],
  ['field("id", "ten");', '"ten"', "{bigint}"],
  ['keyword("runing");', '"runing"', '"running" | "done" | "failed"'],
  ["matches({ branch: 1 });", "number", "string"],
  ['matches({ brnach: "main" });', "'brnach'", "'branch'"],
  ['defineLanguage<Ticket>()({ name: "", text: ["tittle"], fields });', '"tittle"', '"title"'],
  [
    'defineLanguage<Ticket>()({ name: "", text: ["title"], fields: { title: exactText("tittle") } });',
    '"tittle"',
    '"title"',
  ],
  [
    'defineLanguage<Ticket>()({ name: "", text: ["title"], fields: { number: exactText("number") } });',
    '"number"',
    "KeyOf<Ticket, string>",
  ],
  [
    'defineLanguage<Ticket>()({ name: "", text: ["title"], fields, keywords: { urgent: { where: { priority: "HIGH" } } } });',
    "'priority'",
  ],
  [
    'defineLanguage<Ticket>()({ name: "", text: ["title"], fields, keywords: { todo: { where: { state: "OPENED" } } } });',
    '"OPENED"',
    '"OPEN"',
  ],
  [
    'defineLanguage<Ticket>()({ name: "", text: ["title"], fields, keywords: { first: { where: { number: "one" } } } });',
    '"one"',
    "{bigint}",
  ],
  [
    'defineLanguage<Ticket>()({ name: "", text: ["title"], fields, keywords: { state: { where: { state: "OPEN" } } } });',
    "“state” is a field: a keyword needs another name",
  ],
];

const mistakeFile = (place: number) => `${folder}mistake-${place}.ts`;

/** What the compiler says of each file, by name. */
const messages = new Map<string, string[]>();

beforeAll(() => {
  const configFile = `${folder}../../tsconfig.json`;
  const config = ts.readConfigFile(configFile, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, `${folder}../..`);
  const sources = new Map(mistakes.map(([source], place) => [mistakeFile(place), preamble + source]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.readFile = (name) => sources.get(name) ?? readFile(name);
  const roots = [...assertions.map((name) => folder + name), ...sources.keys()];
  const program = ts.createProgram(roots, { ...options, noUnusedLocals: false }, host);
  for (const root of roots) {
    const file = program.getSourceFile(root);
    const found = ts.getPreEmitDiagnostics(program, file);
    messages.set(
      root,
      found.map(({ messageText, start }) => {
        const line = start === undefined ? 0 : (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
        return `${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
      }),
    );
  }
}, 60_000);

describe("the types, right uses and wrong ones", () => {
  it.each(assertions)("%s", (name) => {
    expect(messages.get(folder + name)).toEqual([]);
  });
});

describe("an error's text names the mistake", () => {
  it.each(mistakes.map(([source, ...named], place) => ({ source, named, place })))("$source", ({ named, place }) => {
    const found = messages.get(mistakeFile(place)) ?? [];
    expect(found).toHaveLength(1);
    for (const name of named) expect(found[0]).toContain(name);
  });
});
