import { type QuerybarError, querybarError } from "../language/error.ts";
import type { AnyLanguage } from "../language/language.ts";
import { lookupOf } from "../language/lookup.ts";
import { pathName } from "../language/path.ts";
import { quoted } from "../language/text/shown-text.ts";

/** The names of all paths of a definition. */
export function pathsOf(language: AnyLanguage): readonly string[] {
  const ofFields = [...lookupOf(language).fields.values()].flatMap(({ span, path }) =>
    span === undefined ? [path] : [span.from, span.to],
  );
  return [...new Set([...language.text, ...ofFields].map(pathName))];
}

/** What a path that the definition does not have is refused with. */
export function nothingAt(path: string, language: AnyLanguage): QuerybarError {
  return querybarError(
    "invalid-argument",
    `The language ${quoted(language.name)} has nothing at ${quoted(path)}. Its paths are: ${pathsOf(language).join(", ")}.`,
  );
}
