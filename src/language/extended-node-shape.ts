import type { Unchecked } from "./dialect.ts";
import type { AnyLanguage } from "./language.ts";
import { type FieldEntry, fieldOf } from "./lookup.ts";
import { isDocumentedNode } from "./node-shape.ts";
import { isText } from "./path.ts";

/** Whether it is whole, or `undefined` if the extended dialect has no node of that type. */
export function isExtendedNode(node: Unchecked, language: AnyLanguage): boolean | undefined {
  const { field, key } = node;
  const isOfField = isText(field) && (key === undefined || isText(key));
  const isWhole = isWholeTerm(node, isOfField ? fieldOf(language, field, key) : undefined);
  return isWhole === undefined ? isDocumentedNode(node) : isOfField && isWhole;
}

/** Whether a term of a field has all but the field, or `undefined` for any other node. */
function isWholeTerm(node: Unchecked, entry: FieldEntry | undefined): boolean | undefined {
  const { type, operator, low, high, parts, text, terms } = node;
  switch (type) {
    case "field":
      return isValue(node, "value", entry);
    case "comparison":
      return isValue(node, "bound", entry) && isText(operator) && /^[<>]=?$/.test(operator);
    case "between":
      return [low, high].every((end) => end === null || isValue(end, "bound", entry)) && (low ?? high) !== null;
    case "pattern":
      return Array.isArray(parts) && parts.length > 0 && parts.every(isText);
    case "present":
      return true;
    case "contains":
      return isText(text);
    case "list":
      return Array.isArray(terms) && terms.every((one) => isElement(one, node));
    default:
      return undefined;
  }
}

/** Whether there is a text, and the value is what it means, or none. */
function isValue(end: unknown, place: "value" | "bound", entry: FieldEntry | undefined): boolean {
  const { text, value } = (end ?? {}) as Unchecked;
  if (!isText(text)) return false;
  // An empty text restricts nothing, whatever the value.
  if (text === "" || value === undefined || entry === undefined) return true;
  return isSameValue(value, entry.kind.read(text)) || isSameValue(value, entry.kind.readRelative(text, place));
}

/** Whether it is of a type that a list may hold, and of the list's field. */
function isElement(node: unknown, list: Unchecked): boolean {
  const { type, field, key } = (node ?? {}) as Unchecked;
  const isListed = ["field", "comparison", "between", "pattern", "present"].includes(type as string);
  return isListed && field === list["field"] && key === list["key"];
}

/** Values are plain data. */
function isSameValue(one: unknown, expected: unknown): boolean {
  if (typeof one !== "object" || typeof expected !== "object" || one === null || expected === null)
    return one === expected;
  const names = [...Object.keys(one), ...Object.keys(expected)];
  return names.every((name) => isSameValue((one as Unchecked)[name], (expected as Unchecked)[name]));
}
