import type { Unchecked } from "./dialect.ts";
import type { AnyLanguage } from "./language.ts";
import { type FieldEntry, fieldOf } from "./lookup.ts";
import { isDocumentedNode, isText } from "./node-shape.ts";

/** Whether it is whole, or `undefined` if the extended dialect has no node of that type. */
export function isExtendedNode(node: Unchecked, language: AnyLanguage): boolean | undefined {
  const { type, field, key, parts } = node;
  const isOfField = isText(field) && (key === undefined || isText(key));
  const entry = isOfField ? fieldOf(language, field, key) : undefined;
  const ends = [node["low"], node["high"]];
  switch (type) {
    case "field":
      return isOfField && isValue(node, "value", entry);
    case "comparison":
      return (
        isOfField && isValue(node, "bound", entry) && isText(node["operator"]) && /^[<>]=?$/.test(node["operator"])
      );
    case "between":
      return isOfField && ends.every((end) => end === null || isValue(end, "bound", entry)) && ends.some(Boolean);
    case "pattern":
      return isOfField && Array.isArray(parts) && parts.length > 0 && parts.every(isText);
    case "present":
      return isOfField;
    case "contains":
      return isOfField && isText(node["text"]);
    case "list":
      return isOfField && Array.isArray(node["terms"]) && node["terms"].every((one) => isElement(one, node));
    default:
      return isDocumentedNode(node);
  }
}

/** Whether there is a text, and the value is what it means, or none. */
function isValue(end: unknown, place: "value" | "bound", entry: FieldEntry | undefined): boolean {
  const { text, value } = (end ?? {}) as Unchecked;
  if (!isText(text)) return false;
  // An empty text restricts nothing, whatever the value.
  if (text === "" || value === undefined || entry === undefined) return true;
  return isSame(value, entry.kind.read(text)) || isSame(value, entry.kind.readRelative(text, place));
}

/** Whether it is of a type that a list may hold, and of the list's field. */
function isElement(node: unknown, list: Unchecked): boolean {
  const { type, field, key } = (node ?? {}) as Unchecked;
  const isListed = ["field", "comparison", "between", "pattern", "present"].includes(type as string);
  return isListed && field === list["field"] && key === list["key"];
}

/** Values are plain data. */
function isSame(one: unknown, expected: unknown): boolean {
  if (typeof one !== "object" || typeof expected !== "object" || one === null || expected === null)
    return one === expected;
  const names = [...Object.keys(one), ...Object.keys(expected)];
  return names.every((name) => isSame((one as Unchecked)[name], (expected as Unchecked)[name]));
}
