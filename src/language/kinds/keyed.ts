import type { AnyField, Field, FieldOptions } from "../field.ts";
import { withKeys } from "../keys.ts";
import type { Path } from "../path.ts";

/** A field of keys, as in `meta.region:eu`: each key is a field of the inner kind. */
export interface Keyed<At = Path, Inner extends AnyField = AnyField>
  extends Field<
    Inner["kind"],
    At,
    Inner["~types"]["has"] | "keyed" | "extended",
    Inner["~types"]["held"],
    Inner["~types"]["value"],
    Inner["~types"]["given"]
  > {}

/**
 * Selects the records by a property of the object at the path: `meta.region:eu` by its own property `region`. The function makes the
 * field of a key; its path is ignored.
 *
 * @example
 * ```ts
 * keyed("metadata", (key) => exactText(key, { wildcards: true })).path; // "metadata"
 * ```
 */
export function keyed<const At extends Path, Inner extends AnyField>(
  path: At,
  fieldOfKey: (key: string) => Inner,
  options: Pick<FieldOptions, "description" | "aliases"> = {},
): Keyed<At, Inner> {
  // Its kind is that of any key's field.
  const { description, aliases, ...inner } = fieldOfKey("key");
  return withKeys({ ...inner, ...options, path } as unknown as Keyed<At, Inner>, fieldOfKey);
}
