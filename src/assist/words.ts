import type { AnyLanguage } from "../language/language.ts";
import { lookupOf } from "../language/lookup.ts";
import { quoted } from "../language/message-text.ts";
import { meaningOf } from "../syntax/keyword.ts";
import { type Membership, membershipsOf } from "../syntax/membership.ts";
import { type ExplainOptions, list, say } from "./catalogue.ts";

/**
 * What a field is called in a sentence: its description as far as it is the name of something, so that “the branch, case
 * included” is “the branch”. Without a description it is the field's own name.
 */
export function fieldWords(language: AnyLanguage, field: string): string {
  const description = lookupOf(language).fields.get(field)?.description ?? "";
  return /^[^,;:.(]+/.exec(description)?.[0].trim() || field;
}

/** What a keyword says of a record: its description, or else what its definition asks for. */
export function keywordWords(language: AnyLanguage, keyword: string, options: ExplainOptions): string {
  const description = lookupOf(language).keywords.get(keyword)?.description;
  if (description) return description.replace(/\.$/, "");
  const memberships = membershipsOf(meaningOf(language, keyword), language) ?? [];
  if (memberships.length === 0) return quoted(keyword);
  return list(
    options,
    memberships.map((membership) => membershipWords(language, membership, options)),
    "list-and",
  );
}

function membershipWords(
  language: AnyLanguage,
  { field, values, excluded }: Membership,
  options: ExplainOptions,
): string {
  const value = list(options, values.map(quoted), "list-or");
  return say(options, excluded ? "field-is-not" : "field-is", { field: fieldWords(language, field), value });
}
