import { EmbeddedActionsParser, type IToken, Lexer } from "chevrotain";
import type { AnyLanguage } from "../language/language.ts";
import { type Lookup, lookupOf } from "../language/lookup.ts";
import { emptyFieldNode, fieldNode, lonelyMinusNode, negated, phraseNode, wordNode } from "./nodes.ts";
import { LonelyMinus, Minus, OtherWord, Phrase, type Vocabulary, vocabularyOf, Word } from "./tokens.ts";
import type { Atom, Term, Unfinished } from "./tree.ts";

type Terms = Term<AnyLanguage>[];

/**
 * The grammar. It is total: every sequence of tokens that the lexer makes is a query, so nothing is ever recovered or thrown.
 * What is wrong with a query is found by the checks, over the tree.
 */
export class QueryParser extends EmbeddedActionsParser {
  // query ::= ( Minus? ( Word | Phrase | Field | EmptyField | OtherWord | LonelyMinus ) )*
  readonly query: () => Terms = this.RULE("query", () => {
    const terms: Terms = [];
    this.MANY(() => {
      const minus = this.OPTION(this.minus);
      const atom = this.OR(this.atoms);
      terms.push(minus === undefined ? atom : this.negated(minus, atom));
    });
    return terms;
  });

  // Chevrotain would rebuild what is written inside a rule at every call.
  private readonly minus = () => this.CONSUME(Minus);
  private readonly atoms;

  constructor(lookup: Lookup, { all, Field, EmptyField }: Vocabulary, validate: boolean) {
    super(all, { maxLookahead: 1, skipValidations: !validate });
    this.atoms = [
      { ALT: () => wordNode(lookup, this.CONSUME(Word)) },
      { ALT: () => phraseNode(this.CONSUME(Phrase)) },
      { ALT: () => this.field(lookup, this.CONSUME(Field)) },
      { ALT: () => emptyFieldNode(lookup, this.CONSUME(EmptyField)) },
      { ALT: () => wordNode(lookup, this.CONSUME(OtherWord)) },
      { ALT: () => lonelyMinusNode(this.CONSUME(LonelyMinus)) },
    ];
    this.performSelfAnalysis();
  }

  private field(lookup: Lookup, token: IToken): Atom<AnyLanguage> | Unfinished<AnyLanguage> {
    return this.ACTION(() => fieldNode(lookup, token));
  }

  private negated(minus: IToken, atom: Atom<AnyLanguage> | Unfinished<AnyLanguage>): Term<AnyLanguage> {
    return this.ACTION(() => negated(minus, atom));
  }
}

interface Reader {
  readonly lexer: Lexer;
  readonly parser: QueryParser;
}

const readers = new WeakMap<AnyLanguage, Reader>();

/** The terms of a text, in order. Lexer and parser are made on the language's first text, since that takes milliseconds. */
export function readTerms(text: string, language: AnyLanguage): Terms {
  let reader = readers.get(language);
  if (reader === undefined) {
    reader = makeReader(language);
    readers.set(language, reader);
  }
  const { lexer, parser } = reader;
  parser.input = lexer.tokenize(text).tokens;
  return parser.query();
}

/** A lexer and a parser of the language; `validate` has Chevrotain check the grammar, which a test does once for all. */
export function makeReader(language: AnyLanguage, validate = false): Reader {
  const lookup = lookupOf(language);
  const vocabulary = vocabularyOf(lookup);
  return {
    lexer: new Lexer(vocabulary.all, { positionTracking: "onlyOffset", skipValidations: !validate }),
    parser: new QueryParser(lookup, vocabulary, validate),
  };
}
