import { type DefineLanguageFor, definer } from "../language/define.ts";
import { documentedFault, extendedFault } from "../language/field-faults.ts";
import { type Definition, makeLanguage } from "../language/make-language.ts";
import { documented } from "./documented/dialect.ts";
import { extended } from "./extended/dialect.ts";

/**
 * Makes a language from its definition. The record's type comes first, in a pair of parentheses of its own, so that every name
 * in the definition is checked against it.
 *
 * @throws a `QuerybarError` with the code `invalid-language` if a name cannot be typed or is taken, if a keyword uses a value that
 * no field has, or if a part of the definition is missing or of the wrong type.
 * @example
 * ```ts
 * interface Ticket { title: string; state: "OPEN" | "CLOSED"; number: number; author: { name: string } }
 *
 * const tickets = defineLanguage<Ticket>()({
 *   name: "tickets",
 *   text: ["title", "author.name"],
 *   fields: { state: oneOf("state", ["OPEN", "CLOSED"]), number: wholeNumber("number") },
 *   keywords: { open: { where: { state: "OPEN" } } },
 * });
 * parse("open -crash", { language: tickets }).diagnostics; // []
 * ```
 */
export function defineLanguage<RecordType>(
  misplaced?: "the definition goes into a second pair of parentheses: defineLanguage<Ticket>()({ … })",
): DefineLanguageFor<RecordType> {
  const dialects = [
    [documented, documentedFault],
    [extended, extendedFault],
  ] as const;
  return definer("defineLanguage", dialects, misplaced);
}

/**
 * The same for a language of the documented dialect. A page that defines its language with this function does not load the extended
 * dialect: a bundler cannot tell by the text `dialect: "extended"` that it is not needed.
 *
 * @throws a `QuerybarError` with the code `invalid-language`, as `defineLanguage` does.
 * @example
 * ```ts
 * const shops = defineDocumentedLanguage<{ city: string }>()({ name: "shops", text: [], fields: { city: exactText("city") } });
 * toPredicate(parse("city:Rome", { language: shops }))({ city: "Rome" }); // true
 * ```
 */
export function defineDocumentedLanguage<RecordType>(
  misplaced?: "the definition goes into a second pair of parentheses: defineDocumentedLanguage<Shop>()({ … })",
): DefineLanguageFor<RecordType, "documented"> {
  return definer("defineDocumentedLanguage", [[documented, documentedFault]], misplaced);
}

/** The same without checks, for a language of this package: a test checks it. */
export function knownLanguage<RecordType>(): DefineLanguageFor<RecordType, "documented"> {
  return (definition) => makeLanguage(definition as unknown as Definition, documented) as never;
}
