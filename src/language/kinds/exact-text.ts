import type { Field, FieldOptions } from "../field.ts";
import type { Path } from "../path.ts";
import { type KindDefinition, makeField } from "./kind.ts";

/** A field that selects by equality, including case. */
export interface ExactText<At = Path> extends Field<"exactText", At, string, string> {}

const kind: KindDefinition<"exactText", string, unknown> = {
  name: "exactText",
  read: (text) => text,
  held: (value) => (typeof value === "string" && value !== "" ? value : undefined),
  spelling: "exact",
  generate: {
    usual: ["main", "Main", "feature/a", "a b", "é", "main "],
    near: (value) => [value, value.toUpperCase(), value.toLowerCase(), `${value} `, value.slice(0, -1)],
  },
};

/**
 * Selects the records that hold exactly the value at the path, including case.
 *
 * @example
 * ```ts
 * exactText("author.name", { description: "the author's name" }).path; // "author.name"
 * ```
 */
export function exactText<const At extends Path>(path: At, options: FieldOptions = {}): ExactText<At> {
  return makeField(kind, path, options);
}
