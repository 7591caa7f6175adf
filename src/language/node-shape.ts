import { dialectIn, type Unchecked } from "./dialect.ts";
import { querybarError } from "./error.ts";
import type { AnyLanguage } from "./language.ts";
import { isText } from "./path.ts";
import { quoted } from "./text/shown-text.ts";

/**
 * Checks that a node has what functions of a tree read of it: one from JSON may have anything. The nodes inside it are not checked.
 *
 * @throws a `QuerybarError`: `not-expressible` for a node of a type that the language does not have, and `invalid-argument` for what is
 * malformed.
 */
export function requireNode(node: unknown, language: AnyLanguage): void {
  const unchecked = (node ?? {}) as Unchecked;
  const { type } = unchecked;
  if (!isText(type)) throw querybarError("invalid-argument", "This tree has something without a type.");
  const { isNode = isDocumentedNode } = dialectIn(language);
  const isWhole = isNode(unchecked, language);
  if (isWhole === undefined)
    throw querybarError("not-expressible", `This language has no terms of the type ${quoted(type)}.`);
  if (!isWhole)
    throw querybarError(
      "invalid-argument",
      `This tree has a term of the type ${quoted(type)} that is malformed, or whose value is not what its text means.`,
    );
}

/** Whether it is whole, or `undefined` if the documented dialect has no node of that type. */
export function isDocumentedNode(node: Unchecked): boolean | undefined {
  switch (node["type"]) {
    case "word":
    case "phrase":
      return isText(node["text"]);
    case "field":
      return isText(node["field"]) && isText(node["text"]);
    case "keyword":
      return isText(node["keyword"]);
    case "unfinished":
      return isText(node["lacks"]);
    case "not":
      return true;
    case "and":
    case "or":
      return Array.isArray(node["terms"]);
    default:
      return undefined;
  }
}
