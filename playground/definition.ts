import { type AnyLanguage, isQuerybarError } from "querybar";
import { languageFromData } from "querybar/language-data";

/** A definition that is being edited: its language, or an error. */
export type Reading = { readonly language: AnyLanguage } | { readonly trouble: string };

/** Reads a language's definition. It is JSON: no text becomes code. */
export function readDefinition(json: string): Reading {
  try {
    return { language: languageFromData(JSON.parse(json)) };
  } catch (error) {
    if (error instanceof SyntaxError || isQuerybarError(error)) return { trouble: error.message };
    throw error;
  }
}

/** A language's definition as text: what fits on one line is on one line. */
export function writeDefinition({ name, dialect, text, fields, keywords }: AnyLanguage): string {
  const ordered = Object.entries(fields).map(([field, { kind, path, ...more }]) => [field, { kind, path, ...more }]);
  return written({ name, dialect, text, fields: Object.fromEntries(ordered), keywords }, "");
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
