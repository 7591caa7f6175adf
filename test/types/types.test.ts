import { readdirSync } from "node:fs";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { issueHovers, issueMistakes, issuesPreamble } from "./issues.ts";

const folder = new URL("./", import.meta.url).pathname;
const assertions = readdirSync(folder).filter((name) => name.endsWith(".test-d.ts"));

const preamble = `
import {
  builder, defineKind, defineLanguage, exactText, type Layer, layer, type Nameable, oneOf, parse, type Query, toPredicate, walk, wholeNumber,
} from "querybar";
import { elasticsearchTarget } from "querybar/elasticsearch";
import { sqlTarget } from "querybar/sql";
interface Ticket {
  title: string; body?: string | null; state: "OPEN" | "CLOSED"; number: number; createdAt: Date; pinned: boolean; "a.b": string;
  author: { name: string; login?: string } | null; labels: readonly { name: string }[]; tags: string[]; nested: { "c.d": { e: string } };
}
const { field, keyword } = builder(layer);
const matches = toPredicate(parse(""));
const define = defineLanguage<Ticket>();
const x = { name: "tickets", text: ["title"] } as const;
const fields = { state: oneOf("state", ["OPEN", "CLOSED"]), number: wholeNumber("number") };
const definition = define({ ...x, fields, keywords: { todo: { where: { state: "OPEN" } } } });
interface Tickets extends Nameable<typeof definition> {}
const tickets: Tickets = definition;
const version = defineKind({
  name: "version",
  read: (text): { major: number } | undefined => ({ major: Number(text) }),
  held: (value: string) => ({ major: Number(value) }),
});
`;

/** Mistakes, and the words that the compiler's message must have. */
const mistakes: readonly (readonly [source: string, ...words: string[]])[] = [
  ['field("status", "FALURE");', '"FALURE"', '"FAILURE"'],
  ['field("nope", "x");', '"nope"', '"branch"', '"status"'],
  ['field("id", "ten");', '"ten"', "{bigint}"],
  ['keyword("runing");', '"runing"', '"running" | "done" | "failed"'],
  ["matches({ branch: 1 });", "number", "string"],
  ['matches({ brnach: "main" });', "'brnach'", "'branch'"],

  [
    'sqlTarget({ language: tickets, dialect: "sqlite", columns: { nuber: "n" } });',
    "The language “tickets” has nothing at “nuber”",
  ],
  [
    'sqlTarget({ language: tickets, dialect: "sqlite", columns: { number: { column: "n", type: "date" } } });',
    "“number” is a wholeNumber: its column cannot be of the type date",
  ],

  [
    'elasticsearchTarget({ language: tickets, fields: { nuber: "n" } });',
    "The language “tickets” has nothing at “nuber”",
  ],
  [
    'elasticsearchTarget({ language: tickets, fields: { number: { field: "n", type: "date" } } });',
    "“number” is a wholeNumber: its field cannot be of the type date",
  ],

  ['define({ ...x, fields: { a: exactText("createdAt") } });', "“createdAt” holds a Date: exactText needs a string"],
  ['define({ ...x, fields: { a: exactText("number") } });', "“number” holds a number: exactText needs a string"],
  ['define({ ...x, fields: { a: exactText("author") } });', "“author” holds an object: exactText needs a string"],
  [
    'define({ ...x, fields: { a: exactText("autor.name") } });',
    "“autor.name” is not in the record: there is no key “autor”",
  ],
  [
    'define({ ...x, fields: { a: exactText("author.nam") } });',
    "“author.nam” is not in the record: there is no key “nam”",
  ],
  [
    'define({ ...x, fields: { a: exactText("title.length") } });',
    "“title.length” is not in the record: there is no key “length” in a string",
  ],
  ['define({ ...x, fields: { a: exactText("a.b") } });', "“a.b” is not in the record: there is no key “a”"],
  [
    'define({ ...x, fields: { a: exactText(["nested", "c.e"]) } });',
    "“nested.c.e” is not in the record: there is no key “c.e”",
  ],
  [
    'define({ ...x, fields: { a: exactText("labels.name") } });',
    "“labels.name” holds several values: a field needs one",
  ],
  ['define({ ...x, fields: { a: exactText("tags") } });', "“tags” holds several values: a field needs one"],
  [
    'define({ ...x, fields: { a: wholeNumber("pinned") } });',
    "“pinned” holds a boolean: wholeNumber needs a string or a number or a bigint",
  ],
  ['define({ ...x, fields: { a: oneOf("state", ["OPEN", "SHUT"]) } });', "“state” never holds “SHUT”"],
  ['define({ ...x, fields: { a: oneOf("number", ["1"]) } });', "“number” holds a number: oneOf needs a string"],
  ['define({ ...x, fields: { a: version("createdAt") } });', "“createdAt” holds a Date: version needs a string"],
  ['define({ ...x, fields: { a: exactText("title", { alias: "t" }) } });', "'alias'", "FieldOptions"],
  ['define({ ...x, text: ["createdAt"], fields });', "“createdAt” holds a Date: text needs a string"],
  ['define({ ...x, text: ["titel"], fields });', '"titel"', "Did you mean '\"title\"'?"],
  ['define({ ...x, text: ["author.nam"], fields });', '"author.nam"', '"author.name"'],

  ['define({ ...x, fields, keywords: { k: { where: { state: "SHUT" } } } });', '"SHUT"', '"OPEN" | "CLOSED"'],
  [
    'define({ ...x, fields, keywords: { k: { where: { stat: "OPEN" } } } });',
    "'stat'",
    "Did you mean to write 'state'?",
  ],
  ['define({ ...x, fields, keywords: { k: { where: { number: "one" } } } });', '"one"', "{bigint}"],
  [
    'define({ ...x, fields, keywords: { state: { where: { state: "OPEN" } } } });',
    "“state” is a field: a keyword needs another name",
  ],

  [
    "defineLanguage<Ticket>({ ...x, fields });",
    "the definition goes into a second pair of parentheses: defineLanguage<Ticket>()({ … })",
  ],
  ['parse("x", { language: defineLanguage<Ticket>() });', "DefineLanguageFor<Ticket>", "AnyLanguage"],
  [
    'defineKind({ name: "k", read: (text) => text.length, held: () => "no" });',
    "'string' is not assignable to type 'number'",
  ],
  [
    'defineKind({ name: "k", read: (text) => text.length, held: (value: number) => value, compare: (a, b) => a.length });',
    "'length' does not exist on type 'number'",
  ],

  ['toPredicate("failed");', "'string'", "QueryOrNode"],
  ['parse("", tickets);', "Property 'language' is missing"],
  ["const wrong: Query = parse('', { language: tickets });", '"tickets"', '"Layer CI runs"'],
  ["const wrong: Query<Tickets> = parse('');", '"Layer CI runs"', '"tickets"'],
];

