import type { AnyLanguage } from "../language/language.ts";
import { lookupOf } from "../language/lookup.ts";
import type { AnyRecord } from "../language/record-value.ts";
import type { Node, Query } from "../syntax/tree.ts";

/** The keys that a query asks for and that no record has had so far: a term about them says the same of every record. */
export interface MissingKeys {
  readonly keys: ReadonlySet<string>;
  seeRecord(record: AnyRecord): void;
  /** Looks at the JSON of records that are not parsed. */
  seeJson(json: string): void;
}

export function missingKeysOf({ root, language }: Query<AnyLanguage>): MissingKeys {
  const keys = new Set(keysIn(root, language));
  const removeWhere = (isThere: (key: string) => boolean) => {
    for (const key of keys) if (isThere(key)) keys.delete(key);
  };
  return {
    keys,
    seeRecord: (record) => removeWhere((key) => Object.hasOwn(record, key)),
    seeJson: (json) => removeWhere((key) => json.includes(`"${key}"`)),
  };
}

function keysIn(node: Node<AnyLanguage>, language: AnyLanguage): readonly string[] {
  const { fields, keywords } = lookupOf(language);
  const keysOfFields = (names: readonly string[]) => names.flatMap((name) => fields.get(name)?.key ?? []);
  switch (node.type) {
    case "word":
    case "phrase":
      return language.text;
    case "field":
      return keysOfFields([node.field]);
    case "keyword": {
      const { where = {}, except = {} } = keywords.get(node.keyword) ?? {};
      return keysOfFields([...Object.keys(where), ...Object.keys(except)]);
    }
    case "not":
      return keysIn(node.term, language);
    case "and":
    case "or":
      return node.terms.flatMap((term) => keysIn(term, language));
    case "unfinished":
      return [];
    default:
      return node satisfies never;
  }
}
