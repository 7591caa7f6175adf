import { EmbeddedActionsParser, type IToken, Lexer } from "chevrotain";
import type { AnyLanguage } from "../language/language.ts";
import { lookupOf } from "../language/lookup.ts";
import { memoize } from "../language/memoize.ts";
import type { AnyNode, Range } from "../language/nodes.ts";
import { none, type Reader, type Reading } from "./checks/rule.ts";
import { dialectOf, type Levels, type OpenGroups, type Parsing } from "./dialect.ts";
import { documentedParsing } from "./documented/parsing.ts";
import { deepNode, type Group, type Item, lonelyMinusNode, negated, operator, phraseNode } from "./nodes.ts";
import { makeTokens, type Tokens } from "./tokens.ts";

/**
 * The grammar. It is total: every sequence of tokens that the lexer makes is a query, so the parser never has to recover or to
 * throw. The checks find mistakes in the tree. In the documented dialect every query is a conjunction, without operators and groups.
 */
export class QueryGrammar extends EmbeddedActionsParser {
  /** The text that is read. */
  source = "";

  /** The operators that are not used, as the rules find them. */
  readonly unused: Range[] = [];

  // query ::= conjunction ( Or conjunction )*
  readonly query: () => Item[] = this.RULE("query", () => {
    const items: Item[] = [];
    const into: { ARGS: [Item[]] } = { ARGS: [items] };
    this.SUBRULE(this.conjunction, into);
    this.MANY(() => {
      items.push(operator("or", this.CONSUME(this.tokens.Or).startOffset));
      this.SUBRULE2(this.conjunction, into);
    });
    return items;
  });

  // conjunction ::= ( And | Not | LonelyMinus | Minus? ( Word | Phrase | Field | Deep | group ) )*
  readonly conjunction: (items?: Item[]) => Item[] = this.RULE("conjunction", (items: Item[] = []) => {
    this.MANY(() => {
      const minus = this.OPTION(this.minus);
      const item = this.OR(this.items);
      items.push(minus === undefined ? item : this.ACTION(() => this.afterMinus(minus, item as AnyNode | Group)));
    });
    return items;
  });

  // group ::= Open query Close?
  private readonly group: () => Group = this.RULE("group", () => {
    const open = this.CONSUME(this.tokens.Open);
    const items = this.SUBRULE(this.query);
    const close = this.OPTION(this.close);
    return this.ACTION(() => this.grouped(open, items, close));
  });

  // Written inside the rules, these would be made again at every call.
  private readonly minus = () => this.CONSUME(this.tokens.Minus);
  private readonly close = () => this.CONSUME(this.tokens.Close);
  private readonly tokens: Tokens;
  private readonly levels: Levels;
  private readonly items: { readonly ALT: () => Item }[];

  constructor(language: AnyLanguage, { word, field, levels }: Parsing, tokens: Tokens, validate: boolean) {
    const { all: _, ...types } = tokens;
    super(Object.values(types), { maxLookahead: 1, skipValidations: !validate });
    this.tokens = tokens;
    // In a dialect without them there is no operator and no group.
    this.levels = levels as Levels;
    this.items = [
      { ALT: () => word(language, this.CONSUME(tokens.Word), this.source) },
      { ALT: () => phraseNode(this.CONSUME(tokens.Phrase)) },
      { ALT: () => field(language, this.CONSUME(tokens.Field), this.source) },
      { ALT: () => lonelyMinusNode(this.CONSUME(tokens.LonelyMinus)) },
      { ALT: () => operator("and", this.CONSUME(tokens.And).startOffset) },
      { ALT: () => operator("not", this.CONSUME(tokens.Not).startOffset) },
      { ALT: () => deepNode(this.CONSUME(tokens.Deep)) },
      { ALT: () => this.SUBRULE(this.group) },
    ];
    this.performSelfAnalysis();
  }

  /** A group that is left open ends with what is in it. */
  private grouped({ startOffset: from }: IToken, items: readonly Item[], close = this.LA(0)): Group {
    return this.levels.groupOf(items, this.unused, { from, to: close.startOffset + close.image.length });
  }

  private afterMinus(minus: IToken, item: AnyNode | Group): AnyNode {
    return item.type === "group"
      ? this.levels.complement(item.term, { from: minus.startOffset, to: item.to })
      : negated(minus, item);
  }
}

// Created at a language's first text, since this takes milliseconds.
export const readerOf: (language: AnyLanguage) => Reader = /* @__PURE__ */ memoize((language: AnyLanguage) =>
  makeReader(language),
);

/** How texts of a language are read. With `validate` Chevrotain checks the grammar, which needs Node 22 or newer. */
export function makeReader(language: AnyLanguage, validate = false) {
  const parsing = dialectOf(language).parsing ?? documentedParsing;
  const groups: OpenGroups = { count: 0 };
  const tokens = makeTokens(parsing.tokens(lookupOf(language), groups));
  const lexer = new Lexer(tokens.all, { positionTracking: "onlyOffset", skipValidations: !validate });
  const parser = new QueryGrammar(language, parsing, tokens, validate);

  const read = (text: string): Reading => {
    groups.count = 0;
    parser.source = text;
    parser.unused.length = 0;
    const found = lexer.tokenize(text).tokens;
    parser.input = found;
    // Without operators and groups every query is a conjunction.
    return parsing.levels === undefined
      ? { terms: parser.conjunction() as AnyNode[], marks: none, unused: none }
      : parsing.levels.readingOf(parser.query(), found, parser.unused);
  };

  return { language, parsing, tokens, lexer, parser, read };
}
