/// <reference path="./railroad-diagrams.d.ts" />
import { type ISerializedGast, serializeGrammar } from "chevrotain";
import railroad from "railroad-diagrams";
import type { AnyLanguage } from "../src/language/language.ts";
import { lookupOf } from "../src/language/lookup.ts";
import { writtenTokens } from "../src/syntax/documented/tokens.ts";
import { makeReader } from "../src/syntax/grammar.ts";
import type { Tokens } from "../src/syntax/tokens.ts";

// The written forms of the grammar. The productions are generated from the parser; the description of each token is next to the token.

/** The nodes of Chevrotain's serialised grammar that the query language uses. */
interface GrammarNode {
  readonly type: string;
  readonly name?: string;
  readonly definition?: readonly GrammarNode[];
}

/**
 * The productions that a text of the language can need. The documented dialect has no operators and no groups, so its queries are
 * conjunctions of what is left.
 */
function rulesOf(language: AnyLanguage): readonly GrammarNode[] {
  const { parser } = makeReader(language);
  const rules = serializeGrammar(
    Object.values(parser.getGAstProductions()),
  ) as readonly ISerializedGast[] as readonly GrammarNode[];
  if (language.dialect === "extended") return rules;
  const tokens = new Set(tokensOf(language).all.map(({ name }) => name));
  const conjunction = rules.find(({ name }) => name === "conjunction") as GrammarNode;
  return [{ ...without(conjunction, tokens), name: "query" }];
}

/** A production without the alternatives that begin with anything but these tokens. */
function without(node: GrammarNode, tokens: ReadonlySet<string>): GrammarNode {
  const inside = (node.definition ?? []).map((part) => without(part, tokens));
  const first = ({ definition = [] }: GrammarNode) => definition[0]?.name ?? "";
  return { ...node, definition: node.type === "Alternation" ? inside.filter((one) => tokens.has(first(one))) : inside };
}

function tokensOf(language: AnyLanguage): Tokens {
  return makeReader(language).tokens;
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
  return tokensOf(language).all.flatMap(({ name }) => {
    const written = (language.dialect === "extended" ? extendedWrittenTokens[name] : undefined) ?? writtenTokens[name];
    return written === undefined ? [] : [{ name, written }];
  });
}

const extendedWrittenTokens: Readonly<Record<string, string>> = {
  Close: "')' if a group is open and no '(' of the same word or value is",
  Open: "'(' if fewer than 64 groups are open",
  Deep: "'(' up to the ')' that belongs to it, counted by parentheses alone",
  Minus: "'-' before what is neither space nor Close, after a character that is not '-'",
  LonelyMinus: "'-' after a character that is not '-'",
  Or: "'OR' before space, the end, '(' or Close, not after '-'",
  And: "'AND' in the same places",
  Not: "'NOT' in the same places",
  Field: "name ( '.' key )? ':' ( value ( ',' value )* )?",
  Word: "run up to Close",
};

function partsIn(language: AnyLanguage): readonly Definition[] {
  const names = [...lookupOf(language).byFoldedName.keys()].map((name) => `'${name}'`).join(" | ");
  return [
    { name: "run", written: "( any character but space )+" },
    { name: "escape", written: "'\\' ( '\\' | '\"' | curly )" },
    { name: "curly", written: "'“' | '”' | '„' | '‟'" },
    { name: "space", written: "a character that \\s matches in JavaScript" },
    ...(language.dialect === "extended"
      ? [
          { name: "value", written: "( Phrase | run up to ',' or Close )?" },
          { name: "key", written: "Phrase | ( any character but space, ':', '(', ')' and quotes )+" },
        ]
      : []),
    ...(names === "" ? [] : [{ name: "name", written: `${names}, letters in any case` }]),
  ];
}

function sequence(node: GrammarNode): string {
  return (node.definition ?? []).map(written).join(" ");
}

function written(node: GrammarNode): string {
  switch (node.type) {
    case "Terminal":
    case "NonTerminal":
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
    case "NonTerminal":
      return railroad.NonTerminal(node.name ?? "");
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
