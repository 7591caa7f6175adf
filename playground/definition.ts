import {
  type AnyField,
  type AnyLanguage,
  defineLanguage,
  exactText,
  isQuerybarError,
  oneOf,
  wholeNumber,
} from "querybar";
import * as v from "valibot";

const described = { description: v.optional(v.string()), aliases: v.optional(v.array(v.string())) };
const value = v.union([v.string(), v.array(v.string())]);

const definitionSchema = v.strictObject({
  name: v.string(),
  text: v.array(v.string()),
  fields: v.record(
    v.string(),
    v.variant("kind", [
      v.strictObject({ kind: v.literal("exactText"), path: v.string(), ...described }),
      v.strictObject({ kind: v.literal("wholeNumber"), path: v.string(), ...described }),
      v.strictObject({ kind: v.literal("oneOf"), path: v.string(), values: v.array(v.string()), ...described }),
    ]),
  ),
  keywords: v.optional(
    v.record(
      v.string(),
      v.strictObject({
        where: v.optional(v.record(v.string(), value)),
        except: v.optional(v.record(v.string(), value)),
        description: v.optional(v.string()),
      }),
    ),
  ),
});

type FieldDefinition = v.InferOutput<typeof definitionSchema>["fields"][string];

function fieldOf({ path, description, aliases, ...kind }: FieldDefinition): AnyField {
  const options = { ...(description !== undefined && { description }), ...(aliases !== undefined && { aliases }) };
  switch (kind.kind) {
    case "exactText":
      return exactText(path, options);
    case "wholeNumber":
      return wholeNumber(path, options);
    case "oneOf":
      return oneOf(path, kind.values, options);
  }
}

/** A definition that is being edited: its language, or an error. */
export type Reading = { readonly language: AnyLanguage } | { readonly trouble: string };

/** Reads a language's definition. It is JSON: no text becomes code. */
export function readDefinition(json: string): Reading {
  try {
    const result = v.safeParse(definitionSchema, JSON.parse(json));
    if (!result.success) {
      const [issue] = result.issues;
      return { trouble: `${v.getDotPath(issue) ?? "The definition"}: ${issue.message}` };
    }
    const { fields, ...others } = result.output;
    const made = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldOf(field)]));
    return { language: defineLanguage()({ ...others, fields: made } as never) };
  } catch (error) {
    if (error instanceof SyntaxError || isQuerybarError(error)) return { trouble: error.message };
    throw error;
  }
}

/** A language's definition as text: what fits on one line is on one line. */
export function writeDefinition({ name, text, fields, keywords }: AnyLanguage): string {
  const ordered = Object.entries(fields).map(([field, { kind, path, ...more }]) => [field, { kind, path, ...more }]);
  return written({ name, text, fields: Object.fromEntries(ordered), keywords }, "");
}

const width = 52;

function written(data: unknown, indent: string, before = 0): string {
  const line = JSON.stringify(data, undefined, 1).replace(/\n\s*/g, " ");
  if (typeof data !== "object" || data === null || indent.length + before + line.length <= width) return line;
  const deeper = `${indent}  `;
  const lines = Array.isArray(data)
    ? data.map((item) => written(item, deeper))
    : Object.entries(data).map(([key, item]) => {
        const name = `${JSON.stringify(key)}: `;
        return name + written(item, deeper, name.length);
      });
  const [open, close] = Array.isArray(data) ? "[]" : "{}";
  return `${open}\n${lines.map((each) => deeper + each).join(",\n")}\n${indent}${close}`;
}
