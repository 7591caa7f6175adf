/// <reference path="./railroad-diagrams.d.ts" />
import { type ISerializedGast, serializeGrammar, type TokenType } from "chevrotain";
import railroad from "railroad-diagrams";
import type { AnyLanguage } from "../src/language/language.ts";
import { lookupOf } from "../src/language/lookup.ts";
import { makeReader } from "../src/syntax/grammar.ts";
import { tokensOf, writtenParts, writtenTokens } from "../src/syntax/tokens.ts";

// The written forms of the grammar, made from the parser itself, so that they cannot say anything else than it does.

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

/** The productions, then the tokens in the order in which the lexer tries them, and what these are made of. */
export function ebnfOf(language: AnyLanguage): string {
  const productions = rulesOf(language).map((rule) => `${rule.name} ::= ${sequence(rule)}`);
  return [
    `/* ${language.name}. Made from the parser; do not edit. */`,
    "",
    ...productions,
    "",
    "/* The tokens. Where one ends, the first of these that fits is the next. White space is left out. */",
    "",
    ...tokensOfLanguage(language).map(({ name }) => `${name} ::= ${writtenToken(name)}`),
    "",
    ...Object.entries(writtenParts).map(([name, written]) => `${name} ::= ${written}`),
    "",
  ].join("\n");
}

function tokensOfLanguage(language: AnyLanguage): readonly TokenType[] {
  return tokensOf(lookupOf(language)).all;
}

function writtenToken(name: string): string {
  const written = writtenTokens[name];
  if (written === undefined) throw new Error(`The token ${name} has no written form.`);
  return written;
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
  const tokens = tokensOfLanguage(language).map(({ name }) => tokenRow(name, writtenToken(name)));
  const parts = Object.entries(writtenParts).map(([name, written]) => tokenRow(name, written));
  return `<!doctype html>
<!-- Made from the parser; do not edit. -->
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Grammar of ${language.name}</title>
<style>${style}</style>
<h1>Grammar of ${language.name}</h1>
<p>Each box is a token. White space between terms is left out.</p>
${figures.join("\n")}
<h2>Tokens</h2>
<p>Where one ends, the first of these that fits is the next.</p>
<table>
${tokens.join("\n")}
</table>
<h2>What tokens are made of</h2>
<table>
${parts.join("\n")}
</table>
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

function tokenRow(name: string, written: string): string {
  const escaped = written.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<tr><th>${name}<td><code>${escaped}</code>`;
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
code { font: 14px ui-monospace, monospace; overflow-wrap: anywhere; }
`;
