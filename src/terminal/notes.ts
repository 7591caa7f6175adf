import { toPredicate } from "../compile/predicate.ts";
import type { AnyLanguage, Keyword } from "../language/language.ts";
import { lookupOf } from "../language/lookup.ts";
import { listed } from "../language/message-text.ts";
import type { Query, Term } from "../syntax/tree.ts";

/**
 * What to tell of a query whose records lack some fields altogether, in one line; `undefined` where it asks for none of them.
 * Such a term says the same of every record: “id:10 and failed match none of them, done matches all of them”.
 */
export function lackingFieldsNote(
  query: Query<AnyLanguage>,
  lacking: readonly string[],
  records: string,
): string | undefined {
  const none: string[] = [];
  const all: string[] = [];
  for (const term of query.root.terms) {
    if (!asksFor(term, lacking, query.language)) continue;
    const typed = query.text.slice(term.from, term.to);
    const same = toPredicate(term, query.language)({}) ? all : none;
    if (!same.includes(typed)) same.push(typed);
  }
  if (none.length === 0 && all.length === 0) return undefined;
  const said = [saying(none, "none of them"), saying(all, "all of them")].filter((part) => part !== undefined);
  return `${records} have no ${listed(lacking, "or")}: ${said.join(", ")}.`;
}

function saying(terms: readonly string[], howMany: string): string | undefined {
  if (terms.length === 0) return undefined;
  return `${listed(terms, "and")} ${terms.length === 1 ? "matches" : "match"} ${howMany}`;
}

function asksFor(term: Term<AnyLanguage>, lacking: readonly string[], language: AnyLanguage): boolean {
  switch (term.type) {
    case "not":
      return asksFor(term.term, lacking, language);
    case "field":
      return lacking.includes(term.field);
    case "keyword":
      return keywordFields(lookupOf(language).keywords.get(term.keyword)).some((field) => lacking.includes(field));
    default:
      return false;
  }
}

function keywordFields(keyword: Keyword | undefined): readonly string[] {
  return [...Object.keys(keyword?.where ?? {}), ...Object.keys(keyword?.except ?? {})];
}
