import { type AnyLanguage, builder, isQuerybarError, type Node } from "querybar";

/** The term for a field's value; `undefined` if no query can express it, such as an empty text or an unknown status. */
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
