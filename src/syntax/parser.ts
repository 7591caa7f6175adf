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
  // query ::= ( atom | Minus atom )*
  readonly query: () => Terms = this.RULE("query", () => {
    const terms: Terms = [];
    this.MANY(() => {
      terms.push(this.OR(this.termAlternatives));
    });
    return terms;
  });

  // atom ::= Word | Phrase | FieldName value | EmptyField | OtherWord | LonelyMinus
  private readonly atom = this.RULE("atom", (): Atom<AnyLanguage> | Unfinished<AnyLanguage> =>
    this.OR(this.atomAlternatives),
  );

  // value ::= Word | Phrase | OtherWord
  private readonly value = this.RULE("value", (): IToken => this.OR(this.valueAlternatives));

  // Chevrotain would rebuild what is written inside a rule at every call.
  private readonly termAlternatives;
  private readonly atomAlternatives;
  private readonly valueAlternatives;

  constructor(lookup: Lookup, { all, FieldName, EmptyField }: Vocabulary, validate: boolean) {
    super(all, { maxLookahead: 1, skipValidations: !validate });
    this.atomAlternatives = [
      { ALT: () => wordNode(lookup, this.CONSUME(Word)) },
      { ALT: () => phraseNode(this.CONSUME(Phrase)) },
      { ALT: () => this.fieldWith(lookup, this.CONSUME(FieldName), this.SUBRULE(this.value)) },
      { ALT: () => emptyFieldNode(lookup, this.CONSUME(EmptyField)) },
      { ALT: () => wordNode(lookup, this.CONSUME(OtherWord)) },
      { ALT: () => lonelyMinusNode(this.CONSUME(LonelyMinus)) },
    ];
    // A plain atom is not a call of its rule: most terms are one, and the call would cost as much as reading it.
    this.termAlternatives = [
      ...this.atomAlternatives,
      { ALT: () => this.negated(this.CONSUME(Minus), this.SUBRULE(this.atom)) },
    ];
    this.valueAlternatives = [
      { ALT: () => this.CONSUME(Word) },
      { ALT: () => this.CONSUME(Phrase) },
      { ALT: () => this.CONSUME(OtherWord) },
    ];
    this.performSelfAnalysis();
  }

  private negated(minus: IToken, atom: Atom<AnyLanguage> | Unfinished<AnyLanguage>): Term<AnyLanguage> {
    return this.ACTION(() => negated(minus, atom));
  }

  private fieldWith(lookup: Lookup, name: IToken, value: IToken) {
    return this.ACTION(() => fieldNode(lookup, name, value));
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
