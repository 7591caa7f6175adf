import type { Filter } from "../filter/filter.ts";
import { toFilter } from "../filter/to-filter.ts";
import { type AnyRecord, keysOf, type Path } from "../language/path.ts";
import type { AnyQuery } from "../syntax/tree.ts";

/** The keys that a query asks for and that no record has had so far: a term about them says the same of every record. */
export interface MissingKeys {
  readonly keys: ReadonlySet<string>;
  seeRecord(record: AnyRecord): void;
  /** Looks at the JSON of records that are not parsed. */
  seeJson(json: string): void;
}

export function missingKeysOf(query: AnyQuery): MissingKeys {
  const keys = new Set(pathsIn(toFilter(query)).map((path) => keysOf(path)[0] as string));
  const removeWhere = (isThere: (key: string) => boolean) => {
    for (const key of keys) if (isThere(key)) keys.delete(key);
  };
  return {
    keys,
    seeRecord: (record) => removeWhere((key) => Object.hasOwn(record, key)),
    seeJson: (json) => removeWhere((key) => json.includes(`"${key}"`)),
  };
}

function pathsIn(filter: Filter): readonly Path[] {
  switch (filter.type) {
    case "text":
      return filter.paths;
    case "field":
      return [filter.entry.path];
    case "all":
    case "any":
      return filter.filters.flatMap(pathsIn);
    default:
      return filter satisfies never;
  }
}
