import type { AnyLanguage } from "../../language/language.ts";
import { hasKeys, lookupOf } from "../../language/lookup.ts";
import { propertyName } from "./index-field.ts";

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
 * documents are mapped as usual.
 *
 * @example
 * ```ts
 * elasticsearchMapping({ language: layer }).properties.querybar.type; // "object"
 * ```
 */
export function elasticsearchMapping({ language }: { readonly language: AnyLanguage }): ElasticsearchMapping {
  const fields = [...lookupOf(language).fields.values()].map((entry) => {
    const held = entry.kind.contains
      ? object({ folded: searched, exact: searched, present: searched })
      : hasKeys(entry)
        ? searched
        : ({ type: "keyword" } as const);
    return [propertyName(entry.name), held] as const;
  });
  const text = object({ folded: searched, exact: searched });
  return { properties: { querybar: object({ text, fields: object(Object.fromEntries(fields)) }) } };
}

/** Only searched: not for counting or sorting. */
const searched: ElasticsearchKeyword = { type: "keyword", doc_values: false };

/** A field that the mapping does not have is an error, since it would not be found. */
function object(properties: ElasticsearchObject["properties"]): ElasticsearchObject {
  return { type: "object", dynamic: "strict", properties };
}
