import { kinds } from "./kinds.ts";
import {
  boolean,
  described,
  either,
  listOf,
  mapOf,
  named,
  number,
  object,
  objectBy,
  oneOfThese,
  type Properties,
  type Shape,
  string,
} from "./shape.ts";

const pathShape = either(
  'a path such as "author.name", or a list of keys such as ["a.b"]',
  string,
  listOf(string, "a list of keys", 1),
);
const path = named("path", () => pathShape);
const pathOrSpan = either(
  'a path, or the paths of two dates: { "from": …, "to": … }',
  path,
  object({ from: path, to: path }),
);

const own = new Map([...kinds].map(([kind, { properties }]) => [kind, properties]));

const shared: Properties = {
  path: described(path, "Where a record holds the value: dots descend"),
  description: [described(string, "What the field selects by, for users: “the branch, case included”")],
  aliases: [described(listOf(string, "a list of names"), "Other names that read as this field")],
};

const field = objectBy("kind", {
  ...Object.fromEntries([...own].map(([kind, properties]) => [kind, { ...shared, ...properties }])),
  duration: {
    ...shared,
    path: described(pathOrSpan, "Where a record holds it, or its two dates"),
    ...own.get("duration"),
  },
  keyed: { ...shared, of: described(objectBy("kind", Object.fromEntries(own)), "The kind of each key’s value") },
});

const valueShape = either("a value", string, number, boolean);
const value = named("value", () => valueShape);
const comparison = object({
  above: [value],
  atLeast: [value],
  below: [value],
  atMost: [value],
  from: [value],
  to: [value],
  olderThan: [string],
  newerThan: [string],
  matches: [string],
  present: [boolean],
});
const conditionsShape = mapOf(
  either(
    'a value, a list of values, or a comparison such as { "atLeast": 10 }',
    value,
    listOf(value, "a list of values", 1),
    comparison,
  ),
);

const conditions = named("conditions", () => conditionsShape);

const clauses = listOf(
  named("clause", () => clauseShape),
  "a list of conditions",
  1,
);
const groups: Properties = { all: [clauses], any: [clauses], none: [clauses] };
const clauseShape = either("conditions by field, or a group", conditions, object(groups));

const keyword = object({
  where: [conditions],
  except: [conditions],
  ...groups,
  description: [described(string, "What a record is that matches, for users: “the order is not shipped yet”")],
});

/** A definition as data. */
export const definition: Shape = object({
  $schema: [string],
  name: described(string, "The name of the language in messages"),
  dialect: [described(oneOfThese("documented", "extended"), "What queries may use. Default: documented")],
  text: described(listOf(path, "a list of paths"), "The texts of a record in which words and phrases are searched for"),
  fields: mapOf(field),
  keywords: [mapOf(keyword)],
});

/** The JSON Schema of a definition. */
export const definitionSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "The definition of a search language",
  ...definition.schema,
  $defs: {
    path: pathShape.schema,
    value: valueShape.schema,
    conditions: conditionsShape.schema,
    clause: clauseShape.schema,
  },
};
