import type { Field, FieldOptions, IfMany, Trait } from "../field.ts";
import type { Path } from "../path.ts";
import { nearestFinder } from "../text/suggest.ts";
import type { KindDefinition } from "./kind.ts";
import { makeField } from "./make-field.ts";

/** A field that selects by yes or no. */
export interface BooleanField<At = Path, Has extends Trait = never>
  extends Field<"boolean", At, Has | "lists" | "extended", string | boolean, boolean> {}

const meanings: ReadonlyMap<string, boolean> = /* @__PURE__ */ new Map([
  ["true", true],
  ["yes", true],
  ["false", false],
  ["no", false],
]);

const kind: KindDefinition<"boolean", boolean, unknown> = {
  name: "boolean",
  read,
  held: (value) => (typeof value === "boolean" ? value : typeof value === "string" ? read(value) : undefined),
  values: [true, false],
  expects: "true or false",
  example: "true",
  nearest,
  colour: "atom",
  generate: {
    usual: ["true", "false", "yes", "no"],
    near: (value) => (value ? ["true", "YES", "false"] : ["false", "No", "true"]),
    held: (value) => (value ? [true, "true", "Yes"] : [false, "false", "NO"]),
  },
  stored: { as: "boolean" },
};

function read(text: string): boolean | undefined {
  return meanings.get(text.toLowerCase());
}

const otherWords = { true: ["1", "on", "y", "t"], false: ["0", "off", "n", "f"] } as const;

function nearest(text: string): readonly string[] {
  const word = text.toLowerCase();
  for (const [meant, others] of Object.entries(otherWords)) if (others.some((other) => other === word)) return [meant];
  return nearestFinder(["true", "false"], 1)(text);
}

/**
 * Selects the records that hold `true` or `false` at the path, or one of the words `true`, `yes`, `false` and `no`, in any letter
 * case. A query may use these words, too.
 *
 * @example
 * ```ts
 * boolean("shipped", { description: "whether the order is shipped" }).path; // "shipped"
 * ```
 */
export function boolean<const At extends Path, Many extends boolean = false>(
  path: At,
  options: FieldOptions<Many> = {},
): BooleanField<At, IfMany<Many>> {
  return makeField(kind, path, options);
}
