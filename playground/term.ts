import { type AnyLanguage, builder, isQuerybarError, type Node } from "querybar";

/** The term that asks for a field's value; `undefined` for what no query asks for, such as an empty text or a status that there is not. */
export function termFor(language: AnyLanguage, field: string, value: unknown): Node<AnyLanguage> | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  try {
    const term = builder(language).field(field, String(value));
    return term.type === "unfinished" ? undefined : term;
  } catch (error) {
    if (isQuerybarError(error)) return undefined;
    throw error;
  }
}
