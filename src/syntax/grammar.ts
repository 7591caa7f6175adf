import { EmbeddedActionsParser, Lexer } from "chevrotain";
import type { AnyLanguage } from "../language/language.ts";
import { type Lookup, lookupOf } from "../language/lookup.ts";
import { memoize } from "../language/memoize.ts";
import type { AnyNode } from "../language/nodes.ts";
import { fieldNode, lonelyMinusNode, negated, phraseNode, wordNode } from "./nodes.ts";
import { LonelyMinus, Minus, Phrase, type Tokens, tokensOf, Word } from "./tokens.ts";

type Terms = AnyNode[];

/**
 * The grammar. It is total: every sequence of tokens that the lexer makes is a query, so the parser never has to recover or to
 * throw. The checks find mistakes in the tree.
 */
export class QueryGrammar extends EmbeddedActionsParser {
  // query ::= ( LonelyMinus | Minus? ( Word | Phrase | Field ) )*
  readonly query: () => Terms = this.RULE("query", () => {
    const terms: Terms = [];
    this.MANY(() => {
      const minus = this.OPTION(this.minus);
      const atom = this.OR(this.atoms);
      terms.push(minus === undefined ? atom : this.ACTION(() => negated(minus, atom)));
    });
    return terms;
  });

  // Written inside the rule, these would be made again at every call.
  private readonly minus = () => this.CONSUME(Minus);
  private readonly atoms;

  constructor(lookup: Lookup, { all, Field }: Tokens, validate: boolean) {
    super(all, { maxLookahead: 1, skipValidations: !validate });
    this.atoms = [
      { ALT: () => wordNode(lookup, this.CONSUME(Word)) },
      { ALT: () => phraseNode(this.CONSUME(Phrase)) },
      { ALT: () => fieldNode(lookup, this.CONSUME(Field)) },
      { ALT: () => lonelyMinusNode(this.CONSUME(LonelyMinus)) },
    ];
    this.performSelfAnalysis();
  }
}

interface Reader {
  readonly lexer: Lexer;
  readonly parser: QueryGrammar;
}

// Created at a language's first text, since this takes milliseconds.
const readerOf = /* @__PURE__ */ memoize((language: AnyLanguage) => makeReader(language));

/** The terms of a text, in order. */
export function readTerms(text: string, language: AnyLanguage): readonly AnyNode[] {
  const { lexer, parser } = readerOf(language);
  parser.input = lexer.tokenize(text).tokens;
  return parser.query();
}

/** A lexer and a parser of the language. With `validate` Chevrotain checks the grammar, which needs Node 22 or newer. */
export function makeReader(language: AnyLanguage, validate = false): Reader {
  const lookup = lookupOf(language);
  const tokens = tokensOf(lookup);
  return {
    lexer: new Lexer(tokens.all, { positionTracking: "onlyOffset", skipValidations: !validate }),
    parser: new QueryGrammar(lookup, tokens, validate),
  };
}
