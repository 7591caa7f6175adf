import type { Kind } from "../language/kinds/kind.ts";
import type { Path } from "../language/path.ts";

/** A place where records hold a text, a field's value, or both. */
export interface Place {
  readonly path: Path;
  /** The kind of the first field at the path. */
  readonly kind: Kind | undefined;
  readonly isText: boolean;
  /** Whether records hold an array there. */
  readonly many: boolean;
}

/** The forms in which records may hold the value that a text means, if any. */
export function formsOf({ read, print, generate }: Kind, text: string): readonly unknown[] {
  const value = read(text);
  if (value === undefined) return [];
  return generate.held?.(value) ?? [print(value)];
}
