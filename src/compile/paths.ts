import type { AnyLanguage } from "../language/language.ts";
import { lookupOf } from "../language/lookup.ts";
import { pathName } from "../language/path.ts";

/** The names of all paths of a definition. */
export function pathsOf(language: AnyLanguage): readonly string[] {
  const ofFields = [...lookupOf(language).fields.values()].flatMap(({ span, path }) =>
    span === undefined ? [path] : [span.from, span.to],
  );
  return [...new Set([...language.text, ...ofFields].map(pathName))];
}