/** What an editor shows for a name. */
const hovers: readonly (readonly [source: string, shown: string])[] = [
  ['const hovered = parse("");', "Query<Layer>"],
  ['const hovered = parse("", { language: tickets });', "Query<Tickets>"],
  ["const hovered = toPredicate(parse(''));", "Predicate<Job>"],
  ["const hovered = toPredicate(parse('', { language: tickets }));", "Predicate<Ticket>"],
  ["const hovered = builder(tickets);", "Builder<Tickets>"],
  ["const hovered = parse('', { language: tickets }).root;", "And<Tickets>"],
  ["const hovered = keyword('done');", 'BuiltNode<Layer, KeywordTerm<"running" | "done" | "failed">>'],
  ['const hovered = exactText("author.name");', 'ExactText<"author.name", never>'],
  ['const hovered = oneOf("state", ["OPEN"]);', 'OneOf<"state", "OPEN", never>'],
  ["const hovered = tickets;", "Tickets"],
];

const allMistakes = [
  ...mistakes.map(([source, ...words]) => ({ source, text: preamble + source, words })),
  ...issueMistakes.map(([source, ...words]) => ({ source, text: issuesPreamble + source, words })),
];
const allHovers = [
  ...hovers.map(([source, hover]) => ({ source, text: preamble + source, hover })),
  ...issueHovers.map(([source, hover]) => ({ source, text: issuesPreamble + source, hover })),
];

const mistakeFile = (place: number) => `${folder}mistake-${place}.ts`;
const hoverFile = (place: number) => `${folder}hover-${place}.ts`;

/** What the compiler says of each file, by name. */
const messages = new Map<string, string[]>();
const shown = new Map<string, string>();

beforeAll(() => {
  const configFile = `${folder}../../tsconfig.json`;
  const config = ts.readConfigFile(configFile, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, `${folder}../..`);
  const sources = new Map([
    ...allMistakes.map(({ text }, place) => [mistakeFile(place), text] as const),
    ...allHovers.map(({ text }, place) => [hoverFile(place), text] as const),
  ]);
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.readFile = (name) => sources.get(name) ?? readFile(name);
  const roots = [...assertions.map((name) => folder + name), ...sources.keys()];
  const program = ts.createProgram(roots, { ...options, noUnusedLocals: false }, host);
  const checker = program.getTypeChecker();
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
    const declared = file?.statements.at(-1);
    if (declared === undefined || !ts.isVariableStatement(declared)) continue;
    const [{ name } = {}] = declared.declarationList.declarations;
    if (name !== undefined) shown.set(root, checker.typeToString(checker.getTypeAtLocation(name)));
  }
});

describe("the types, right uses and wrong ones", () => {
  it.each(assertions)("%s", (name) => {
    expect(messages.get(folder + name)).toEqual([]);
  });
});

describe("an error's text names the mistake", () => {
  it.each(allMistakes.map((mistake, place) => ({ ...mistake, place })))("$source", ({ words, place }) => {
    const found = messages.get(mistakeFile(place)) ?? [];
    expect(found).toHaveLength(1);
    for (const word of words) expect(found[0]).toContain(word);
  });
});

describe("a hover is short", () => {
  it.each(allHovers.map((one, place) => ({ ...one, place })))("$source", ({ hover, place }) => {
    expect(messages.get(hoverFile(place))).toEqual([]);
    expect(shown.get(hoverFile(place))).toBe(hover);
  });
});
