import type { Field, IfMany, IfWildcards, TextFieldOptions, Trait } from "../field.ts";
import type { Path } from "../path.ts";
import type { KindDefinition } from "./kind.ts";
import { makeField } from "./make-field.ts";

/** A field that selects by equality, including case. */
export interface ExactText<At = Path, Has extends Trait = never>
  extends Field<"exactText", At, Has | "lists", string, string> {}

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
export function exactText<const At extends Path, Wildcards extends boolean = false, Many extends boolean = false>(
  path: At,
  options: TextFieldOptions<Wildcards, Many> = {},
): ExactText<At, IfWildcards<Wildcards> | IfMany<Many>> {
  return makeField(kind, path, options);
}
