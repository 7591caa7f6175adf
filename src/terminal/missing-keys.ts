import type { Filter } from "../filter/filter.ts";
import { filterOf } from "../filter/to-filter.ts";
import type { AnyLanguage } from "../language/language.ts";
import { type FieldEntry, fieldOf } from "../language/lookup.ts";
import type { AnyNode } from "../language/nodes.ts";
import { type AnyRecord, keysOf, type Path } from "../language/path.ts";
import type { AnyQuery } from "../query/query.ts";
import { walk } from "../syntax/walk.ts";

/** The keys that a query asks for and that no record has had so far: a term about them says the same of every record. */
export interface MissingKeys {
  readonly keys: ReadonlySet<string>;
  seeRecord(record: AnyRecord): void;
  /** Looks at the JSON of records that are not parsed. */
  seeJson(json: string): void;
}

export function missingKeysOf(query: AnyQuery): MissingKeys {
  const paths: Path[] = [];
  // The filter of the whole query does not have them all: terms that contradict each other leave nothing.
  walk(query, (node) => {
    paths.push(...pathsOf(node, query.language));
  });
  const keys = new Set(paths.map((path) => keysOf(path)[0] as string));
  const removeWhere = (isThere: (key: string) => boolean) => {
    for (const key of keys) if (isThere(key)) keys.delete(key);
  };
  return {
    keys,
    seeRecord: (record) => removeWhere((key) => Object.hasOwn(record, key)),
    seeJson: (json) => removeWhere((key) => json.includes(`"${key}"`)),
  };
}

function pathsOf(node: AnyNode, language: AnyLanguage): readonly Path[] {
  if (node.type === "word" || node.type === "phrase") return language.text;
  if (node.type === "keyword") return pathsIn(filterOf(node, { language }));
  if (node.type === "unfinished" || !("field" in node)) return [];
  const entry = fieldOf(language, node.field, node.key);
  return entry === undefined ? [] : pathsOfEntry(entry);
}

function pathsIn(filter: Filter | undefined): readonly Path[] {
  if (filter?.type === "field") return pathsOfEntry(filter.entry);
  return filter?.type === "all" || filter?.type === "any" ? filter.filters.flatMap(pathsIn) : [];
}

function pathsOfEntry({ path, span }: FieldEntry): readonly Path[] {
  return span === undefined ? [path] : [span.from, span.to];
}
