import type { Field, FieldOptions, IfMany, Trait } from "../field.ts";
import type { Path } from "../path.ts";
import type { KindDefinition } from "./kind.ts";
import { makeField } from "./make-field.ts";

/** A field in whose text words and phrases are searched for. */
export interface ContainsText<At = Path, Has extends Trait = never>
  extends Field<"containsText", At, Has | "contains" | "extended", string, string> {}

const kind: KindDefinition<"containsText", string, unknown> = {
  name: "containsText",
  read: (text) => text,
  held: (value) => (typeof value === "string" && value !== "" ? value : undefined),
  generate: {
    usual: ["fix", "Fix typo", "typo", "é", "ß"],
    near: (value) => [value, value.toUpperCase(), value.toLowerCase(), value.slice(0, -1)],
    held: (value) => [value, `${value} again`, `re${value}`],
  },
  contains: true,
  stored: { as: "text" },
};

/**
 * Selects the records in whose text at the path a word occurs, ignoring case, or a phrase, exactly: as words and phrases do on
 * their own, but in this text alone.
 *
 * @example
 * ```ts
 * containsText("title", { description: "the title" }).path; // "title"
 * ```
 */
export function containsText<const At extends Path, Many extends boolean = false>(
  path: At,
  options: FieldOptions<Many> = {},
): ContainsText<At, IfMany<Many>> {
  return makeField(kind, path, { ...options, lists: false });
}
