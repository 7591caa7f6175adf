import { type AnyLanguage, defineLanguage, isQuerybarError } from "querybar";
import * as v from "valibot";

const described = { description: v.optional(v.string()), aliases: v.optional(v.array(v.string())) };
const value = v.union([v.string(), v.array(v.string())]);

const definitionSchema = v.strictObject({
  name: v.string(),
  text: v.array(v.string()),
  fields: v.record(
    v.string(),
    v.variant("kind", [
      v.strictObject({ kind: v.literal("exact-text"), key: v.string(), ...described }),
      v.strictObject({ kind: v.literal("whole-number"), key: v.string(), ...described }),
      v.strictObject({ kind: v.literal("one-of"), key: v.string(), values: v.array(v.string()), ...described }),
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

const define = defineLanguage<Record<string, string>>();

/** A definition that somebody is writing: its language, or what keeps it from being one. */
export type Reading = { readonly language: AnyLanguage } | { readonly trouble: string };

/** Reads a language's definition. It is JSON: no text becomes code. */
export function readDefinition(json: string): Reading {
  try {
    const result = v.safeParse(definitionSchema, JSON.parse(json));
    if (!result.success) {
      const [issue] = result.issues;
      return { trouble: `${v.getDotPath(issue) ?? "The definition"}: ${issue.message}` };
    }
    return { language: define(result.output as Parameters<typeof define>[0]) };
  } catch (error) {
    if (error instanceof SyntaxError || isQuerybarError(error)) return { trouble: error.message };
    throw error;
  }
}

/** A language's definition as text: what fits a line stands on one. */
export function writeDefinition({ name, text, fields, keywords }: AnyLanguage): string {
  const ordered = Object.entries(fields).map(([field, { kind, key, ...more }]) => [field, { kind, key, ...more }]);
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
