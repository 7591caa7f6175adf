import type { AnyLanguage } from "../../language/language.ts";
import { hasKeys, lookupOf } from "../../language/lookup.ts";
import { type IndexFields, ownField, ownFields } from "./fields.ts";
import { propertyName } from "./index-field.ts";
import type { IndexOptions } from "./typed-fields.ts";

/** The mapping of the fields that queries need. */
export interface ElasticsearchMapping {
  properties: { querybar: ElasticsearchObject };
}

export interface ElasticsearchObject {
  type: "object";
  dynamic: "strict";
  properties: { [name: string]: ElasticsearchObject | ElasticsearchKeyword };
}

export interface ElasticsearchKeyword {
  type: "keyword";
  doc_values?: boolean;
}

/**
 * The mapping of an index whose documents have what `toDocument` returns, all of it in the field `querybar`. Other fields of your
 * documents are mapped as usual. With `fields`, those that the index has already are left out.
 *
 * @throws a `QuerybarError` with the code `invalid-argument` for fields that cannot hold what the language says.
 * @example
 * ```ts
 * elasticsearchMapping({ language: layer }).properties.querybar.type; // "object"
 * ```
 */
export function elasticsearchMapping<L extends AnyLanguage, const Fields extends IndexFields = IndexFields>(
  options: IndexOptions<L, Fields>,
): ElasticsearchMapping;
export function elasticsearchMapping({ language, fields }: IndexOptions<AnyLanguage>): ElasticsearchMapping {
  const own = ownFields(language, fields);
  const added = [...lookupOf(language).fields.values()].filter((entry) => ownField(entry, own) === undefined);
  const properties = added.map((entry) => {
    const held = entry.kind.contains
      ? object({ folded: searched, exact: searched, present: searched })
      : hasKeys(entry)
        ? searched
        : ({ type: "keyword" } as const);
    return [propertyName(entry.name), held] as const;
  });
  const text = object({ folded: searched, exact: searched });
  return { properties: { querybar: object({ text, fields: object(Object.fromEntries(properties)) }) } };
}

/** Only searched: not for counting or sorting. */
const searched: ElasticsearchKeyword = { type: "keyword", doc_values: false };

/** A field that the mapping does not have is an error, since it would not be found. */
function object(properties: ElasticsearchObject["properties"]): ElasticsearchObject {
  return { type: "object", dynamic: "strict", properties };
}
