import { querybarError } from "../language/error.ts";
import type { AnyLanguage } from "../language/language.ts";
import { parse } from "../syntax/parse.ts";
import { print } from "../syntax/print.ts";
import type { Node, Term } from "../syntax/tree.ts";

/** A term, as somebody would type it or as a builder makes it. */
export type TermLike<L extends AnyLanguage> = string | Node<L>;

/** One finished term in canonical writing. */
export interface WrittenTerm {
  readonly text: string;
  readonly term: Term<AnyLanguage>;
}

/** Throws `invalid-term` for what is not exactly one finished term. */
export function writtenTerm(given: TermLike<AnyLanguage>, language: AnyLanguage): WrittenTerm {
  const typed = typeof given === "string" ? parse(given, language).root : given;
  const text = print(typed, language);
  const [term, ...others] = parse(text, language).root.terms;
  if (term === undefined || others.length > 0) {
    throw querybarError("invalid-term", "This edit takes one term: neither none, nor several, nor an unfinished one.");
  }
  return { text, term };
}
