/// <reference path="./railroad-diagrams.d.ts" />
import { type ISerializedGast, serializeGrammar } from "chevrotain";
import railroad from "railroad-diagrams";
import type { AnyLanguage } from "../src/language/language.ts";
import { lookupOf } from "../src/language/lookup.ts";
import { makeReader } from "../src/syntax/grammar.ts";
import { documentedTokens, writtenTokens } from "../src/syntax/tokens.ts";

// The written forms of the grammar. The productions are generated from the parser; the description of each token is next to the token.

/** The nodes of Chevrotain's serialised grammar that the query language uses. */
interface GrammarNode {
  readonly type: string;
  readonly name?: string;
  readonly definition?: readonly GrammarNode[];
}

function rulesOf(language: AnyLanguage): readonly GrammarNode[] {
  const { parser } = makeReader(language);
  return serializeGrammar(
    Object.values(parser.getGAstProductions()),
  ) as readonly ISerializedGast[] as readonly GrammarNode[];
}

/** The productions, then the tokens in the order in which the lexer tries them, then the parts of tokens. */
export function ebnfOf(language: AnyLanguage): string {
  const productions = rulesOf(language).map((rule) => `${rule.name} ::= ${sequence(rule)}`);
  const definitions = (rows: readonly Definition[]) => rows.map(({ name, written }) => `${name} ::= ${written}`);
  return [
    `/* ${language.name}. Generated from the parser: do not edit. */`,
    "",
    ...productions,
    "",
    "/* Tokens. After each token the lexer tries these in order, and the first that fits is next. Space is left out. */",
    "",
    ...definitions(tokensIn(language)),
    "",
    "/* Parts of tokens. */",
    "",
    ...definitions(partsIn(language)),
    "",
  ].join("\n");
}

interface Definition {
  readonly name: string;
  readonly written: string;
}

function tokensIn(language: AnyLanguage): readonly Definition[] {
  return documentedTokens(lookupOf(language)).all.flatMap(({ name }) => {
    const written = writtenTokens[name];
    return written === undefined ? [] : [{ name, written }];
  });
}

function partsIn(language: AnyLanguage): readonly Definition[] {
  const names = [...lookupOf(language).byFoldedName.keys()].map((name) => `'${name}'`).join(" | ");
  return [
    { name: "run", written: "( any character but space )+" },
    { name: "escape", written: "'\\' ( '\\' | '\"' | curly )" },
    { name: "curly", written: "'“' | '”' | '„' | '‟'" },
    { name: "space", written: "a character that \\s matches in JavaScript" },
    ...(names === "" ? [] : [{ name: "name", written: `${names}, letters in any case` }]),
  ];
}

function sequence(node: GrammarNode): string {
  return (node.definition ?? []).map(written).join(" ");
}

function written(node: GrammarNode): string {
  switch (node.type) {
    case "Terminal":
      return node.name ?? "";
    case "Alternation":
      return `( ${(node.definition ?? []).map(sequence).join(" | ")} )`;
    case "Option":
      return `${sequence(node)}?`;
    case "Repetition":
      return `( ${sequence(node)} )*`;
    default:
      throw new Error(`The grammar has a new kind of node to be written: ${node.type}`);
  }
}

/** A page with a railroad diagram for each production, drawn in SVG; it loads nothing. */
export function diagramPageOf(language: AnyLanguage): string {
  const figures = rulesOf(language).map(
    (rule) => `<h2 id="${rule.name}">${rule.name}</h2>\n${railroad.Diagram(drawn(rule)).toString()}`,
  );
  return `<!doctype html>
<!-- Generated from the parser: do not edit. -->
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Grammar of ${language.name}</title>
<style>${style}</style>
<h1>Grammar of ${language.name}</h1>
<p>Each box is a token. White space between terms is left out.</p>
${figures.join("\n")}
<h2>Tokens</h2>
<p>After each token the lexer tries these in order, and the first that fits is next.</p>
${table(tokensIn(language))}
<h2>Parts of tokens</h2>
${table(partsIn(language))}
</html>
`;
}

function drawn(node: GrammarNode): railroad.Item {
  switch (node.type) {
    case "Rule":
    case "Alternative":
      return railroad.Sequence(...(node.definition ?? []).map(drawn));
    case "Terminal":
      return railroad.Terminal(node.name ?? "");
    case "Alternation":
      return railroad.Choice(0, ...(node.definition ?? []).map(drawn));
    case "Option":
      return railroad.Optional(railroad.Sequence(...(node.definition ?? []).map(drawn)));
    case "Repetition":
      return railroad.ZeroOrMore(railroad.Sequence(...(node.definition ?? []).map(drawn)));
    default:
      throw new Error(`The grammar has a new kind of node to be drawn: ${node.type}`);
  }
}

function table(rows: readonly Definition[]): string {
  const escaped = (text: string) => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  const written = rows.map((row) => `<tr><th>${row.name}<td><code>${escaped(row.written)}</code>`);
  return `<table>\n${written.join("\n")}\n</table>`;
}

const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --box: #e3ecfb; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --paper: #14171a; --box: #1e2f4d; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
svg.railroad-diagram { max-width: 100%; height: auto; }
svg.railroad-diagram path { stroke: var(--ink); stroke-width: 2; fill: none; }
svg.railroad-diagram text { font: 14px ui-monospace, monospace; text-anchor: middle; fill: var(--ink); }
svg.railroad-diagram rect { stroke: var(--ink); stroke-width: 1.5; fill: var(--box); }
table { border-collapse: collapse; }
th { text-align: left; font-weight: 600; padding: .3rem 1rem .3rem 0; vertical-align: top; }
td { padding: .3rem 0; }
code { font: 14px ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
`;
